"""The version on somebody's screen is cleared away while they read: told in words, and nothing unread goes online."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from handleiding.models.reeks import ReeksRegel
from handleiding.workflow.actions import dien_in, trek_terug
from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.rules import NIET_DE_LAATSTE, NIET_TER_BEOORDELING
from tests.formulier import van_pagina

from .staten import KEURDER, SCHRIJVER, goedgekeurd, vers, wijzig

pytestmark = pytest.mark.django_db
COLLEGA = "collega-gm0080"


class Scherm:
    """A reviewer has a text under review on the screen; then it is withdrawn, changed, and its version cleared."""

    def __init__(self, client, wereld):
        self.client, self.wereld = client, wereld
        page = wijzig(wereld, goedgekeurd(wereld), "Gelezen.")
        dien_in(page, wereld.user(SCHRIJVER))
        self.page = vers(page)
        self.versie, self.stap = page.latest_revision_id, self.page.current_workflow_task_state.pk
        self.regel = self.page.current_workflow_state.pk
        client.force_login(wereld.user(KEURDER))
        self.gelezen = client.get(self.adres("beoordelen")).context["gelezen"]
        assert self.gelezen.startswith(f"{self.versie}-")

    def ruim(self, *, opnieuw):
        """Withdraw, change, clear away; and, when asked, submit again."""
        trek_terug(vers(self.page), self.wereld.user(SCHRIJVER))
        wijzig(self.wereld, self.page, "Ongelezen.")
        call_command("purge_revisions", verbosity=0)
        assert not Revision.objects.filter(pk=self.versie).exists()
        if opnieuw:
            dien_in(vers(self.page), self.wereld.user(SCHRIJVER))
        return self

    def adres(self, naam, *args):
        return reverse(naam, args=[self.page.pk, *args])

    def als(self, naam):
        self.client.force_login(self.wereld.user(naam))
        return self.client

    def stuur(self, naam, *args, **data):
        data = {"gelezen": self.gelezen, "reden": "Een reden."} | data
        return self.client.post(self.adres(naam, *args), data, follow=True)

    def niets_gedaan(self):
        page = vers(self.page)
        assert "Een." in str(page.inhoud)
        acties = PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
        assert list(acties).count("wagtail.publish") == 1
        assert "wagtail.workflow.reject" not in acties
        return page


@pytest.fixture
def scherm(client, wereld):
    return Scherm(client, wereld)


@pytest.mark.parametrize("besluit", ["goedkeuren", "terugsturen"])
def test_decision_on_a_cleared_version_is_refused_with_what_there_is_now(scherm, besluit):
    scherm.ruim(opnieuw=True)
    antwoord = scherm.stuur("beoordelen", besluit=besluit)
    assert antwoord.status_code == 200
    assert NIET_DE_LAATSTE in antwoord.text
    assert "Ongelezen" in antwoord.text
    assert "?sinds=" not in antwoord.text  # what was read is no longer there to compare with
    assert scherm.niets_gedaan().workflow_in_progress
    assert antwoord.context["gelezen"] != scherm.gelezen


@pytest.mark.parametrize("besluit", ["goedkeuren", "terugsturen"])
def test_decision_on_what_is_a_draft_again_is_refused(scherm, besluit):
    scherm.ruim(opnieuw=False)
    antwoord = scherm.stuur("beoordelen", besluit=besluit)
    assert NIET_TER_BEOORDELING in antwoord.text
    assert not scherm.niets_gedaan().workflow_in_progress


def test_many_at_once(scherm, django_capture_on_commit_callbacks):
    scherm.ruim(opnieuw=True)
    pk = scherm.page.pk
    adres = reverse("onderweg", args=[scherm.wereld.editie().pk])
    data = {"soort": "goedkeuren", "keuze": pk, f"gelezen-{pk}": scherm.gelezen}
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = scherm.client.post(adres, data)
    assert NIET_DE_LAATSTE in scherm.client.get(antwoord.url).text
    assert ReeksRegel.objects.get(page=pk).uitkomst == "geweigerd"
    assert scherm.niets_gedaan().workflow_in_progress


@pytest.mark.parametrize("naam", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize("besluit", ["approve", "reject"])
def test_windows_of_wagtail_lead_to_the_reviewers_screen(scherm, naam, besluit):
    """Their addresses name the step, which went with its version."""
    scherm.ruim(opnieuw=True)
    for stuur in (scherm.client.get, scherm.client.post):
        adres = scherm.adres(f"wagtailadmin_pages:{naam}", besluit, scherm.stap)
        antwoord = stuur(adres, headers={"x-requested-with": "XMLHttpRequest"})
        assert antwoord.status_code == 200
        assert json.loads(antwoord.content)["redirect"] == scherm.adres("beoordelen")
    assert scherm.niets_gedaan().workflow_in_progress


def test_the_editors_own_button_leads_there_too(scherm):
    scherm.ruim(opnieuw=True)
    knop = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    antwoord = scherm.stuur("wagtailadmin_pages:edit", **van_pagina(scherm.page), **knop)
    assert antwoord.redirect_chain[-1][0] == scherm.adres("beoordelen")
    scherm.niets_gedaan()


def test_publishing_in_a_hurry_what_was_cleared(scherm):
    scherm.als("kernredacteur")
    scherm.ruim(opnieuw=True)
    antwoord = scherm.stuur("handeling", "spoedpublicatie")
    assert NIET_DE_LAATSTE in antwoord.text
    assert antwoord.context["verschil"] == ""
    assert scherm.niets_gedaan().workflow_in_progress


def test_difference_with_a_cleared_version_becomes_the_whole_difference(scherm):
    """Its link stands on an open screen; without that version all that changes is shown, and can be approved."""
    scherm.ruim(opnieuw=True)
    antwoord = scherm.client.get(scherm.adres("beoordelen"), {"sinds": scherm.versie})
    assert antwoord.status_code == 200
    assert "opgeruimd" in antwoord.text
    assert "Ongelezen" in antwoord.text
    assert not antwoord.context["alleen_verschil"]
    scherm.gelezen = antwoord.context["gelezen"]
    scherm.stuur("beoordelen", besluit="goedkeuren")
    assert "Ongelezen" in str(vers(scherm.page).inhoud)


@pytest.mark.parametrize("sinds", ["9" * 40, "0"])
def test_difference_with_a_version_that_never_was(scherm, sinds):
    antwoord = scherm.client.get(scherm.adres("beoordelen"), {"sinds": sinds})
    assert (antwoord.status_code, antwoord.context["alleen_verschil"]) == (200, False)


@pytest.mark.parametrize("wie", [SCHRIJVER, KEURDER, "kernredacteur", "admin"])
def test_addresses_of_a_cleared_version_are_not_found(scherm, wie):
    scherm.ruim(opnieuw=True)
    client, nu = scherm.als(wie), vers(scherm.page).latest_revision_id
    for naam, *args in (
        ("revisions_view", scherm.versie),
        ("revisions_compare", scherm.versie, nu),
        ("revisions_compare", "live", scherm.versie),
        ("revisions_revert", scherm.versie),
        ("revisions_unschedule", scherm.versie),
        ("workflow_preview", scherm.stap),
    ):
        adres = scherm.adres(f"wagtailadmin_pages:{naam}", *args)
        assert client.get(adres).status_code in {302, 403, 404}, naam
    data = van_pagina(scherm.page)
    for naam in ("revisions_revert", "revisions_unschedule"):
        adres = scherm.adres(f"wagtailadmin_pages:{naam}", scherm.versie)
        assert client.post(adres, data).status_code in {302, 403, 404}, naam
    assert vers(scherm.page).latest_revision_id == nu
    scherm.niets_gedaan()


@pytest.mark.parametrize("opnieuw", [True, False])
@pytest.mark.parametrize("wie", [SCHRIJVER, KEURDER])
def test_screens_of_the_page_do_without_it(scherm, wie, opnieuw):
    scherm.ruim(opnieuw=opnieuw)
    client = scherm.als(wie)
    for naam, *args in (
        ("wagtailadmin_pages:edit",),
        ("wagtailadmin_pages:history",),
        ("wagtailadmin_pages:workflow_history",),
        ("wagtailadmin_pages:workflow_history_detail", scherm.regel),
        ("geschiedenis",),
        ("beoordelen",),
    ):
        assert client.get(scherm.adres(naam, *args)).status_code == 200, naam
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("onderweg", args=[scherm.wereld.editie().pk])).status_code == 200


def test_what_is_under_review_planned_or_live_is_never_cleared(scherm):
    call_command("purge_revisions", verbosity=0)
    assert Revision.objects.filter(pk=scherm.versie).exists()
    scherm.stuur("beoordelen", besluit="goedkeuren")
    assert "Gelezen." in str(vers(scherm.page).inhoud)
    wijzig(scherm.wereld, scherm.page, "Daarna.")
    call_command("purge_revisions", verbosity=0)
    assert Revision.objects.filter(pk=scherm.versie).exists()


def test_who_wrote_in_a_cleared_version_still_counts(client, wereld):
    """The reviewer's own words are still in what is submitted; the version in which they wrote them is gone."""
    page = wijzig(wereld, goedgekeurd(wereld), "Van de beoordelaar.", door=KEURDER)
    eigen = page.latest_revision_id
    page = wijzig(wereld, page, "Van de beoordelaar en mij.")
    dien_in(page, wereld.user(SCHRIJVER))
    client.force_login(wereld.user(KEURDER))
    call_command("purge_revisions", verbosity=0)
    assert not Revision.objects.filter(pk=eigen).exists()
    assert wereld.user(KEURDER).pk in medewerkers(vers(page))
    adres = reverse("beoordelen", args=[page.pk])
    gelezen = client.get(adres).context["gelezen"]
    antwoord = client.post(adres, {"besluit": "goedkeuren", "gelezen": gelezen})
    assert "Vier ogen" in antwoord.text
    assert "Een." in str(vers(page).inhoud)


class TestEditor:
    """Somebody writes on; the version that the screen saved last is cleared away meanwhile."""

    def bewaar(self, client, wereld, *, door=SCHRIJVER, **velden):
        page = wijzig(wereld, goedgekeurd(wereld), "Op het scherm.")
        eigen = page.latest_revision_id
        wijzig(wereld, page, "Van een collega.", door=KEURDER)
        call_command("purge_revisions", verbosity=0)
        assert not Revision.objects.filter(pk=eigen).exists()
        client.force_login(wereld.user(door))
        adres = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = van_pagina(page, "<p>Verder geschreven.</p>", overwrite_revision_id=str(eigen))
        return page, client.post(adres, data, **velden)

    def test_autosave_writes_over_nothing_and_says_so(self, client, wereld):
        page, antwoord = self.bewaar(client, wereld, headers={"accept": "application/json"})
        assert antwoord.json()["success"] is False
        assert "Cannot" not in antwoord.text
        assert "Van een collega" in str(vers(page).latest_revision.content["inhoud"])

    def test_saving_makes_a_version_of_its_own(self, client, wereld):
        page, antwoord = self.bewaar(client, wereld)
        assert antwoord.status_code == 302
        assert "Verder geschreven" in str(vers(page).latest_revision.content["inhoud"])
        versies = [str(versie.content["inhoud"]) for versie in vers(page).revisions.all()]
        assert any("Van een collega" in versie for versie in versies)
