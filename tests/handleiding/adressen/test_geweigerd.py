"""No page gets a name that an address of the site has where it stands: in the CMS, on each of its screens."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Page, Site

from handleiding.models import HoofdstukPage, InhoudPage
from handleiding.workflow.actions import dien_in
from tests.formulier import bewaar, formulier
from tests.handleiding.adressen.hulp import met_oude_naam, vraagt

VAN_DE_SITE = "van de site zelf"
GESCHREVEN = "<p>Wat ik schreef.</p>"


def maak(client, ouder, titel: str, slug: str, soort: str = "inhoudpage"):
    """Post the screen of a new page below ``ouder``."""
    url = reverse("wagtailadmin_pages:add", args=["handleiding", soort, ouder.pk])
    return client.post(url, formulier(titel=titel, adres=slug, tekst=GESCHREVEN))


def fouten(antwoord) -> str:
    assert antwoord.status_code == 200
    return " ".join(antwoord.context["form"].errors.get("slug", []))


def onder(ouder, slug: str, model=InhoudPage, **velden):
    """A draft below ``ouder``, made in code."""
    page = model(title=slug.capitalize(), slug=slug, live=False, **velden)
    Page.objects.get(pk=ouder.pk).add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def redacteur(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    return client


@pytest.fixture
def op_eigen_host(wereld):
    return Site.objects.create(hostname="leeuwarden.example", root_page=wereld.editie())


class TestEditor:
    @pytest.mark.parametrize("slug", ["zoeken", "Zoeken"])
    def test_new_page_is_refused_in_words_and_its_text_stays(self, redacteur, wereld, slug):
        antwoord = maak(redacteur, wereld.editie(), "Zoeken", slug)
        assert f"“{slug}” is op deze plek {VAN_DE_SITE}, voor het zoeken" in fouten(antwoord)
        assert "bijvoorbeeld “" in fouten(antwoord)
        assert fouten(antwoord).count(VAN_DE_SITE) == 1
        assert "Wat ik schreef." in antwoord.text
        assert not InhoudPage.objects.filter(title="Zoeken").exists()

    @pytest.mark.parametrize("slug", ["zoeken-in-het-dossier", "v", "documenten"])
    def test_other_names_are_free_in_an_edition_without_a_host(self, redacteur, wereld, slug):
        assert maak(redacteur, wereld.editie(), "Een pagina", slug).status_code == 302
        assert InhoudPage.objects.child_of(wereld.editie()).filter(slug=slug).exists()

    @pytest.mark.parametrize("slug", ["v", "documenten", "cms", "doe-mee", "robots.txt"])
    def test_names_of_a_host_are_taken_below_an_edition_that_has_one(
        self, redacteur, wereld, op_eigen_host, slug
    ):
        assert fouten(maak(redacteur, wereld.editie(), "Een pagina", slug))

    @pytest.mark.parametrize("slug", ["cms", "metrics", "zoeken"])
    def test_below_the_front_page(self, client, wereld, slug):
        client.force_login(wereld.user("admin"))
        assert VAN_DE_SITE in fouten(maak(client, wereld.home, "Een pagina", slug))

    @pytest.mark.parametrize("slug", ["klopt-dit-niet"])
    def test_name_that_is_taken_below_any_page(self, redacteur, wereld, slug):
        ouder = InhoudPage.objects.child_of(wereld.editie()).first()
        assert VAN_DE_SITE in fouten(maak(redacteur, ouder, "Een pagina", slug))

    def test_name_of_the_handbook_is_free_further_down(self, redacteur, wereld):
        wortel, hoofdstuk = wereld.hoofdstuk().get_parent(), wereld.hoofdstuk()
        antwoord = maak(redacteur, wortel, "Wijzigingen", "wijzigingen", "hoofdstukpage")
        assert "voor het overzicht van wijzigingen" in fouten(antwoord)
        antwoord = maak(redacteur, hoofdstuk, "Wijzigingen", "wijzigingen", "hoofdstukpage")
        assert antwoord.status_code == 302

    def test_another_name_for_an_old_page_is_refused(self, redacteur, wereld):
        page = InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy")
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        antwoord = redacteur.post(
            url, formulier(titel=page.title, adres="zoeken", tekst=GESCHREVEN)
        )
        assert VAN_DE_SITE in fouten(antwoord)
        assert "Wat ik schreef." in antwoord.text
        page.refresh_from_db()
        assert page.slug == "privacy"
        assert page.get_latest_revision().content["slug"] == "privacy"

    @pytest.mark.parametrize("slug", ["zoeken", ""])
    def test_in_code_too_also_when_it_is_made_of_the_title(self, wereld, slug):
        with pytest.raises(ValidationError, match=VAN_DE_SITE):
            wereld.editie().add_child(instance=InhoudPage(title="Zoeken", slug=slug, live=False))
        page = InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy")
        page.slug = "zoeken"
        with pytest.raises(ValidationError, match=VAN_DE_SITE):
            page.save_revision()


class TestFromBefore:
    def test_page_keeps_its_name_and_is_written_and_published(self, client, wereld):
        page = met_oude_naam(wereld.hoofdstuk(), "wijzigingen")
        antwoord = bewaar(client, wereld.user("redacteur-leeuwarden"), page, tekst="<p>Nieuw.</p>")
        assert antwoord.redirect_chain
        wereld.publiceer(page, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        page.refresh_from_db()
        assert (page.slug, page.live, "Nieuw" in str(page.inhoud)) == ("wijzigingen", True, True)

    def test_draft_that_asks_for_such_a_name_is_written_but_does_not_go_online(
        self, client, wereld
    ):
        page = wereld.hoofdstuk()
        vraagt(page, "wijzigingen")
        redacteur = wereld.user("redacteur-leeuwarden")
        page.slug = "wijzigingen"
        assert bewaar(client, redacteur, page, tekst="<p>Nieuw.</p>").redirect_chain
        page = HoofdstukPage.objects.get(pk=page.pk)
        assert page.get_latest_revision().content["slug"] == "wijzigingen"
        with pytest.raises(PermissionDenied, match=VAN_DE_SITE):
            dien_in(page, redacteur)


class TestMoveAndCopy:
    @pytest.fixture
    def page(self, wereld):
        """A page that may be called so where it stands, and not one level up."""
        return onder(InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy"), "zoeken")

    def test_move_is_refused_in_words(self, redacteur, wereld, page):
        url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, wereld.editie().pk])
        for vraag in (redacteur.get, redacteur.post):
            antwoord = vraag(url, follow=True)
            assert f"Zoeken: Het adres “zoeken” is op deze plek {VAN_DE_SITE}" in antwoord.text
        assert Page.objects.get(pk=page.pk).get_parent().slug == "privacy"

    def test_move_of_more_is_refused_as_a_whole(self, redacteur, wereld, page):
        ander = onder(page.get_parent(), "iets-anders")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        vraag = f"{url}?id={ander.pk}&id={page.pk}&next=/cms/"
        antwoord = redacteur.post(vraag, {"chooser": wereld.editie().pk}, follow=True)
        assert f"Zoeken: Het adres “zoeken” is op deze plek {VAN_DE_SITE}" in antwoord.text
        for deel in (page, ander):
            assert Page.objects.get(pk=deel.pk).get_parent().slug == "privacy"

    def test_move_elsewhere_goes_on(self, redacteur, wereld, page):
        doel = InhoudPage.objects.child_of(wereld.editie()).get(slug="toegankelijkheid")
        redacteur.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, doel.pk]))
        assert Page.objects.get(pk=page.pk).get_parent().slug == "toegankelijkheid"

    def test_move_in_code_is_refused(self, wereld, page):
        with pytest.raises(PermissionDenied, match=VAN_DE_SITE):
            page.move(Page.objects.get(pk=wereld.editie().pk), pos="last-child")

    def test_page_from_before_is_sorted_among_its_own(self, wereld):
        page = met_oude_naam(
            InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy"), "zoeken"
        )
        page.move(page.get_prev_sibling(), pos="left")
        assert Page.objects.get(pk=page.pk).slug == "zoeken"

    def test_copy_is_refused_in_words(self, redacteur, wereld, page):
        url = reverse("wagtailadmin_pages:copy", args=[page.pk])
        data = {"new_title": "Zoeken", "new_slug": "zoeken", "new_parent_page": wereld.editie().pk}
        antwoord = redacteur.post(url, data)
        assert VAN_DE_SITE in str(antwoord.context["form"].errors["new_slug"])
        redacteur.post(url, data | {"new_slug": "zoeken-naar"})
        assert InhoudPage.objects.child_of(wereld.editie()).filter(slug="zoeken-naar").exists()
        assert not InhoudPage.objects.child_of(wereld.editie()).filter(slug="zoeken").exists()

    def test_copy_with_a_page_from_before_below_it_is_refused_in_words(
        self, redacteur, wereld, page
    ):
        met_oude_naam(page, "klopt-dit-niet")
        boven = page.get_parent()
        url = reverse("wagtailadmin_pages:copy", args=[boven.pk])
        data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": wereld.editie().pk}
        antwoord = redacteur.post(url, data | {"copy_subpages": "on"})
        assert "“Zoeken” staat op een adres" in str(antwoord.context["form"].errors)
        assert redacteur.post(url, data).status_code == 302


class TestHost:
    def test_name_below_an_edition_is_in_the_way_of_a_host(self, client, wereld):
        onder(wereld.editie(), "media")
        client.force_login(wereld.user("admin"))
        data = {
            "hostname": "l.example",
            "port": 80,
            "site_name": "L",
            "root_page": wereld.editie().pk,
        }
        antwoord = client.post(reverse("wagtailsites:add"), data)
        fout = str(antwoord.context["form"].errors["root_page"])
        assert "“Media” heeft het adres “media”" in fout
        assert not Site.objects.filter(hostname="l.example").exists()
        with pytest.raises(ValidationError, match="eigen hostnaam"):
            Site.objects.create(hostname="l.example", root_page=wereld.editie())
        andere = data | {"root_page": wereld.editie("weststellingwerf").pk}
        assert client.post(reverse("wagtailsites:add"), andere).status_code == 302

    def test_draft_that_asks_for_it_is_in_the_way_too(self, wereld):
        vraagt(onder(wereld.editie(), "iets"), "media")
        with pytest.raises(ValidationError, match="“media”"):
            Site.objects.create(hostname="l.example", root_page=wereld.editie())

    def test_host_from_before_is_still_changed(self, client, wereld, op_eigen_host):
        page = InhoudPage.objects.child_of(wereld.editie()).get(slug="privacy")
        met_oude_naam(page, "media")
        client.force_login(wereld.user("admin"))
        url = reverse("wagtailsites:edit", args=[op_eigen_host.pk])
        data = {"hostname": "nieuw.example", "port": 80, "root_page": wereld.editie().pk}
        assert client.post(url, data).status_code == 302
        op_eigen_host.refresh_from_db()
        assert op_eigen_host.hostname == "nieuw.example"

    def test_front_page_with_its_editable_page_takes_another_host(self, wereld):
        assert wereld.home.get_children().filter(slug="doe-mee").exists()
        Site.objects.create(hostname="www.example", root_page=wereld.home)
