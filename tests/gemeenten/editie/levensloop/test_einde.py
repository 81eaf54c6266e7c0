"""Nothing of a deleted edition is left in any table or on disk; nothing of another is touched."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, PageLogEntry, Revision, Site, Workflow, WorkflowState

from gemeenten.demo.mensen import DEMOGROEP
from gemeenten.editie.levensloop import verwijder as module
from gemeenten.editie.levensloop.archief import archiveer, haal_terug, standaardtermijn
from gemeenten.editie.levensloop.samenvoegen import voeg_samen
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.logacties import EDITIE_VERWIJDERD
from gemeenten.models import Bericht, OnboardingOpdracht, WerkleergroepPage
from gemeenten.toegang.mensen.acties import nodig_uit
from handleiding.models import InhoudPage, Reeks, ReeksRegel
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.onboarding.hulp import maak_beeld, maak_bestand, telling

MENSEN = ("redacteur", "beoordelaar", "beheerder", "lezer")


@pytest.fixture
def kern(wereld):
    return wereld.user("kernredacteur")


@pytest.fixture
def editie(wereld):
    """Leeuwarden offline, with traces everywhere."""
    editie, kern = wereld.editie(), wereld.user("kernredacteur")
    Site.objects.create(hostname="leeuwarden.example", root_page=editie)
    Bericht.objects.create(user=kern, soort="offline", page=editie, titel="Leeuwarden")
    plan = {"naam": "Leeuwarden", "code": "GM0080"}
    OnboardingOpdracht.objects.create(plan=plan, editie=editie)
    reeks = Reeks.objects.create(soort="indienen", wortel=editie)
    ReeksRegel.objects.create(reeks=reeks, page=editie, titel="Leeuwarden")
    Redirect.add_redirect("/oud/", editie)
    Redirect.add_redirect("/ouder/", "/gemeenten/leeuwarden/contact/")
    weg = InhoudPage(title="Een eerdere pagina", slug="eerder", live=False)
    editie.add_child(instance=weg)
    weg.save_revision(user=wereld.user("redacteur-leeuwarden"), log_action="wagtail.create")
    InhoudPage.objects.get(pk=weg.pk).delete(user=wereld.user("redacteur-leeuwarden"))
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    return wereld.editie()


def weg(editie, kern) -> None:
    verwijder(editie, user=kern, bevestiging=editie.title)


def naar_wat_weg_is() -> list[str]:
    """Return where a row points to a page, version, collection, site or review that is not there."""
    fouten = []
    for model in apps.get_models():
        for veld in model._meta.local_concrete_fields:
            doel = getattr(veld.remote_field, "model", None)
            if doel in {Page, Revision, Collection, Site, WorkflowState}:
                wijst = model._base_manager.exclude(**{veld.attname: None}).order_by()
                if wijst.exclude(**{f"{veld.attname}__in": doel.objects.order_by().values("pk")}):
                    fouten.append(f"{model._meta.label}.{veld.name}")
    return fouten


def los_verwijzend() -> list[str]:
    """Return the tables with a row about an object by type and id that is not there."""
    fouten = []
    for model in apps.get_models():
        for veld in model._meta.private_fields:
            if isinstance(veld, GenericForeignKey):
                rijen = model._base_manager.order_by().values_list(veld.ct_field, veld.fk_field)
                for soort, pk in rijen.distinct():
                    over = ContentType.objects.get_for_id(soort).model_class()
                    if over and issubclass(over, Page) and not Page.objects.filter(pk=pk).exists():
                        fouten.append(model._meta.label)
    return sorted(set(fouten))


def test_no_table_remembers_it_but_for_the_record(wereld, kern, editie):
    # The log of a page that was deleted before.
    log = {"wagtailcore.PageLogEntry.page", "wagtailcore.PageLogEntry.revision"}
    assert set(naar_wat_weg_is()) == log
    aantal = editie.get_descendants(inclusive=True).count()
    titels = set(editie.get_descendants(inclusive=True).values_list("title", flat=True))
    eigen = titels - set(
        wereld.editie("weststellingwerf").get_descendants().values_list("title", flat=True)
    )
    weg(editie, kern)
    assert naar_wat_weg_is() == []
    assert los_verwijzend() == []
    assert not Site.objects.filter(hostname="leeuwarden.example").exists()
    for model in (OnboardingOpdracht, Reeks, ReeksRegel):
        assert not model.objects.exists()
    assert not Bericht.objects.filter(titel="Leeuwarden").exists()
    assert not Redirect.objects.filter(old_path__in=["/oud", "/ouder"]).exists()
    assert not PageLogEntry.objects.filter(label__in=eigen | {"Een eerdere pagina"}).exists()
    record = PageLogEntry.objects.get(action=EDITIE_VERWIJDERD)
    assert (record.user, record.data["naam"], record.data["code"]) == (kern, "Leeuwarden", "GM0080")
    assert record.data["aantallen"]["pagina’s"] == aantal


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"  # Wagtail leaves files of renditions open
)
def test_files_go_from_disk_after_the_commit(
    kern, editie, media_folder, django_capture_on_commit_callbacks
):
    voor = set(media_folder.rglob("*.*"))
    maak_beeld("GM0080 Leeuwarden").get_rendition("width-50")
    maak_bestand("GM0080 Leeuwarden")
    blijft = maak_beeld("GM0098 Weststellingwerf")
    with django_capture_on_commit_callbacks(execute=True):
        weg(editie, kern)
    over = set(media_folder.rglob("*.*")) - voor
    assert {pad.name for pad in over} == {blijft.file.name.rpartition("/")[2]}


def test_picture_that_a_page_elsewhere_shows_stays_there(wereld, kern, editie):
    beeld = maak_beeld("GM0080 Leeuwarden")
    page = wereld.hoofdstuk(editie="weststellingwerf")
    page.inhoud.append(("afbeelding", {"afbeelding": beeld, "bijschrift": ""}))
    page.save()
    weg(editie, kern)
    beeld.refresh_from_db()
    assert beeld.collection.name == "Kern"


# People


def test_who_belongs_nowhere_any_more_is_gone_and_cannot_come_in(client, wereld, kern, editie):
    namen = [f"{rol}-leeuwarden" for rol in MENSEN]
    andere = Group.objects.get(name="GM0098 redacteur")
    dubbel = wereld.user("redacteur-leeuwarden")
    dubbel.groups.add(andere)
    uitgenodigd = nodig_uit(
        wereld.editie(),
        wereld.user("beheerder-leeuwarden"),
        email="nieuw@leeuwarden.example",
        voornaam="N",
        achternaam="N",
        rollen=["lezer"],
    )
    client.force_login(wereld.user("beheerder-leeuwarden"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    buren = set(andere.user_set.values_list("pk", flat=True))
    weg(editie, kern)
    over = get_user_model().objects.filter(username__in=[*namen, uitgenodigd.username])
    assert list(over) == [dubbel]
    rollen = dubbel.groups.exclude(name=DEMOGROEP)
    assert list(rollen.values_list("name", flat=True)) == ["GM0098 redacteur"]
    assert set(andere.user_set.values_list("pk", flat=True)) == buren
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_who_left_a_trace_elsewhere_keeps_the_name_and_no_more(client, wereld, kern, editie):
    """A page that moved to another edition still tells who wrote it."""
    redacteur = wereld.user("redacteur-leeuwarden")
    groep = WerkleergroepPage.objects.get(slug="aldlan")
    groep.save_revision(user=redacteur)
    voeg_samen(editie, wereld.editie("weststellingwerf"), user=kern)
    client.force_login(redacteur)
    weg(wereld.editie(), kern)
    redacteur.refresh_from_db()
    assert not redacteur.is_active
    assert not redacteur.has_usable_password()
    assert not redacteur.groups.exclude(name=DEMOGROEP).exists()
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_past_of_a_page_that_moved_away_stays(wereld, kern, editie):
    groep = WerkleergroepPage.objects.get(slug="aldlan")
    verleden = list(groep.workflow_states.values_list("pk", flat=True))
    assert verleden
    voeg_samen(editie, wereld.editie("weststellingwerf"), user=kern)
    weg(wereld.editie(), kern)
    assert list(groep.workflow_states.values_list("pk", flat=True)) == verleden
    assert not Workflow.objects.filter(name__startswith="GM0080", active=True).exists()


def test_screen_tells_how_many_accounts_go(client, kern, editie):
    client.force_login(kern)
    adres = reverse("editie_doen", args=[editie.pk, "verwijderen"])
    assert "accounts van mensen zonder andere rol" in client.get(adres).text


# The term, and other people


def test_edition_is_kept_for_its_term_on_every_road(client, wereld, kern, editie):
    client.force_login(kern)
    adres = reverse("editie_doen", args=[editie.pk, "archiveren"])
    termijn = standaardtermijn(timezone.localdate())
    assert f'value="{termijn:%Y-%m-%d}"' in client.get(adres).text
    client.post(adres, {"bewaren_tot": f"{termijn:%Y-%m-%d}"})
    checklist = reverse("editie_checklist", args=[editie.pk])
    assert f"bewaard tot {termijn.day} " in client.get(checklist).text
    weg_adres = reverse("editie_doen", args=[editie.pk, "verwijderen"])
    for _ in ("in the archive", "taken out of it"):
        tekst = client.post(weg_adres, {"bevestiging": "Leeuwarden"}).text
        assert "moet bewaard blijven tot" in tekst
        if wereld.editie().gearchiveerd_op:
            haal_terug(wereld.editie(), user=kern)
    archiveer(wereld.editie(), user=kern)
    assert "geen bewaartermijn" in client.get(checklist).text
    weg(wereld.editie(), kern)


@pytest.mark.parametrize(
    ("vandaag", "tot"),
    [
        ((2026, 11, 24), (2036, 11, 24)),
        ((2028, 2, 29), (2038, 3, 1)),
        ((2030, 2, 28), (2040, 2, 28)),
    ],
)
def test_term_is_counted_in_years(vandaag, tot):
    datum = timezone.datetime
    assert standaardtermijn(datum(*vandaag).date()) == datum(*tot).date()


def test_what_goes_by_itself_is_not_archived(wereld, kern, editie):
    page = Page.objects.get(pk=wereld.hoofdstuk().pk)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    with pytest.raises(PermissionDenied, match="staat nog iets ingepland: Inleiding"):
        archiveer(wereld.editie(), user=kern)


def test_second_person_sees_what_the_first_did(wereld, kern, editie):
    """Two screens open: what the second was about to do is judged by how things stand now."""
    oud = wereld.editie()
    archiveer(wereld.editie(), user=kern)
    for doe in (
        lambda: archiveer(oud, user=kern),
        lambda: voeg_samen(oud, wereld.editie("weststellingwerf"), user=kern),
    ):
        with pytest.raises(PermissionDenied, match="gearchiveerd"):
            doe()
    nog_een = wereld.editie()
    weg(wereld.editie(), kern)
    with pytest.raises(PermissionDenied, match="bestaat niet meer"):
        weg(nog_een, kern)


@pytest.mark.parametrize(
    "stap", ["wis_bij_paginas", "wis_goedkeuring", "_verwijder_media", "neem_afscheid"]
)
def test_killed_halfway_everything_is_still_there(wereld, kern, editie, monkeypatch, stap):
    beeld = maak_beeld("GM0080 Leeuwarden")
    voor, mensen = telling(), get_user_model().objects.count()
    echt = getattr(module, stap)

    def gedood(*args):
        echt(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(module, stap, gedood)
    with pytest.raises(KeyboardInterrupt):
        weg(wereld.editie(), kern)
    assert (telling(), get_user_model().objects.count()) == (voor, mensen)
    assert beeld.file.storage.exists(beeld.file.name)
