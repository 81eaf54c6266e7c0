"""The page for who wants to take part: its text is the kernredactie's, its address is nobody's to change."""

import io
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.urls import reverse
from wagtail.models import Page, Site

from gemeenten.models import ContactPage, DoeMeePage
from gemeenten.onboarding import richt_in
from handleiding.adressen.bewaking import bewaak_verwijderen
from handleiding.models import InhoudPage
from handleiding.workflow.actions import haal_offline
from tests.bewaring import na_de_termijn
from tests.formulier import formulier
from tests.handleiding.adressen.hulp import met_oude_naam


@pytest.fixture
def page(wereld):
    return DoeMeePage.objects.get()


@pytest.fixture
def kernredacteur(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


def zonder_adres(titel="Doe mee", **extra):
    return formulier(titel=titel, adres=None, tekst="<p>Nieuwe woorden.</p>", **extra)


class TestReader:
    def test_says_what_a_group_is_and_whom_to_ask(self, client, wereld, page):
        tekst = client.get("/doe-mee/").text
        assert "Wat is een werk-leergroep?" in tekst
        contact = ContactPage.objects.child_of(wereld.editie()).get()
        assert re.search(rf'href="{contact.url}">\s*contact in Leeuwarden', tekst)
        assert tekst.index(">Leeuwarden<") < tekst.index(">Weststellingwerf<")
        assert "Sjabloon" not in tekst

    def test_names_no_edition_or_contact_page_that_is_not_there_to_read(self, client, wereld):
        contact = ContactPage.objects.child_of(wereld.editie()).get()
        haal_offline(contact, wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer")
        andere = wereld.editie("weststellingwerf")
        haal_offline(andere, wereld.user("beoordelaar-weststellingwerf"), "Even dicht")
        tekst = client.get("/doe-mee/").text
        assert ">Leeuwarden<" in tekst
        assert "contact in Leeuwarden" not in tekst
        assert "Weststellingwerf" not in tekst

    def test_does_not_depend_on_the_page_above_it(self, client, wereld):
        Page.objects.filter(pk=wereld.home.pk).update(live=False)
        assert client.get("/").status_code == 404
        assert client.get("/doe-mee/").status_code == 200

    def test_leads_to_the_host_of_an_edition(self, client, wereld):
        Site.objects.create(hostname="leeuwarden.example", root_page=wereld.editie())
        assert client.get("/doe-mee/").status_code == 200

    def test_asks_as_much_for_more_municipalities(
        self, client, wereld, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(16):
            client.get("/doe-mee/")


class TestEditor:
    def test_kernredactie_writes_and_submits_it(self, kernredacteur, wereld, page):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        scherm = kernredacteur.get(url).text
        assert "Dit adres ligt vast" in scherm
        assert 'name="slug"' not in scherm
        kernredacteur.post(url, zonder_adres("Meedoen", slug="meedoen"))
        page.refresh_from_db()
        inhoud = page.get_latest_revision().content
        assert (inhoud["title"], inhoud["slug"]) == ("Meedoen", "doe-mee")
        wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")
        assert "Nieuwe woorden." in kernredacteur.get("/doe-mee/").text

    def test_who_is_of_an_edition_does_not_reach_it(self, client, wereld, page):
        client.force_login(wereld.user("redacteur-leeuwarden"))
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert client.get(url).status_code == 302
        client.post(url, zonder_adres("Van mij"))
        assert page.get_latest_revision().content["title"] == "Doe mee"

    @pytest.mark.parametrize("wie", ["kernredacteur", "admin"])
    def test_not_moved_copied_or_deleted_also_when_it_is_offline(self, client, wereld, page, wie):
        haal_offline(page, wereld.user("kernbeoordelaar"), "Wordt herschreven")
        client.force_login(wereld.user(wie))
        bulk = {"delete": {}, "move": {"chooser": wereld.kern.pk}}
        wegen = [
            ("wagtailadmin_pages:delete", [page.pk], {}),
            ("wagtailadmin_pages:move_confirm", [page.pk, wereld.kern.pk], {}),
            (
                "wagtailadmin_pages:copy",
                [page.pk],
                {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": wereld.home.pk},
            ),
        ]
        for naam, args, data in wegen:
            client.get(reverse(naam, args=args), follow=True)
            client.post(reverse(naam, args=args), data)
        for soort, data in bulk.items():
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", soort])
            client.post(f"{url}?id={page.pk}&next=/cms/", data)
        assert DoeMeePage.objects.get().path == page.path
        assert DoeMeePage.objects.get().slug == "doe-mee"

    def test_there_is_one(self, client, wereld, page):
        client.force_login(wereld.user("admin"))
        url = reverse("wagtailadmin_pages:add", args=["gemeenten", "doemeepage", wereld.home.pk])
        assert client.get(url).status_code == 302
        client.post(url, zonder_adres("Nog een"))
        assert DoeMeePage.objects.count() == 1


class TestCode:
    def test_no_other_name(self, page):
        page.slug = "meedoen"
        for bewaar in (page.save_revision, page.save):
            with pytest.raises(ValidationError, match="ligt vast: “doe-mee”"):
                bewaar()

    def test_no_other_place(self, wereld, page):
        with pytest.raises(PermissionDenied, match="niet worden verplaatst"):
            page.move(Page.objects.get(pk=wereld.kern.pk), pos="last-child")
        ouder = Page.objects.get(pk=wereld.kern.pk)
        with pytest.raises(ValidationError, match="ligt vast"):
            ouder.add_child(instance=DoeMeePage(title="Doe mee", live=False))

    @pytest.mark.parametrize("boven", [False, True])
    def test_stays_also_when_what_is_above_it_would_go(self, wereld, page, boven):
        weg = Page.objects.get(pk=page.get_parent().pk if boven else page.pk)
        with pytest.raises((PermissionDenied, ProtectedError)):
            weg.delete()
        assert DoeMeePage.objects.filter(pk=page.pk).exists()

    def test_is_sorted_among_the_others(self, page):
        page.move(page.get_prev_sibling(), pos="left")
        assert DoeMeePage.objects.get().slug == "doe-mee"

    def test_its_name_is_no_other_pages(self, wereld, page):
        met_oude_naam(page, "elders")
        with pytest.raises(ValidationError, match="van de site zelf"):
            wereld.home.add_child(instance=InhoudPage(title="Doe", slug="doe-mee", live=False))


class TestSetUp:
    @pytest.fixture
    def zonder(self, page):
        """An installation from before there was such a page."""
        vast = {"sender": DoeMeePage, "dispatch_uid": "adressen_doe_mee_verwijderen"}
        pre_delete.disconnect(**vast)
        na_de_termijn(Page.objects.get(pk=page.pk)).delete()
        pre_delete.connect(bewaak_verwijderen, **vast)

    def test_makes_it_once_as_a_draft(self, client, wereld, zonder):
        for _ in range(2):
            richt_in()
        page = DoeMeePage.objects.get()
        assert (page.slug, page.live) == ("doe-mee", False)
        assert client.get("/doe-mee/").status_code == 404
        wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")
        assert client.get("/doe-mee/").status_code == 200

    def test_leaves_a_page_of_that_name_and_says_so(self, wereld, zonder):
        oud = InhoudPage.objects.child_of(wereld.home).first()
        met_oude_naam(oud, "doe-mee")
        fout = io.StringIO()
        call_command("inrichten", stdout=io.StringIO(), stderr=fout)
        assert "Geef die een ander adres" in fout.getvalue()
        assert not DoeMeePage.objects.exists()
        met_oude_naam(oud, "oud")
        call_command("inrichten", stdout=io.StringIO(), stderr=fout)
        assert DoeMeePage.objects.get().slug == "doe-mee"
