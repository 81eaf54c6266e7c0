"""What the kernredactie sees of an edition: what is published, and a draft only to judge or in an emergency."""

import pytest
from django.urls import reverse

from gemeenten.goedkeuring import workflows
from gemeenten.goedkeuring.workflows import Beleid
from handleiding.workflow.actions import keur_goed
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.handleiding.workflow.staten import concept, gelezen, goedgekeurd, ingediend, vers, wijzig

KERN = ("kernredacteur", "kernbeoordelaar")
TITEL = "Proefpagina"


def kies(wereld, beleid):
    workflows.kies_beleid(
        wereld.editie(), beleid, eigenaar="GM0080", user=wereld.user("beheerder-leeuwarden")
    )


def schermen(page):
    """The screens that show a draft of ``page`` to its own people."""
    revision = page.latest_revision_id
    taak = page.get_workflow().tasks[0].pk
    return {
        "beoordelen": reverse("beoordelen", args=[page.pk]),
        "geschiedenis": reverse("geschiedenis", args=[page.pk]),
        "onderweg": reverse("onderweg", args=[page.get_parent().pk]),
        "indienen": reverse("handeling", args=[page.pk, "indienen"]),
        "offline": reverse("handeling", args=[page.pk, "offline_halen"]),
        "voorbeeld": reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, taak]),
        "revisie": reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision]),
        "bewerken": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "concept": reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        "verkenner": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
    }


def open_schermen(client, page):
    antwoorden = {naam: client.get(url) for naam, url in schermen(page).items()}
    return {naam for naam, antwoord in antwoorden.items() if antwoord.status_code == 200}


@pytest.mark.parametrize("naam", KERN)
class TestNothingThatIsNotTheirs:
    @pytest.mark.parametrize("maak", [concept, ingediend])
    def test_draft_and_review_of_an_edition(self, client, wereld, naam, maak):
        page = maak(wereld)
        client.force_login(wereld.user(naam))
        assert open_schermen(client, page) == set()

    def test_lists_above_the_editions_leave_them_out(self, client, wereld, naam):
        ingediend(wereld)
        wijzig(wereld, wereld.hoofdstuk(), "Los.")
        goedgekeurd(wereld, slug="gepland", title="Gepland stuk", go_live_at="2031-01-01T00:00:00Z")
        client.force_login(wereld.user(naam))
        gemeenten = wereld.editie().get_parent()
        for url in (
            reverse("wagtailadmin_home"),
            reverse("onderweg", args=[wereld.home.pk]),
            reverse("onderweg", args=[gemeenten.pk]),
            reverse("geschiedenis", args=[gemeenten.pk]) + "?met=eronder",
            reverse("wagtailadmin_reports:site_history"),
            reverse("wagtailadmin_reports:workflow"),
            reverse("wagtailadmin_pages:search") + "?q=Proef",
        ):
            response = client.get(url, follow=True)
            assert response.status_code == 200, url
            for woord in (TITEL, "Gepland stuk", "Los."):
                assert woord not in response.text, url


class TestDeputy:
    def test_sees_exactly_what_is_to_be_judged(self, client, wereld):
        kies(wereld, Beleid.MET_PLAATSVERVANGER)
        page = ingediend(wereld)
        client.force_login(wereld.user("kernbeoordelaar"))
        assert open_schermen(client, page) == {"beoordelen", "voorbeeld"}
        assert TITEL in client.get(reverse("wagtailadmin_home")).text
        assert "Een." in client.get(schermen(page)["voorbeeld"]).text
        beoordelen = client.get(schermen(page)["beoordelen"]).text
        assert TITEL in beoordelen
        assert schermen(page)["voorbeeld"] in beoordelen

    def test_and_no_longer_when_that_is_done(self, client, wereld):
        kies(wereld, Beleid.MET_PLAATSVERVANGER)
        page = ingediend(wereld)
        client.force_login(wereld.user("kernbeoordelaar"))
        response = client.post(
            reverse("beoordelen", args=[page.pk]),
            {"besluit": "goedkeuren", "gelezen": gelezen(page)},
            follow=True,
        )
        assert response.status_code == 200
        assert "is goedgekeurd" in response.text
        assert toestand_van(vers(page)) == Toestand.GEPUBLICEERD
        assert open_schermen(client, wijzig(wereld, page, "Twee.")) == set()

    def test_writer_of_the_core_is_no_deputy(self, client, wereld):
        kies(wereld, Beleid.MET_PLAATSVERVANGER)
        page = ingediend(wereld)
        client.force_login(wereld.user("kernredacteur"))
        assert open_schermen(client, page) == set()

    def test_second_step_opens_after_the_first(self, client, wereld):
        kies(wereld, Beleid.TWEE_STAPPEN)
        page = ingediend(wereld)
        client.force_login(wereld.user("kernbeoordelaar"))
        assert open_schermen(client, page) == set()
        keur_goed(page, wereld.user("beoordelaar-leeuwarden"))
        assert {"beoordelen"} <= open_schermen(client, vers(page))


class TestEmergency:
    def test_shows_the_text_that_would_go_online_and_tells_what_it_is_called(self, client, wereld):
        page = wijzig(wereld, goedgekeurd(wereld), "Dringend.")
        client.force_login(wereld.user("kernredacteur"))
        scherm = client.get(reverse("handeling", args=[page.pk, "spoedpublicatie"])).text
        voorbeeld = reverse("spoed_voorbeeld", args=[page.pk])
        assert TITEL in scherm
        assert voorbeeld in scherm
        assert "Dringend." in client.get(voorbeeld).text

    @pytest.mark.parametrize(
        "naam", ["redacteur-leeuwarden", "beoordelaar-weststellingwerf", "lezer-leeuwarden"]
    )
    def test_is_for_the_kernredactie(self, client, wereld, naam):
        page = wijzig(wereld, goedgekeurd(wereld), "Dringend.")
        client.force_login(wereld.user(naam))
        response = client.get(reverse("spoed_voorbeeld", args=[page.pk]))
        assert response.status_code in {302, 403}

    def test_way_there_from_the_page_itself(self, client, wereld):
        page = goedgekeurd(wereld)
        link = reverse("handeling", args=[page.pk, "spoedpublicatie"])
        client.force_login(wereld.user("kernredacteur"))
        assert link in client.get(page.get_url()).text
        client.force_login(wereld.user("redacteur-leeuwarden"))
        assert link not in client.get(page.get_url()).text
