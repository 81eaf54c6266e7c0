"""References in the ways people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.importer.lines import maak_regels
from handleiding.importer.reference import (
    Verwijzing,
    alle_woorden,
    bekende_auteurs,
    is_naam,
    ontleed,
)
from tests.handleiding.importer.controle import delen, woorden


@pytest.mark.parametrize(
    ("tekst", "velden"),
    [
        (
            "Anna de Wit, Buren in gesprek, Wijkblad 4.2: 10-12.",
            ("Anna de Wit", "Buren in gesprek", "", "Wijkblad 4.2", "10-12"),
        ),
        (
            "Anna de Wit, Buren in gesprek, Wijkblad, 4,2: 10 -12",
            ("Anna de Wit", "Buren in gesprek", "", "Wijkblad, 4,2", "10-12"),
        ),
        (
            "Anna de Wit, Samen: een begin, in: Koken voor velen, red: Bert Zwart pp: 3-9.",
            ("Anna de Wit", "Samen: een begin", "", "Koken voor velen, red: Bert Zwart", "3-9"),
        ),
        (
            "Anna de Wit, (2011). Zorg en tijd. In: Wijkblad, 13, 63-81.",
            ("Anna de Wit", "Zorg en tijd", "2011", "Wijkblad, 13", "63-81"),
        ),
        (
            "Anna de Wit, Zo kan het ook. Tijdschrift Wijkblad 2015/3, pp: 174-185.",
            ("Anna de Wit", "Zo kan het ook", "2015", "Tijdschrift Wijkblad 2015/3", "174-185"),
        ),
        (
            "Anna de Wit, Steun van de straat. ABC/DEF, 2013.",
            ("Anna de Wit", "Steun van de straat", "2013", "ABC/DEF", ""),
        ),
        (
            "Wit, A. de (2005). Buren. Utrecht: De Straat.",
            ("Wit, A. de", "Buren", "2005", "Utrecht: De Straat", ""),
        ),
        (
            "Anna de Wit (red.) Koken voor velen. Tien recepten.",
            ("Anna de Wit (red.)", "Koken voor velen. Tien recepten", "", "", ""),
        ),
        (
            "Anna de Wit & Bert van der Zwart, Wat nu? Een boek.",
            ("Anna de Wit & Bert van der Zwart", "Wat nu? Een boek", "", "", ""),
        ),
        ("Anna de Wit – over de straat,", ("Anna de Wit", "over de straat", "", "", "")),
        (
            "Koken: een feest dat verbindt, in: Koken voor velen pp: 1-2.",
            ("", "Koken: een feest dat verbindt", "", "Koken voor velen", "1-2"),
        ),
        (
            "Anna de Wit, Wie weet… Wijkblad 17.3: 198-212",
            ("Anna de Wit", "Wie weet…", "", "Wijkblad 17.3", "198-212"),
        ),
        (
            "Anna de Wit, Deel een, Wijkblad 11.3: 260-284. 12.1; 60-66.",
            ("Anna de Wit", "Deel een", "", "Wijkblad 11.3", "260-284. 12.1; 60-66"),
        ),
        (
            "Anna de Wit, Een gesprek over water, blog op Straatnieuws.",
            ("Anna de Wit", "Een gesprek over water", "", "blog op Straatnieuws", ""),
        ),
        (
            "Anna de Wit, De jaren 1990-2000",
            ("Anna de Wit", "De jaren 1990-2000", "", "", ""),
        ),
        ("iets dat geen verwijzing is", ("", "iets dat geen verwijzing is", "", "", "")),
        ("Anna de Wit, 2013", ("", "Anna de Wit, 2013", "", "", "")),
    ],
)
def test_reference_in_fields(tekst, velden):
    v = ontleed(tekst)
    assert (v.auteur, v.titel, v.jaar, v.bron, v.paginas) == velden


def test_address_is_taken_out_of_the_text():
    v = ontleed("Anna de Wit, Water voor iedereen. http://x.nl/a-b/ en http://y.nl")
    assert (v.auteur, v.url, v.toelichting) == ("Anna de Wit", "http://x.nl/a-b/", "http://y.nl")
    assert ontleed("http://x.nl").titel == "http://x.nl"


def test_author_without_a_comma_is_known_from_the_other_references():
    regels = maak_regels(["- Anna de Wit en Bert Zwart, Samen.", "Carla Groen, geen item"])
    bekend = bekende_auteurs(regels)
    assert bekend == {"anna de wit", "bert zwart"}
    assert ontleed("Anna de Wit Nieuwe blikken", bekend=bekend).auteur == "Anna de Wit"
    assert ontleed("Anna de Wit Nieuwe blikken").auteur == ""


@pytest.mark.parametrize(
    "tekst", ["Anna de Wit", "A. de Wit", "Kim Tjin A Djie", "Anna Wit & Bert Zwart"]
)
def test_names(tekst):
    assert is_naam(tekst)


@pytest.mark.parametrize(
    "tekst", ["Anna", "Naar School zonder Angst", "Wit: Zwart", "anna de Wit", ""]
)
def test_no_names(tekst):
    assert not is_naam(tekst)


# fmt: off
STUKKEN = [
    "Anna de Wit", ",", ".", "(2013)", "in:", "red:", "pp: 3-9", "Wijkblad 4.2:", "10-12", "–", "2015/3",
    "http://x.nl/a", "Samen", "eten?", "“Ja”", "(red)", "1", "een blog op straat", "…", "2001", "é",
]
# fmt: on
DELEN = st.lists(st.sampled_from(STUKKEN), max_size=12)


@given(st.one_of(DELEN.map(" ".join), st.text(max_size=80)))
def test_law_every_word_is_in_a_field(tekst):
    verwijzing = ontleed(tekst)
    assert isinstance(verwijzing, Verwijzing)
    assert woorden(tekst) <= delen(alle_woorden([verwijzing]))


def test_very_long_line_stays_whole():
    tekst = "1-2, " * 5000
    assert ontleed(tekst).titel == tekst.strip()
