"""Roads that are no editor's: after each, rows hold what was approved, and visitors read nothing else."""

from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from .rijen import Weg, volgende_maand

ADMIN, BEHEERDER, KEURDER = "admin", "beheerder-leeuwarden", "beoordelaar-leeuwarden"
ANDERS = {"titel": "Andere naam", "adres": "ander-adres", "tekst": "<p>Stiekem.</p>"}
VELDEN = ("title", "slug", "url_path", "show_in_menus", "seo_title", "live", "intern")


def offline_met_sessies(wereld, weg):
    hoofdstuk = wereld.bijeenkomst().get_parent().specific
    weg.haal_offline(hoofdstuk)
    return hoofdstuk, wereld.bijeenkomst()


def onder_beoordeling(wereld, weg):
    page, onder = offline_met_sessies(wereld, weg)
    weg.bewaar(page, **ANDERS)
    weg.dien_in(page)
    return page, onder


def ingepland(wereld, weg):
    page, onder = offline_met_sessies(wereld, weg)
    weg.bewaar(page, **ANDERS, go_live_at=volgende_maand())
    weg.dien_in(page)
    weg.keur_goed(page)
    assert Page.objects.get(pk=page.pk).scheduled_revision is not None
    return page, onder


def nooit_online(wereld, weg):
    boven = weg.maak(wereld.editie(), "Boven", "boven")
    onder = weg.zet_online(weg.maak(boven, "Onder", "onder"))
    weg.bewaar(boven, **ANDERS)
    return boven, onder


class Aanval:
    """One page with a draft that nobody approved (or only for next month), above something public."""

    def __init__(self, wereld, soort):
        self.wereld, self.weg = wereld, Weg(wereld)
        self.page, self.onder = soort(wereld, self.weg)
        self.adressen = [
            *(page.url for page in (self.onder, self.page, wereld.editie())),
            self.page.url.replace(self.page.slug, ANDERS["adres"]),
            self.onder.url.replace(self.page.slug, ANDERS["adres"]),
        ]
        self.stond, self.las = self.rijen(), self.weg.kijk(*self.adressen)
        assert self.las[0][0] == 200
        assert Page.objects.get(pk=self.page.pk).draft_title == ANDERS["titel"]

    def rijen(self):
        """What stands in the rows of the page and all below it, and their text."""
        boom = Page.objects.get(pk=self.page.pk).get_descendants(inclusive=True).specific()
        return {
            page.pk: (
                *(getattr(page, veld, None) for veld in VELDEN),
                str(getattr(page, "inhoud", "")),
            )
            for page in boom
        }

    def nu(self):
        return Page.objects.get(pk=self.page.pk).specific

    def vraag(self, naam, adres, data, *args):
        return self.weg.client(naam).post(reverse(adres, args=args), data)


def kopieer_op_scherm(aanval, **anders):
    ouder = aanval.page.get_parent()
    velden = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": ouder.pk}
    velden |= {"copy_subpages": "on", "publish_copies": "on", "alias": "on"} | anders
    for naam in (ADMIN, BEHEERDER):
        aanval.vraag(naam, "wagtailadmin_pages:copy", velden, aanval.page.pk)


def verplaats_op_scherm(aanval):
    """Away and back: the address of the draft must not come along."""
    page, ouder = aanval.nu(), aanval.page.get_parent()
    doel = ouder.get_children().exclude(pk=page.pk).first() or aanval.wereld.editie()
    for naar in (doel, ouder):
        for naam in (ADMIN, BEHEERDER):
            aanval.vraag(naam, "wagtailadmin_pages:move_confirm", {}, page.pk, naar.pk)


def zet_op_volgorde(aanval):
    adres = reverse("wagtailadmin_pages:set_page_position", args=[aanval.page.pk])
    aanval.weg.client(BEHEERDER).post(f"{adres}?position=0")


def reeks(actie):
    def doe(aanval):
        adres = reverse("wagtail_bulk_action", args=["wagtailcore", "page", actie])
        velden = {"include_descendants": "on", "chooser": aanval.page.get_parent().pk}
        for naam in (ADMIN, BEHEERDER, KEURDER):
            aanval.weg.client(naam).post(f"{adres}?id={aanval.page.pk}", velden)

    return doe


def draai_terug(aanval):
    oud = aanval.nu().revisions.order_by("pk").first()
    aanval.weg.bewaar(aanval.page, naar="revisions_revert", args=[oud.pk], **ANDERS)


def haal_uit_de_planning(aanval):
    page = aanval.nu()
    if page.scheduled_revision:
        args = [page.pk, page.scheduled_revision.pk]
        for naam in (ADMIN, KEURDER):
            aanval.weg.client(naam).post(
                reverse("wagtailadmin_pages:revisions_unschedule", args=args)
            )


def kopieer_in_code(aanval):
    page = aanval.nu()
    ouder = page.get_parent()
    for extra in ({"recursive": True}, {"copy_revisions": False}, {"log_action": None}):
        page.copy(to=ouder, update_attrs={"slug": f"kopie-{min(extra)}"}, keep_live=False, **extra)


def alias_in_code(aanval):
    page = aanval.nu()
    page.create_alias(parent=page.get_parent(), update_slug="alias")
    page.update_aliases(revision=page.latest_revision)


def vertaal_in_code(aanval):
    from wagtail.models import Locale

    locale = Locale.objects.create(language_code="fy")
    aanval.nu().copy_for_translation(locale, copy_parents=True, alias=False)


def bewaar_als_was_het_nieuw(aanval):
    """What a fixture, or code that read a version, does with the row."""
    versie = aanval.nu().latest_revision.as_object()
    versie.full_clean()
    versie.save()
    versie.save(update_fields=["title", "slug", "url_path"])
    versie.set_url_path(versie.get_parent())
    versie.save(clean=False)


def opdracht(*woorden, **opties):
    def doe(aanval):
        call_command(*woorden, verbosity=0, **opties)

    return doe


def verplaats_met_opdracht(aanval):
    ouder = aanval.page.get_parent()
    doel = aanval.wereld.editie()
    call_command("move_pages", aanval.page.pk, doel.pk)
    call_command("move_pages", doel.pk, doel.pk)
    for kind in doel.get_children().filter(pk=aanval.page.pk):
        kind.move(ouder, "last-child")


SCHERMEN = [
    kopieer_op_scherm,
    verplaats_op_scherm,
    zet_op_volgorde,
    draai_terug,
    haal_uit_de_planning,
    *map(reeks, ("publish", "unpublish", "move")),
]
CODE = [kopieer_in_code, alias_in_code, vertaal_in_code, bewaar_als_was_het_nieuw]
OPDRACHTEN = [
    opdracht("publish_scheduled"),
    opdracht("fixtree", interactive=False, full=True),
    opdracht("set_url_paths"),
    opdracht("update_index"),
    opdracht("rebuild_references_index"),
    opdracht("create_log_entries_from_revisions"),
    opdracht("purge_revisions"),
    opdracht("purge_revisions", days=0),
    opdracht("adressen"),
    opdracht("etalage", "--herstel"),
    opdracht("zoekindex"),
    opdracht("inrichten"),
    opdracht("periodiek"),
    opdracht("herinner"),
    opdracht("hervat_overnames"),
]
NAMEN = ["bulk publish", "bulk unpublish", "bulk move"]
NAMEN_OPDRACHTEN = [
    "publish_scheduled", "fixtree", "set_url_paths", "update_index", "rebuild_references_index",
    "create_log_entries_from_revisions", "purge_revisions", "purge_revisions --days 0", "adressen", "etalage",
    "zoekindex", "inrichten", "periodiek", "herinner", "hervat_overnames",
]  # fmt: skip
WEGEN = dict(
    zip(
        [*(weg.__name__ for weg in SCHERMEN[:5]), *NAMEN, *(w.__name__ for w in CODE), *NAMEN_OPDRACHTEN],
        [*SCHERMEN, *CODE, *OPDRACHTEN],
        strict=True,
    )
)  # fmt: skip
# What a page loses or gains by its own right, at a road that is meant for that.
MAG_OFFLINE = {"bulk unpublish"}


@pytest.mark.parametrize("soort", [onder_beoordeling, ingepland, nooit_online])
def test_no_road_lets_a_draft_out(wereld, soort, django_capture_on_commit_callbacks):
    aanval = Aanval(wereld, soort)
    lekken = {}
    for naam, weg in WEGEN.items():
        with transaction.atomic():
            with (
                suppress(PermissionDenied, ValidationError),
                django_capture_on_commit_callbacks(execute=True),
                transaction.atomic(),
            ):
                weg(aanval)
            anders = _verschil(aanval, mag_offline=naam in MAG_OFFLINE)
            if anders:
                lekken[naam] = anders
            transaction.set_rollback(True)
    assert lekken == {}


@pytest.mark.parametrize("maak", [alias_in_code, vertaal_in_code])
def test_nothing_is_made_that_goes_online_by_itself(wereld, maak):
    """Neither of a page that is online, nor of one that is not."""
    aanval = Aanval(wereld, nooit_online)
    for page in (aanval.page, aanval.onder):
        aanval.page = page
        al = set(Page.objects.values_list("pk", flat=True))
        with suppress(PermissionDenied), transaction.atomic():
            maak(aanval)
        assert not Page.objects.exclude(pk__in=al).filter(live=True).exists()


def _verschil(aanval, *, mag_offline):
    """What rows hold, and visitors read, that they did not before."""
    rijen = {pk: rij for pk, rij in aanval.rijen().items() if rij != aanval.stond.get(pk)}
    if mag_offline:
        rijen = {pk: rij for pk, rij in rijen.items() if rij[:5] != aanval.stond[pk][:5]}
    gelezen = [
        (adres, nu[0])
        for adres, nu, toen in zip(
            aanval.adressen, aanval.weg.kijk(*aanval.adressen), aanval.las, strict=True
        )
        if nu != toen and not (mag_offline and nu[0] == 404)
    ]
    stiekem = [adres for adres, nu in gelezen if nu == 200 and not mag_offline]
    return [*rijen.items(), *stiekem, *(gelezen if not mag_offline else [])]
