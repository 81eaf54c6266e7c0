"""A core change that moves a text we wrote at is one question; choices that leave it twice are said first."""

import pytest
from django.urls import reverse

from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel

TIJD = "Neem ruim de tijd voor elk gezin."
GOED = "Vraag eerst wat er thuis goed gaat."
ZORG = "Bespreek daarna de zorgen met de ouders."
ONS = "Bespreek daarna rustig de zorgen met beide ouders."


def alineas(*teksten):
    return "".join(f"<p>{tekst}</p>" for tekst in teksten)


def neem(wereld, keuzes, **extra):
    page = wereld.bijeenkomst()
    user = wereld.user("redacteur-leeuwarden")
    return neem_over(page, keuzes, stand=maak_voorstel(page).stand, user=user, **extra)


@pytest.fixture
def gesplitst(wereld, wijzig_kern, wijzig_lokaal):
    """The core splits a paragraph, of which we changed the second half."""
    wijzig_kern(doel=alineas(TIJD, f"{GOED} {ZORG}"))
    neem(wereld, {})
    wijzig_lokaal(doel=alineas(TIJD, f"{GOED} {ONS}"))
    wijzig_kern(doel=alineas(TIJD, GOED, ZORG))
    return maak_voorstel(wereld.bijeenkomst())


def concept(wereld):
    return wereld.bijeenkomst().get_latest_revision_as_object().doel


def woorden(html):
    return [alinea.partition(">")[2] for alinea in html.split("</p>") if alinea]


def scherm(wereld):
    return reverse("kernwijziging", args=[wereld.bijeenkomst().pk])


def formulier(voorstel, *keuzes, **velden):
    gekozen = {f"keuze-{n}": keuze for n, keuze in enumerate(keuzes)}
    return {"stand": voorstel.stand, "besluit": "bewaren", **gekozen, **velden}


def test_both_places_of_the_text_wait_for_people(gesplitst):
    paden = [besluit.pad for besluit in gesplitst.te_kiezen]
    assert (gesplitst.passend, gesplitst.conflicten) == (0, 2)
    assert {besluit.samen for besluit in gesplitst.te_kiezen} == {paden[0]}


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [("kern", [TIJD, GOED, ZORG]), ("lokaal", [TIJD, f"{GOED} {ONS}"])],
)
def test_one_side_everywhere_leaves_the_text_once(redacteur, wereld, gesplitst, keuze, verwacht):
    response = redacteur.post(scherm(wereld), formulier(gesplitst, keuze, keuze))
    assert response.status_code == 302
    assert woorden(concept(wereld)) == verwacht


def test_each_question_leads_to_the_other(redacteur, wereld, gesplitst):
    tekst = redacteur.get(scherm(wereld)).text
    assert tekst.count("Deze vraag hoort bij") == 2
    assert 'href="#keuze-0-kern"' in tekst
    assert 'href="#keuze-1-kern"' in tekst


@pytest.mark.parametrize(
    ("keuzes", "melding"),
    [(("lokaal", "kern"), "twee keer"), (("kern", "lokaal"), "nergens meer")],
)
def test_choices_that_do_not_fit_are_said_and_nothing_is_saved(
    redacteur, wereld, gesplitst, keuzes, melding
):
    voor = concept(wereld)
    response = redacteur.post(scherm(wereld), formulier(gesplitst, *keuzes))
    assert response.status_code == 200
    assert melding in response.context["fout"]
    assert [rij["botst"] for rij in response.context["rijen"]] == [True, True]
    assert [rij["gekozen"] for rij in response.context["rijen"]] == list(keuzes)
    assert concept(wereld) == voor


def test_who_means_it_says_so(redacteur, wereld, gesplitst):
    response = redacteur.post(scherm(wereld), formulier(gesplitst, "lokaal", "kern"))
    bedoeld = response.context["botsing"]
    assert f'value="{bedoeld}"' in response.text
    redacteur.post(scherm(wereld), formulier(gesplitst, "lokaal", "kern", bedoeld=bedoeld))
    assert woorden(concept(wereld)) == [TIJD, f"{GOED} {ONS}", ZORG]


def test_a_yes_to_one_clash_is_no_yes_to_another(wereld, gesplitst):
    eerste, tweede = (besluit.pad for besluit in gesplitst.te_kiezen)
    with pytest.raises(KeuzesBotsen) as fout:
        neem(wereld, {eerste: "lokaal", tweede: "kern"})
    with pytest.raises(KeuzesBotsen, match="nergens"):
        neem(wereld, {eerste: "kern", tweede: "lokaal"}, bedoeld=fout.value.kenmerk)


def test_both_texts_were_asked_for(wereld, gesplitst):
    eerste, tweede = (besluit.pad for besluit in gesplitst.te_kiezen)
    neem(wereld, {eerste: "beide", tweede: "lokaal"})
    assert woorden(concept(wereld)) == [TIJD, GOED, f"{GOED} {ONS}"]


def test_a_text_of_ones_own_beside_the_text_of_the_core_is_said(wereld, gesplitst):
    eerste, tweede = (besluit.pad for besluit in gesplitst.te_kiezen)
    eigen = {"eigen": f"<p>{GOED} Bespreek daarna kort de zorgen met alle ouders.</p>"}
    with pytest.raises(KeuzesBotsen, match="twee keer"):
        neem(wereld, {eerste: eigen, tweede: "kern"})
    neem(wereld, {eerste: {"eigen": f"<p>{GOED}</p>"}, tweede: "kern"})
    assert woorden(concept(wereld)) == [TIJD, GOED, ZORG]


def test_half_of_a_move_that_fits_by_itself_is_said_too(wereld, wijzig_kern):
    wijzig_kern(doel=alineas(TIJD, ZORG), title="Oud")
    neem(wereld, {})
    wijzig_kern(doel=alineas(TIJD, f"{ZORG} {GOED}"))
    neem(wereld, {})
    wijzig_kern(doel=alineas(TIJD, ZORG, GOED))
    voorstel = maak_voorstel(wereld.bijeenkomst())
    assert voorstel.conflicten == 0
    (erbij,) = [besluit.pad for besluit in voorstel.te_kiezen if besluit.lokaal is None]
    (gewijzigd,) = [besluit.pad for besluit in voorstel.te_kiezen if besluit.pad != erbij]
    with pytest.raises(KeuzesBotsen, match="twee keer"):
        neem(wereld, {gewijzigd: "lokaal"})
    with pytest.raises(KeuzesBotsen, match="nergens"):
        neem(wereld, {erbij: "lokaal"})


@pytest.fixture
def geknipt(wereld, wijzig_kern, wijzig_lokaal):
    """The core makes two paragraphs of one sentence, of which we changed the second half."""
    wijzig_kern(doel=alineas(f"{TIJD[:-1]} en bespreek daarna de zorgen met de ouders."))
    neem(wereld, {})
    wijzig_lokaal(
        doel=alineas(f"{TIJD[:-1]} en bespreek daarna rustig de zorgen met beide ouders.")
    )
    wijzig_kern(doel=alineas(TIJD, ZORG))
    return maak_voorstel(wereld.bijeenkomst())


@pytest.mark.parametrize(
    ("keuzes", "melding"),
    [(("lokaal", "kern"), "twee keer"), (("kern", "lokaal"), "nergens meer")],
)
def test_a_clause_that_the_core_cut_off_is_asked_about_at_both_places(
    redacteur, wereld, geknipt, keuzes, melding
):
    assert (geknipt.passend, geknipt.conflicten) == (0, 2)
    voor = concept(wereld)
    response = redacteur.post(scherm(wereld), formulier(geknipt, *keuzes))
    assert melding in response.context["fout"]
    assert concept(wereld) == voor
    assert "Ik bedoel dit zo" in response.text
    redacteur.post(scherm(wereld), formulier(geknipt, "kern", "kern"))
    assert woorden(concept(wereld)) == [TIJD, ZORG]
