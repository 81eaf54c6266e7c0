"""The row of a page holds what was approved; a draft of a page that something public depends on is a revision."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Revision

from gemeenten.models import ContactPage
from handleiding.models import InhoudPage
from handleiding.workflow.actions import dien_in, keur_goed
from handleiding.workflow.rij import BOEKHOUDING, houdt_vast, leg_vast
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.formulier import formulier

from .rijen import (
    KEURDER,
    REDACTEUR,
    Weg,
    het_moment_komt,
    laat_verlopen,
    volgende_maand,
)

# What readers see of a row without reading the page itself.
FEITEN = ("title", "slug", "url_path", "show_in_menus", "seo_title", "search_description")


@pytest.fixture
def weg(wereld):
    return Weg(wereld)


def rij(page):
    """What stands in the row: the facts that others show, and the text."""
    page = Page.objects.get(pk=page.pk).specific
    feiten = {veld: getattr(page, veld) for veld in FEITEN}
    return feiten | {"intern": page.intern, "inhoud": page.inhoud.get_prep_value()}


def chapter_and_session(wereld):
    sessie = wereld.bijeenkomst()
    return sessie.get_parent().specific, sessie


@pytest.fixture
def offline(wereld, weg):
    """A chapter that was taken offline; its sessions stay online."""
    hoofdstuk, sessie = chapter_and_session(wereld)
    weg.haal_offline(hoofdstuk)
    assert not Page.objects.get(pk=hoofdstuk.pk).live
    return hoofdstuk, sessie


def verlopen(wereld, weg):
    hoofdstuk, sessie = chapter_and_session(wereld)
    laat_verlopen(hoofdstuk)
    return hoofdstuk, sessie


def van_beheer_offline(wereld, weg):
    hoofdstuk, sessie = chapter_and_session(wereld)
    weg.haal_offline(hoofdstuk)
    return hoofdstuk, sessie


def nooit_online(wereld, weg):
    """A page that nobody approved, with one below it that somebody did."""
    boven = weg.maak(wereld.editie(), "Boven", "boven")
    return boven, weg.zet_online(weg.maak(boven, "Onder", "onder"))


SOORTEN = [verlopen, van_beheer_offline, nooit_online]


@pytest.mark.parametrize("soort", SOORTEN)
class TestDraftOfAPageThatIsNotLive:
    def test_changes_nothing_public(self, wereld, weg, soort, django_capture_on_commit_callbacks):
        page, onder = soort(wereld, weg)
        adressen = [onder.url, page.url, wereld.editie().url]
        voor, zag = rij(page), weg.kijk(*adressen)
        assert zag[0][0] == 200
        with django_capture_on_commit_callbacks(execute=True):
            nieuw = {"titel": "Andere naam", "adres": "ander-adres", "show_in_menus": "on"}
            weg.bewaar(page, tekst="<p>Ander.</p>", seo_title="Anders", intern="on", **nieuw)
            weg.dien_in(page)
            weg.stuur_terug(page)
        assert (rij(page), weg.kijk(*adressen)) == (voor, zag)
        assert not Redirect.objects.exists()
        assert weg.kijk(page.url.replace(page.slug, "ander-adres"))[0][0] == 404

    def test_is_what_its_writer_goes_on_with(self, wereld, weg, soort):
        page, _ = soort(wereld, weg)
        weg.bewaar(page, titel="Andere naam", adres="ander-adres", tekst="<p>Ander.</p>")
        client = weg.client(REDACTEUR)
        editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        for deel in ("Andere naam", "ander-adres", "Ander."):
            assert deel in editor
        lijst = client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).text
        assert "Andere naam" in lijst

    def test_goes_into_the_row_when_it_is_approved(
        self, wereld, weg, soort, django_capture_on_commit_callbacks
    ):
        page, onder = soort(wereld, weg)
        weg.bewaar(page, titel="Andere naam", adres="ander-adres", tekst="<p>Ander.</p>")
        oud = onder.url
        with django_capture_on_commit_callbacks(execute=True):
            weg.zet_online(page)
        na = rij(page)
        assert (na["title"], na["slug"]) == ("Andere naam", "ander-adres")
        assert "Ander." in str(na["inhoud"])
        nieuw = Page.objects.get(pk=onder.pk).url
        assert "/ander-adres/" in nieuw
        assert "Andere naam" in weg.kijk(nieuw)[0][2].decode()
        assert weg.kijk(oud)[0][:2] == (301, nieuw)

    @pytest.mark.parametrize(
        "schrijf",
        [
            lambda page: page.get_latest_revision().as_object().save(),
            lambda page: page.get_latest_revision().as_object().save(clean=False),
            lambda page: (
                page.get_latest_revision()
                .as_object()
                .save(update_fields=["title", "slug", "url_path", "draft_title"])
            ),
            lambda page: page.get_latest_revision().as_object().save_revision(),
            lambda page: page.get_latest_revision().as_object().unpublish(),
        ],
    )
    def test_stays_out_of_the_row_in_code(self, wereld, weg, soort, schrijf):
        page, _ = soort(wereld, weg)
        voor = rij(page)
        weg.bewaar(page, titel="Andere naam", adres="ander-adres", tekst="<p>Ander.</p>")
        schrijf(Page.objects.get(pk=page.pk).specific)
        assert rij(page) == voor
        assert Page.objects.get(pk=page.pk).draft_title == "Andere naam"


def test_internal_draft_stays_internal_until_somebody_approves_it(wereld, weg):
    boven = weg.maak(wereld.editie(), "Boven", "boven", intern="on")
    midden = weg.maak(boven, "Midden", "midden")
    onder = weg.zet_online(weg.maak(midden, "Onder", "onder"))
    assert weg.kijk(onder.url)[0][0] == 302
    weg.bewaar(boven)
    assert not Page.objects.get(pk=boven.pk).get_latest_revision_as_object().intern
    assert weg.kijk(onder.url)[0][0] == 302
    weg.zet_online(boven)
    assert weg.kijk(onder.url)[0][0] == 200


def test_revert_of_a_page_that_is_offline_changes_no_row(weg, offline):
    hoofdstuk, sessie = offline
    weg.bewaar(hoofdstuk, titel="Tweede naam", adres="tweede")
    tweede = Page.objects.get(pk=hoofdstuk.pk).latest_revision_id
    weg.bewaar(hoofdstuk, titel="Derde naam", adres="derde")
    voor, zag = rij(hoofdstuk), weg.kijk(sessie.url)
    naam = {"titel": "Tweede naam", "adres": "tweede"}
    weg.bewaar(hoofdstuk, naar="revisions_revert", args=[tweede], **naam)
    assert Page.objects.get(pk=hoofdstuk.pk).draft_title == "Tweede naam"
    assert (rij(hoofdstuk), weg.kijk(sessie.url)) == (voor, zag)


def test_planned_publication_writes_its_dates_and_at_its_moment_the_rest(
    weg, offline, django_capture_on_commit_callbacks
):
    hoofdstuk, sessie = offline
    voor, zag = rij(hoofdstuk), weg.kijk(sessie.url)
    with django_capture_on_commit_callbacks(execute=True):
        plan = {"titel": "Volgende maand", "adres": "straks", "go_live_at": volgende_maand()}
        weg.bewaar(hoofdstuk, tekst="<p>Straks.</p>", **plan)
        assert Page.objects.get(pk=hoofdstuk.pk).go_live_at is None
        weg.zet_online(hoofdstuk)
    assert toestand_van(Page.objects.get(pk=hoofdstuk.pk)) == Toestand.INGEPLAND
    assert Page.objects.get(pk=hoofdstuk.pk).go_live_at is not None
    assert (rij(hoofdstuk), weg.kijk(sessie.url)) == (voor, zag)
    assert not Redirect.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        het_moment_komt(hoofdstuk)
    na = rij(hoofdstuk)
    assert (na["title"], na["slug"]) == ("Volgende maand", "straks")
    assert "Straks." in str(na["inhoud"])
    nieuw = Page.objects.get(pk=sessie.pk).url
    assert weg.kijk(sessie.url)[0][:2] == (301, nieuw)
    assert "Volgende maand" in weg.kijk(nieuw)[0][2].decode()


def test_plan_that_is_withdrawn_leaves_the_row(weg, offline):
    hoofdstuk, sessie = offline
    voor, zag = rij(hoofdstuk), weg.kijk(sessie.url)
    weg.bewaar(hoofdstuk, titel="Nooit", adres="nooit", go_live_at=volgende_maand())
    weg.zet_online(hoofdstuk)
    weg.trek_planning_in(hoofdstuk)
    assert Page.objects.get(pk=hoofdstuk.pk).scheduled_revision is None
    assert (rij(hoofdstuk), weg.kijk(sessie.url)) == (voor, zag)


def test_page_above_a_planned_one_is_held_too(wereld, weg):
    """Else a page comes online at another address, or for others, than its reviewer read."""
    boven = weg.maak(wereld.editie(), "Boven", "boven", intern="on")
    onder = weg.maak(boven, "Onder", "onder", go_live_at=volgende_maand())
    weg.zet_online(onder)
    weg.bewaar(boven, titel="Ander", adres="ander")
    assert rij(boven)["slug"] == "boven"
    het_moment_komt(onder)
    assert weg.kijk(Page.objects.get(pk=onder.pk).url)[0][0] == 302


def test_page_above_one_that_somebody_is_reading_is_held_too(wereld, weg):
    """Else it is approved at another address, or for others, than its reviewer read."""
    boven = weg.maak(wereld.editie(), "Boven", "boven", intern="on")
    onder = weg.maak(boven, "Onder", "onder")
    weg.dien_in(onder)
    weg.bewaar(boven, titel="Ander", adres="ander")
    weg.keur_goed(onder)
    onder = Page.objects.get(pk=onder.pk)
    assert onder.live
    assert "/boven/onder/" in onder.url
    assert weg.kijk(onder.url)[0][0] == 302


def test_rows_below_a_page_that_is_offline_stay_as_they_were_approved(wereld, weg):
    contact = ContactPage.objects.child_of(wereld.editie()).get()
    weg.haal_offline(contact)
    namen = set(contact.contactpersonen.values_list("functie", flat=True))
    concept = contact.get_latest_revision().as_object()
    concept.contactpersonen = []
    concept.save()
    concept.save_revision()
    assert (
        set(
            ContactPage.objects.get(pk=contact.pk).contactpersonen.values_list("functie", flat=True)
        )
        == namen
    )
    assert namen


def test_page_that_nothing_public_depends_on_follows_its_draft(
    wereld, weg, django_capture_on_commit_callbacks
):
    page = weg.maak(wereld.editie(), "Eerste naam", "eerste")
    weg.maak(page, "Ook een concept", "ook")
    oud = page.url
    with django_capture_on_commit_callbacks(execute=True):
        weg.bewaar(page, titel="Tweede naam", adres="tweede", intern="on")
    na = rij(page)
    assert (na["title"], na["slug"], na["intern"]) == ("Tweede naam", "tweede", True)
    assert weg.maak(wereld.editie(), "Een ander", "eerste").slug == "eerste"
    # Nobody could read it, so its old address leads nowhere.
    assert not Redirect.objects.exists()
    assert weg.kijk(oud)[0][0] == 404


def test_moved_draft_leaves_no_redirect_and_a_page_that_was_online_does(
    wereld, weg, django_capture_on_commit_callbacks
):
    doel = weg.maak(wereld.editie(), "Doel", "doel")
    nooit = weg.maak(wereld.editie(), "Nooit", "nooit")
    ooit = weg.zet_online(weg.maak(wereld.editie(), "Ooit", "ooit"))
    oud = ooit.url
    weg.haal_offline(ooit)
    for page in (nooit, ooit):
        with django_capture_on_commit_callbacks(execute=True):
            Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=doel.pk), "last-child")
    assert [r.old_path for r in Redirect.objects.all()] == [oud.rstrip("/")]


class TestAddressThatIsTaken:
    def test_by_the_draft_of_another_is_refused_in_the_editor(self, weg, offline):
        hoofdstuk, _ = offline
        weg.bewaar(hoofdstuk, adres="gewild")
        ernaast = weg.maak(hoofdstuk.get_parent(), "Ernaast", "ernaast", soort="hoofdstukpage")
        antwoord = weg.bewaar(ernaast, adres="gewild")
        fouten = antwoord.context["form"].errors["slug"]
        assert "“gewild” staat al in een concept van “Programma”" in fouten[0]
        assert antwoord.context["form"]["slug"].value() == "gewild"
        url = reverse(
            "wagtailadmin_pages:add", args=["handleiding", "hoofdstukpage", ernaast.get_parent().pk]
        )
        nieuw = weg.client(REDACTEUR).post(url, formulier(titel="Nog een", adres="gewild"))
        assert "gewild" in nieuw.context["form"].errors["slug"][0]

    def test_by_a_draft_is_refused_to_a_copy(self, wereld, weg):
        page = weg.zet_online(weg.maak(wereld.editie(), "Ooit", "ooit"))
        weg.bewaar(page, adres="gewild", go_live_at=volgende_maand())
        weg.zet_online(page)
        url = reverse("wagtailadmin_pages:copy", args=[page.pk])
        gegevens = {"new_title": "Kopie", "new_parent_page": wereld.editie().pk}
        antwoord = weg.client(REDACTEUR).post(url, gegevens | {"new_slug": "gewild"})
        assert (
            "staat al in een concept van “Ooit”" in antwoord.context["form"].errors["new_slug"][0]
        )
        weg.client(REDACTEUR).post(url, gegevens | {"new_slug": "vrij"})
        assert list(Page.objects.filter(title="Kopie").values_list("slug", flat=True)) == ["vrij"]

    def test_by_its_own_draft_is_no_objection(self, weg, offline):
        hoofdstuk, _ = offline
        weg.bewaar(hoofdstuk, adres="gewild")
        antwoord = weg.bewaar(hoofdstuk, adres="gewild", titel="Nog eens")
        assert antwoord.status_code == 200
        assert Page.objects.get(pk=hoofdstuk.pk).draft_title == "Nog eens"

    def neem(self, hoofdstuk, slug):
        """Take the address by a road without a form."""
        page = type(hoofdstuk)(title="Kaper", slug=slug, live=False)
        Page.objects.get(pk=hoofdstuk.get_parent().pk).add_child(instance=page)
        return page

    def test_meanwhile_is_refused_at_submission(self, weg, offline):
        hoofdstuk, _ = offline
        weg.bewaar(hoofdstuk, adres="gewild")
        self.neem(hoofdstuk, "gewild")
        antwoord = weg.dien_in(hoofdstuk)
        assert antwoord.status_code == 200
        assert "in gebruik door “Kaper”" in antwoord.text
        assert not Page.objects.get(pk=hoofdstuk.pk).workflow_in_progress

    def test_meanwhile_is_refused_at_approval(self, weg, offline):
        hoofdstuk, _ = offline
        weg.bewaar(hoofdstuk, adres="gewild")
        weg.dien_in(hoofdstuk)
        self.neem(hoofdstuk, "gewild")
        antwoord = weg.keur_goed(hoofdstuk)
        assert antwoord.status_code == 200
        assert "in gebruik door “Kaper”" in antwoord.text
        assert not Page.objects.get(pk=hoofdstuk.pk).live
        weg.stuur_terug(hoofdstuk)
        assert toestand_van(Page.objects.get(pk=hoofdstuk.pk)) == Toestand.TERUGGESTUURD

    def test_at_the_planned_moment_drops_that_plan_and_no_other(self, wereld, weg, offline):
        hoofdstuk, _ = offline
        weg.bewaar(hoofdstuk, adres="gewild", go_live_at=volgende_maand())
        weg.zet_online(hoofdstuk)
        ander = weg.maak(wereld.editie(), "Ander", "ander", go_live_at=volgende_maand())
        ander = weg.zet_online(ander)
        self.neem(hoofdstuk, "gewild")
        het_moment_komt(hoofdstuk)
        het_moment_komt(ander)
        assert Page.objects.get(pk=ander.pk).live
        na = Page.objects.get(pk=hoofdstuk.pk)
        assert (na.live, na.slug, na.scheduled_revision) == (False, hoofdstuk.slug, None)
        regel = PageLogEntry.objects.get(page=na, action="handleiding.publicatie_geweigerd")
        assert "in gebruik door “Kaper”" in regel.data["reden"]

    def test_in_a_hurry_is_refused_with_the_reason(self, wereld, weg):
        kern = wereld.kernbijeenkomst().get_parent().specific
        concept = kern.get_latest_revision_as_object()
        concept.slug = "gewild"
        concept.save_revision(user=wereld.user("kernredacteur"))
        self.neem(kern, "gewild")
        antwoord = weg._handel(kern, "spoedpublicatie", "kernbeoordelaar")
        assert antwoord.status_code == 200
        assert "in gebruik door “Kaper”" in antwoord.text


class TestNamesOfAdministration:
    def test_change_the_row_and_nothing_else_of_it(self, weg, offline):
        hoofdstuk, sessie = offline
        weg.bewaar(hoofdstuk, titel="Concept", adres="concept", tekst="<p>Ander.</p>")
        voor = rij(hoofdstuk)
        leg_vast(Page.objects.get(pk=hoofdstuk.pk).specific, title="Ambtelijk", slug="ambtelijk")
        na = rij(hoofdstuk)
        assert (na["title"], na["slug"], na["inhoud"]) == ("Ambtelijk", "ambtelijk", voor["inhoud"])
        assert "/ambtelijk/" in Page.objects.get(pk=sessie.pk).url_path

    def test_take_nothing_along_from_the_draft_they_are_called_with(self, weg, offline):
        hoofdstuk, _ = offline
        weg.bewaar(hoofdstuk, titel="Concept", adres="concept", tekst="<p>Ander.</p>")
        voor = rij(hoofdstuk)
        concept = Page.objects.get(pk=hoofdstuk.pk).get_latest_revision_as_object()
        leg_vast(concept, title="Ambtelijk")
        assert rij(hoofdstuk) == voor | {"title": "Ambtelijk"}


def test_copy_in_code_of_a_tree_that_is_half_online_keeps_its_children(wereld, offline):
    hoofdstuk, _ = offline
    kopie = hoofdstuk.copy(recursive=True, update_attrs={"slug": "kopie"}, keep_live=True)
    kopie = Page.objects.get(pk=kopie.pk)
    assert kopie.get_children().live().count() == hoofdstuk.get_children().count()
    assert kopie.numchild == hoofdstuk.get_children().count()
    assert not Page.find_problems()[4]


def test_every_field_of_wagtails_page_is_decided_about():
    """A field that a new Wagtail brings is content until somebody says otherwise; it has to be seen."""
    inhoud = {"title", "slug", "seo_title", "show_in_menus", "search_description"}
    plek = {"id", "path", "depth", "numchild", "url_path", "content_type", "translation_key"}
    vast = {"locale", "alias_of", "first_published_at", "last_published_at"}
    velden = {veld.name for veld in Page._meta.concrete_fields}
    rest = inhoud | plek | vast
    assert velden == rest | (BOEKHOUDING & velden)
    assert not rest & BOEKHOUDING


def test_editor_of_a_draft_asks_nothing_more_than_before(wereld, weg, offline):
    """Looking asks nothing about rows; saving asks it once."""
    hoofdstuk, _ = offline
    client = weg.client(REDACTEUR)
    url = reverse("wagtailadmin_pages:edit", args=[hoofdstuk.pk])
    client.get(url)
    vraag = '"first_published_at" IS NOT NULL'
    with CaptureQueriesContext(connection) as gevangen:
        client.get(url)
    assert not [v["sql"] for v in gevangen if vraag in v["sql"]]
    with CaptureQueriesContext(connection) as gevangen:
        weg.bewaar(hoofdstuk, titel="Nieuw")
    assert len([v for v in gevangen if vraag in v["sql"]]) == 1


def test_page_that_is_online_is_held_also_without_a_date_of_first_publication(wereld):
    page = InhoudPage(title="Vanouds", slug="vanouds", live=True)
    wereld.editie().add_child(instance=page)
    assert houdt_vast(page)
    assert not houdt_vast(InhoudPage(title="Nieuw"))


def test_breadcrumbs_and_paging_skip_what_is_not_online(wereld, weg, offline):
    hoofdstuk, sessie = offline
    tekst = weg.kijk(sessie.url)[0][2].decode()
    assert f'href="{hoofdstuk.url}"' not in tekst
    assert f'href="{sessie.get_parent().get_parent().url}"' in tekst
    assert weg.kijk(hoofdstuk.url)[0][0] == 410


def test_contents_skip_a_handbook_that_is_not_online(wereld, weg):
    sessie = wereld.bijeenkomst()
    handleiding = sessie.get_parent().get_parent().specific
    weg.haal_offline(handleiding)
    for adres in (sessie.url, sessie.get_parent().url, wereld.hoofdstuk().url):
        status, _, tekst = weg.kijk(adres)[0]
        assert status == 200
        assert f'href="{handleiding.url}"' not in tekst.decode()


def test_revision_of_the_row_is_the_one_that_was_approved(wereld, weg):
    page = weg.zet_online(weg.maak(wereld.editie(), "Goed", "goed"))
    weg.bewaar(page, titel="Beter", adres="beter")
    weg.haal_offline(page)
    na = Page.objects.get(pk=page.pk)
    assert (na.title, na.slug, na.draft_title) == ("Goed", "goed", "Beter")
    assert Revision.objects.get(pk=na.latest_revision_id).content["slug"] == "beter"
    dien_in(na.specific, wereld.user(REDACTEUR))
    keur_goed(Page.objects.get(pk=page.pk).specific, wereld.user(KEURDER))
    assert Page.objects.get(pk=page.pk).slug == "beter"
