"""Every decision on a merge is in the log; a merge is undone as one step, from where an editor works."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.logacties import KERN_OVERGENOMEN, KERN_TERUGGEDRAAID
from handleiding.workflow.actions import dien_in

ONS, KERN = "<p>Ons eigen doel.</p>", "<p>Het doel van de kern.</p>"
KNOP = "Kernwijziging terugdraaien"


@pytest.fixture
def besluit(redacteur, wereld, wijzig_kern, wijzig_lokaal):
    """Return a function that decides one conflict on the merge screen."""

    def besluit(keuze):
        wijzig_lokaal(doel=ONS)
        wijzig_kern(doel=KERN)
        redacteur.post(
            reverse("kernwijziging", args=[wereld.bijeenkomst().pk]),
            {
                "stand": maak_voorstel(wereld.bijeenkomst()).stand,
                "keuze-0": keuze,
                "tekst-0": "Samen geschreven",
                "reden": "Besproken in het overleg",
            },
        )
        return wereld.bijeenkomst()

    return besluit


def bewerken(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.mark.parametrize("keuze", ["kern", "lokaal", "beide", "eigen"])
def test_each_kind_of_decision_is_in_the_history_with_person_moment_and_reason(
    redacteur, wereld, besluit, keuze
):
    begin = timezone.now()
    page = besluit(keuze)
    entry = PageLogEntry.objects.get(page=page.pk, action=KERN_OVERGENOMEN)
    assert entry.user == wereld.user("redacteur-leeuwarden")
    assert begin <= entry.timestamp <= timezone.now()
    assert entry.data["reden"] == "Besproken in het overleg"
    assert [(b["soort"], b["keuze"]) for b in entry.data["besluiten"]] == [("conflict", keuze)]
    geschiedenis = redacteur.get(reverse("geschiedenis", args=[page.pk])).text
    assert "kernwijziging verwerkt: 1 besluit" in geschiedenis
    assert "Besproken in het overleg" in geschiedenis


def test_the_editor_leads_to_the_undo_and_one_step_undoes_all(redacteur, wereld, besluit):
    page = besluit("kern")
    assert page.get_latest_revision_as_object().doel == KERN
    scherm = reverse("kernwijziging", args=[page.pk])
    editor = redacteur.get(bewerken(page)).text
    assert KNOP in editor
    assert scherm in editor
    assert 'value="terugdraaien"' in redacteur.get(scherm).text
    redacteur.post(scherm, {"besluit": "terugdraaien"})
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert concept.doel == ONS
    assert concept.basis_id != wereld.kernbijeenkomst().live_revision_id
    entry = PageLogEntry.objects.get(page=page.pk, action=KERN_TERUGGEDRAAID)
    assert entry.user == wereld.user("redacteur-leeuwarden")
    assert KNOP not in redacteur.get(bewerken(page)).text


def test_undo_stays_in_reach_when_the_core_changed_once_more(
    redacteur, wereld, besluit, wijzig_kern
):
    page = besluit("kern")
    wijzig_kern(title="Nog een wijziging")
    scherm = redacteur.get(reverse("kernwijziging", args=[page.pk]))
    assert scherm.context["voorstel"] is not None
    assert 'value="terugdraaien"' in scherm.text


def test_no_undo_button_before_a_merge_or_under_review(redacteur, wereld, besluit):
    assert KNOP not in redacteur.get(bewerken(wereld.bijeenkomst())).text
    page = besluit("kern")
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    assert KNOP not in redacteur.get(bewerken(page)).text
