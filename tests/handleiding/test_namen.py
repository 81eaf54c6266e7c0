"""Names: one key for every spelling, Dutch order, and a first letter that may be IJ."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.namen import met_hoofdletter, met_kleine_letter, naamsleutel, naamvolgorde

CBS = Path(__file__).parents[2] / "gemeenten" / "regels" / "gemeentelijst" / "gemeenten.csv"
NAMEN = st.text("abcëéÉÜöøñĳ’‘' -.", max_size=20)
# What Word, a telephone and the editor make of what somebody types.
TIKSELS = [
    lambda naam: naam.replace("'", "’").replace(" - ", " – "),
    lambda naam: naam.replace("'", "‘"),
    lambda naam: naam.replace(" ", "\u00a0"),
    lambda naam: f"\ufeff {naam}\u200b ",
    lambda naam: naam.replace("-", "\u2011"),
    lambda naam: naam.replace("ij", "ĳ"),
]


@given(NAMEN)
def test_the_unicode_form_makes_no_other_name(naam):
    vormen = {naamsleutel(unicodedata.normalize(vorm, naam)) for vorm in ("NFC", "NFD", "NFKC")}
    assert vormen == {naamsleutel(naam)}


@given(st.text("abijéö '-", max_size=20), st.sampled_from(TIKSELS))
def test_what_other_programs_make_of_a_name_is_the_same_name(naam, tiksel):
    assert naamsleutel(tiksel(naam)) == naamsleutel(naam)


@given(NAMEN, st.sampled_from("abs"))
def test_a_letter_more_is_another_name(naam, letter):
    assert naamsleutel(naam + letter) != naamsleutel(naam)


def test_the_order_is_that_of_the_cbs():
    with CBS.open(encoding="utf-8", newline="") as regels:
        rijen = csv.DictReader(regel for regel in regels if not regel.startswith("#"))
        namen = [rij["naam"] for rij in rijen]
    assert len(namen) == 342
    assert sorted(namen, key=naamvolgorde) == namen


def test_order_of_names_with_accents_articles_and_ij():
    verwacht = [
        "de Bilt",
        "Echt",
        "Écht",
        "Echter",
        "Iepen",
        "IJlst",
        "ĲLST-Zuid",
        "IKC De Brug",
        "’t Hummelhûs",
        "Zwolle",
        "Ørsted",
    ]
    # Ø is an o with a stroke.
    verwacht.insert(verwacht.index("’t Hummelhûs"), verwacht.pop())
    assert sorted(set(verwacht), key=naamvolgorde) == verwacht


@pytest.mark.parametrize(
    ("klein", "groot"),
    [
        ("écht", "Écht"),
        ("ijlst", "IJlst"),
        ("ĳlst", "Ĳlst"),
        ("i", "I"),
        ("", ""),
        ("’t hummelhûs", "’t hummelhûs"),
    ],
)
def test_the_first_letter(klein, groot):
    assert met_hoofdletter(klein) == groot
    assert met_kleine_letter(groot) == klein
    assert met_hoofdletter(groot) == groot
