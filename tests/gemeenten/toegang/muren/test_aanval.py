"""Attacks on the walls that a form or address put together by hand can try. None shows or changes a thing of B."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from gemeenten.models import WerkleergroepPage
from tests.bewaring import na_de_termijn
from tests.formulier import hoofdstuk_data
from tests.handleiding.workflow.staten import concept, goedgekeurd, ingediend, vers, wijzig

from .overkant import GEHEIM, eigen_beeld
from .test_walk import tekst

# Wagtail leaves the temporary file of a new rendition to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

A = "leeuwarden"


class TestIdsThatWagtailReadsAsNumbers:
    """Django reads " 12" and "+12" as 12, so the wall must too."""

    @pytest.mark.parametrize("vorm", ["{}", " {}", "+{}", "{} ", "0{}"])
    @pytest.mark.parametrize("actie", ["delete", "move", "publish", "unpublish"])
    def test_bulk_of_own_and_others(self, client, wereld, overkant, redacteur, actie, vorm):
        eigen = concept(wereld)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", actie])
        for methode in (client.get, client.post):
            vraag = {"id": [eigen.pk, vorm.format(overkant.concept.pk)], "next": "/cms/"}
            assert GEHEIM not in tekst(methode(url, query_params=vraag))
        assert Page.objects.filter(pk=overkant.concept.pk).exists()

    @pytest.mark.parametrize("vorm", ["{}", " {}", "+{}"])
    def test_copy_into_the_other_edition(self, client, wereld, overkant, redacteur, vorm):
        eigen = concept(wereld)
        data = {
            "new_title": "Kopie",
            "new_slug": "gekaapt",
            "new_parent_page": vorm.format(overkant.concept.pk),
        }
        response = client.post(reverse("wagtailadmin_pages:copy", args=[eigen.pk]), data)
        assert GEHEIM not in tekst(response)
        assert not Page.objects.filter(slug="gekaapt").exists()

    @pytest.mark.parametrize("vorm", ["{}", " {}", "+{}"])
    def test_move_through_the_chooser(self, client, wereld, overkant, redacteur, vorm):
        eigen = concept(wereld)
        url = reverse("wagtailadmin_pages:move", args=[eigen.pk])
        for data in (
            {"new_parent_page": vorm.format(overkant.editie.pk)},
            {"new_parent_page": vorm.format(overkant.concept.pk)},
        ):
            response = client.post(url, data, follow=True)
            assert GEHEIM not in tekst(response)
        assert vers(eigen).path == eigen.path

    @pytest.mark.parametrize(
        ("app", "model"), [("wagtailimages", "image"), ("wagtaildocs", "document")]
    )
    @pytest.mark.parametrize("actie", ["delete", "add_to_collection", "add_tags"])
    def test_bulk_of_all_media(self, client, wereld, overkant, wie, app, model, actie):
        eigen_beeld()
        url = reverse("wagtail_bulk_action", args=[app, model, actie])
        voor = overkant.afdruk()
        for vraag in (
            {"id": "all"},
            {"id": "all", "childOf": overkant.collectie.pk},
            {"id": ["all", f" {overkant.image.pk}"]},
        ):
            for methode in (client.get, client.post):
                response = methode(url, query_params={**vraag, "next": "/cms/"})
                assert GEHEIM not in tekst(response)
        assert overkant.afdruk() == voor


class TestIntoTheCore:
    def test_copy_and_move(self, client, wereld, wie):
        eigen, kern = concept(wereld), wereld.kern
        for doel in (kern, wereld.home, Page.get_first_root_node(), kern.get_parent()):
            data = {"new_title": "Kopie", "new_slug": "gekaapt", "new_parent_page": doel.pk}
            client.post(reverse("wagtailadmin_pages:copy", args=[eigen.pk]), data)
            client.post(reverse("wagtailadmin_pages:move_confirm", args=[eigen.pk, doel.pk]))
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
            client.post(f"{url}?id={eigen.pk}&next=/cms/", {"chooser": doel.pk})
        assert not Page.objects.filter(slug="gekaapt").exists()
        assert vers(eigen).path == eigen.path

    def test_add(self, client, wereld, wie):
        for doel in (wereld.kern, wereld.home, wereld.sjabloon):
            url = reverse("wagtailadmin_pages:add", args=["handleiding", "hoofdstukpage", doel.pk])
            assert client.get(url).status_code == 302
            url = reverse("wagtailadmin_pages:add", args=["handleiding", "inhoudpage", doel.pk])
            client.post(url, {"title": "Gekaapt", "slug": "gekaapt"})
        assert not Page.objects.filter(slug="gekaapt").exists()


class TestRevisionsOfAnother:
    """The address names an own page and something that hangs on one of B."""

    def test_view_revert_compare_unschedule(self, client, wereld, overkant, wie):
        eigen = wijzig(wereld, goedgekeurd(wereld), "Twee.")
        vreemd = overkant.concept.latest_revision_id
        voor = overkant.afdruk()
        namen = ("revisions_view", "revisions_revert", "revisions_unschedule")
        adressen = [
            reverse(f"wagtailadmin_pages:{naam}", args=[eigen.pk, vreemd]) for naam in namen
        ]
        vergelijk = "wagtailadmin_pages:revisions_compare"
        adressen += [
            reverse(vergelijk, args=[eigen.pk, vreemd, "latest"]),
            reverse(vergelijk, args=[eigen.pk, "earliest", vreemd]),
        ]
        for url in adressen:
            assert client.get(url).status_code in {302, 404}
            assert GEHEIM not in tekst(client.post(url, hoofdstuk_data(eigen, tekst="Stiekem.")))
        assert overkant.afdruk() == voor

    def test_workflow_of_another_page(self, client, wereld, overkant, wie):
        eigen = ingediend(wereld)
        staat = overkant.task_state
        voor = overkant.afdruk()
        for naam in ("workflow_action", "collect_workflow_action_data"):
            for actie in ("approve", "reject"):
                url = reverse(f"wagtailadmin_pages:{naam}", args=[eigen.pk, actie, staat.pk])
                assert GEHEIM not in tekst(client.get(url))
                assert GEHEIM not in tekst(client.post(url, {"comment": "x"}))
        url = reverse("wagtailadmin_pages:workflow_preview", args=[eigen.pk, staat.task_id])
        assert GEHEIM not in tekst(client.get(url))
        url = reverse(
            "wagtailadmin_pages:workflow_history_detail", args=[eigen.pk, staat.workflow_state_id]
        )
        assert GEHEIM not in tekst(client.get(url))
        assert overkant.afdruk() == voor

    def test_overwriting_a_foreign_revision(self, client, wereld, overkant, wie):
        eigen = wereld.hoofdstuk()
        voor = overkant.afdruk()
        data = hoofdstuk_data(eigen, tekst="Stiekem.")
        data |= {
            "overwrite_revision_id": overkant.concept.latest_revision_id,
            "loaded_revision_id": overkant.concept.latest_revision_id,
            "revision": overkant.concept.latest_revision_id,
        }
        url = reverse("wagtailadmin_pages:edit", args=[eigen.pk])
        response = client.post(url, data, headers={"accept": "application/json"})
        assert GEHEIM not in tekst(response)
        client.post(url, data)
        assert overkant.afdruk() == voor


class TestChoosers:
    @pytest.mark.parametrize(
        "vraag",
        [
            {"page_type": "handleiding.inhoudpage"},
            {"page_type": "gemeenten.contactpage"},
            {"page_type": "wagtailcore.page", "can_choose_root": "true"},
            {"page_type": "gemeenten.werkleergroeppage,handleiding.inhoudpage"},
            {"page_type": "handleiding.hoofdstukpage", "match_subclass": ""},
            {"user_perms": "copy_to"},
            {"user_perms": "move_to", "target_pages[]": "1"},
            {"multiple": "1"},
        ],
    )
    def test_root_of_the_chooser(self, client, wereld, overkant, wie, vraag):
        assert GEHEIM not in tekst(client.get(reverse("wagtailadmin_choose_page"), vraag))
        vraag = {**vraag, "q": GEHEIM[:6]}
        assert GEHEIM not in tekst(client.get(reverse("wagtailadmin_choose_page_search"), vraag))

    def test_root_when_all_pages_of_a_type_hide_below_a_foreign_draft(
        self, client, wereld, overkant, wie
    ):
        for page in WerkleergroepPage.objects.all():
            na_de_termijn(page).delete()
        for nummer in (1, 2):
            overkant.concept.add_child(
                instance=WerkleergroepPage(
                    title=f"{GEHEIM} {nummer}", slug=f"k{nummer}", live=False
                )
            )
        antwoord = client.get(
            reverse("wagtailadmin_choose_page"), {"page_type": "gemeenten.werkleergroeppage"}
        )
        assert GEHEIM not in tekst(antwoord)
        assert antwoord.json()["parent_page_id"] == Page.get_first_root_node().pk

    def test_a_published_page_elsewhere_says_nothing_of_its_draft(
        self, client, wereld, overkant, wie
    ):
        url = reverse("wagtailadmin_choose_page_child", args=[overkant.online.get_parent().pk])
        assert "concept" not in client.get(url).json()["html"].lower()
        Page.objects.filter(pk=overkant.online.pk).update(
            latest_revision_created_at="2031-05-04T12:00:00Z"
        )
        html = client.get(url).json()["html"]
        assert "2031" not in html


class TestExplorer:
    @pytest.mark.parametrize(
        "vraag",
        [
            {},
            {"q": GEHEIM[:6]},
            {"q": GEHEIM[:6], "search_all": "1"},
            {"ordering": "latest_revision_created_at"},
            {"ordering": "owner__password"},
            {"owner": "1", "owner__password__startswith": "a"},
            {"has_child_pages": "true"},
            {"toestand": "concept"},
            {"edited_by": "1"},
            {"site": "1"},
            {"content_type": "1"},
            {"export": "csv"},
            {"locked": "true"},
        ],
    )
    def test_shared_ancestors(self, client, wereld, overkant, wie, vraag):
        for page in (wereld.home, overkant.editie.get_parent()):
            for naam in ("wagtailadmin_explore", "wagtailadmin_explore_results"):
                assert GEHEIM not in tekst(client.get(reverse(naam, args=[page.pk]), vraag))

    def test_filters_name_nobody_else(self, client, wereld, overkant, wie):
        html = tekst(client.get(reverse("wagtailadmin_explore", args=[wereld.editie().pk])))
        assert "Weststellingwerf" not in html


class TestOutside:
    def test_files_and_addresses_of_an_unpublished_page(self, client, wereld, overkant, wie):
        for pad in (
            f"/_util/authenticate_with_password/1/{overkant.concept.pk}/",
            overkant.concept.get_url(),
        ):
            assert GEHEIM not in tekst(client.get(pad))
