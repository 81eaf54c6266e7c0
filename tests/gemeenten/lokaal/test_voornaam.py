"""A first name by itself is perhaps the person of whom the whole name is known; beside another name it is not."""

import pytest

from gemeenten.persoonsgegevens.voornaam import voornamen_alleen
from gemeenten.persoonsgegevens.zoekterm import Zeker, Zoekvraag

NAMEN = Zoekvraag.van(["Zoë d'Ambrozzio", "Jan van der Meer"]).namen


def gevonden(tekst):
    treffers = voornamen_alleen(NAMEN, tekst)
    assert {treffer.soort for treffer in treffers} <= {Zeker.MISSCHIEN}
    return [tekst[treffer.start : treffer.eind] for treffer in treffers]


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("Zoë vertelt haar verhaal.", ["Zoë"]),
        ("Vraag Zoe om raad.", ["Zoe"]),
        ("Volgens mevrouw Zoë is dat zo.", ["Zoë"]),
        ("Zoë van de bibliotheek komt.", ["Zoë"]),
        ("Zoë, en later Jan.", ["Zoë", "Jan"]),
        ("(Zoë)", ["Zoë"]),
    ],
)
def test_a_first_name_by_itself(tekst, wie):
    assert gevonden(tekst) == wie


@pytest.mark.parametrize(
    "tekst",
    [
        "Zoë Bakker vertelt.",
        "Zoë van den Berg vertelt.",
        "Zoë B. vertelt.",
        "Wij zagen Maria Zoë.",
        "Bel Bakker, Zoë nu",
        "Anne-Zoë en Zoë-Marie",
        "zoë is hier geen naam, een januari wel",
        "Januari en Zoëtrope",
    ],
)
def test_beside_another_name_or_in_another_word_it_is_nobody(tekst):
    assert gevonden(tekst) == []


def test_of_one_word_nothing_is_known():
    assert voornamen_alleen(Zoekvraag.van(["Zoë"]).namen, "Zoë vertelt.") == []
