"""The inbox and the merge screen, through their real addresses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van

KERN = "<p>Het doel van de kern.</p>"
ONS = "<p>Ons eigen doel.</p>"


def scherm(wereld, naam="kernwijziging"):
    return reverse(naam, args=[wereld.bijeenkomst().pk])


def test_inbox_tells_what_fits_and_what_touches_our_text(redacteur, wijzig_kern, wijzig_lokaal):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel=KERN, title="Kennismaken met elkaar")
    tekst = redacteur.get(reverse("kernwijzigingen")).text
    assert "1 past vanzelf" in tekst
    assert "1 raakt uw tekst" in tekst


def test_inbox_of_a_fresh_edition_is_empty(redacteur):
    assert "is bij" in redacteur.get(reverse("kernwijzigingen")).text


def test_looking_writes_nothing(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    voor = Revision.objects.count(), PageLogEntry.objects.count()
    redacteur.get(reverse("kernwijzigingen"))
    redacteur.get(scherm(wereld))
    stand = maak_voorstel(wereld.bijeenkomst()).stand
    redacteur.post(scherm(wereld, "kernwijziging_voorbeeld"), {"stand": stand, "keuze-0": "kern"})
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == voor


def test_safe_changes_are_preselected_and_conflicts_are_not(
    redacteur, wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel=KERN, title="Kennismaken met elkaar")
    rijen = redacteur.get(scherm(wereld)).context["rijen"]
    assert {rij["verschil"].conflict: rij["gekozen"] for rij in rijen} == {False: "kern", True: ""}


def test_missing_choice_is_named_at_its_place_and_other_choices_stay(
    redacteur, wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel=KERN, title="Kennismaken met elkaar")
    voorstel = maak_voorstel(wereld.bijeenkomst())
    titel = next(i for i, b in enumerate(voorstel.te_kiezen) if b.pad == "title")
    response = redacteur.post(
        scherm(wereld),
        {"stand": voorstel.stand, f"keuze-{titel}": "lokaal", "reden": "Even nadenken"},
    )
    rijen = response.context["rijen"]
    assert [rij["ontbreekt"] for rij in rijen] == [rij["verschil"].conflict for rij in rijen]
    assert rijen[titel]["gekozen"] == "lokaal"
    assert "Even nadenken" in response.text
    assert "Kies hier wat u wilt" in response.text


def test_own_words_are_saved_and_submitted(redacteur, wereld, wijzig_kern, wijzig_lokaal):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel=KERN)
    redacteur.post(
        scherm(wereld),
        {
            "stand": maak_voorstel(wereld.bijeenkomst()).stand,
            "keuze-0": "eigen",
            "tekst-0": "Eerste regel & meer\nTweede regel",
            "besluit": "indienen",
        },
    )
    page = wereld.bijeenkomst()
    concept = page.get_latest_revision_as_object()
    assert concept.doel == "<p>Eerste regel &amp; meer</p><p>Tweede regel</p>"
    assert toestand_van(page) == Toestand.TER_BEOORDELING


def test_outdated_screen_is_refused_and_choices_stay(redacteur, wereld, wijzig_kern, wijzig_lokaal):
    wijzig_kern(doel=KERN)
    stand = maak_voorstel(wereld.bijeenkomst()).stand
    wijzig_lokaal(naam="beoordelaar-leeuwarden", title="Intussen anders")
    response = redacteur.post(scherm(wereld), {"stand": stand, "keuze-0": "lokaal"})
    assert "gewijzigd sinds u dit scherm opende" in response.text
    assert response.context["rijen"][0]["gekozen"] == "lokaal"
    assert wereld.bijeenkomst().get_latest_revision_as_object().title == "Intussen anders"


def test_preview_shows_the_page_after_the_choices(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    data = {"stand": maak_voorstel(wereld.bijeenkomst()).stand, "keuze-0": "kern"}
    tekst = redacteur.post(scherm(wereld, "kernwijziging_voorbeeld"), data).text
    assert "Het doel van de kern." in tekst


def test_undo_from_the_screen(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    data = {"stand": maak_voorstel(wereld.bijeenkomst()).stand, "keuze-0": "kern"}
    redacteur.post(scherm(wereld), data)
    assert redacteur.get(scherm(wereld)).context["terug_mogelijk"]
    redacteur.post(scherm(wereld), {"besluit": "terugdraaien"})
    assert maak_voorstel(wereld.bijeenkomst()) is not None


@pytest.mark.parametrize(
    "naam", ["redacteur-weststellingwerf", "beheerder-weststellingwerf", "lezer-leeuwarden"]
)
def test_another_municipality_may_not_look_or_decide(client, wereld, wijzig_kern, naam):
    wijzig_kern(doel="<p>Geheim van Leeuwarden.</p>")
    client.force_login(wereld.user(naam))
    stand = maak_voorstel(wereld.bijeenkomst()).stand
    voor = Revision.objects.count()
    for url in (scherm(wereld), scherm(wereld, "kernwijziging_voorbeeld")):
        for response in (
            client.get(url, follow=True),
            client.post(url, {"stand": stand, "keuze-0": "kern"}, follow=True),
        ):
            assert "Geheim van Leeuwarden" not in response.text
    editie = wereld.editie().pk
    assert client.get(f"{reverse('kernwijzigingen')}?editie={editie}").status_code in {302, 403}
    client.post(reverse("kernwijzigingen"), {"editie": editie})
    assert Revision.objects.count() == voor


def test_markup_in_a_text_is_shown_as_text(redacteur, wereld, wijzig_kern):
    wijzig_kern(title="<script>alert(1)</script>")
    tekst = redacteur.get(scherm(wereld)).text
    assert "<script>alert(1)</script>" not in tekst
    assert "&lt;script&gt;" in tekst


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(url).status_code == 200
    return len(gevangen)


def test_inbox_costs_the_same_with_more_editions_and_more_changes(redacteur, wijzig_kern):
    wijzig_kern(doel=KERN)
    voor = queries(redacteur, reverse("kernwijzigingen"))
    for nummer in range(8):
        onboard_gemeente(Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))
    wijzig_kern(nummer=7, doel=KERN)
    assert queries(redacteur, reverse("kernwijzigingen")) == voor
