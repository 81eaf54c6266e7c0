"""On the screen of a proposal too, choices that leave a text twice or nowhere are said before they are saved."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from gemeenten.kernband.voorstellen.vergelijken import vergelijk
from gemeenten.kernband.wijzigingen.overnemen import neem_over as werk_bij
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel

TIJD = "Neem ruim de tijd voor elk gezin"
ZORG = "bespreek daarna de zorgen met de ouders"
NU = "bespreek daarna rustig de zorgen met beide ouders"


def alineas(*teksten):
    return "".join(f"<p>{tekst}</p>" for tekst in teksten)


@pytest.fixture
def geknipt(wereld, wijzig_kern, publiceer_lokaal, stel_voor):
    """Leeuwarden made two paragraphs of a sentence and proposes that; meanwhile the core wrote in its second half."""
    wijzig_kern(doel=alineas(f"{TIJD} en {ZORG}."))
    page, user = wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden")
    werk_bij(page, {}, stand=maak_voorstel(page).stand, user=user)
    publiceer_lokaal(doel=alineas(f"{TIJD}.", f"B{ZORG[1:]}."))
    voorstel = stel_voor()
    wijzig_kern(doel=alineas(f"{TIJD} en {NU}."))
    return voorstel


def concept(wereld):
    doel = wereld.kernbijeenkomst().get_latest_revision_as_object().doel
    return [alinea.partition(">")[2] for alinea in doel.split("</p>") if alinea]


@pytest.fixture
def kies(als, geknipt):
    """Return a function that posts a choice for each passage."""

    def kies(*keuzes, **velden):
        gekozen = {f"keuze-{n}": keuze for n, keuze in enumerate(keuzes)}
        data = {"stand": vergelijk(geknipt).stand, "besluit": "bewaren"}
        url = reverse("kernvoorstel", args=[geknipt.pk])
        return als("kernredacteur").post(url, data | gekozen | velden)

    return kies


@pytest.mark.parametrize(
    ("keuzes", "melding"),
    [(("kern", "lokaal"), "twee keer"), (("lokaal", "kern"), "nergens meer")],
)
def test_choices_that_do_not_fit_are_said_and_nothing_is_saved(wereld, kies, keuzes, melding):
    response = kies(*keuzes)
    assert response.status_code == 200
    assert melding in response.context["fout"]
    assert [rij["botst"] for rij in response.context["rijen"]] == [True, True]
    assert [rij["gekozen"] for rij in response.context["rijen"]] == list(keuzes)
    assert concept(wereld) == [f"{TIJD} en {NU}."]


class Knoppen(HTMLParser):
    """Collects the names of the fields and buttons of each form."""

    def __init__(self):
        super().__init__()
        self.formulieren = []

    def handle_starttag(self, tag, attrs):
        if tag == "form":
            self.formulieren.append([])
        elif tag in ("input", "button") and self.formulieren:
            self.formulieren[-1].append((dict(attrs).get("name"), dict(attrs).get("value")))


def test_who_means_it_ticks_a_box_of_the_same_form(wereld, kies):
    response = kies("kern", "lokaal")
    bedoeld = response.context["botsing"]
    lezer = Knoppen()
    lezer.feed(response.text)
    (formulier,) = [f for f in lezer.formulieren if ("besluit", "bewaren") in f]
    assert ("bedoeld", bedoeld) in formulier
    assert kies("kern", "lokaal", bedoeld=bedoeld).status_code == 302
    assert concept(wereld) == [f"{TIJD} en {NU}.", f"B{ZORG[1:]}."]


def test_a_yes_to_one_clash_is_no_yes_to_another(wereld, kies):
    bedoeld = kies("kern", "lokaal").context["botsing"]
    assert kies("lokaal", "kern", bedoeld=bedoeld).status_code == 200
    assert concept(wereld) == [f"{TIJD} en {NU}."]


def test_the_proposal_as_a_whole_clashes_with_nothing(wereld, kies):
    assert kies("lokaal", "lokaal").status_code == 302
    assert concept(wereld) == [f"{TIJD}.", f"B{ZORG[1:]}."]
