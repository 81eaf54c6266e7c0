"""Lists of literature, and the comparison of two of them."""

import pytest

from handleiding.importer.blocks import maak_blokken
from handleiding.importer.lines import maak_regels, meet
from handleiding.importer.literature import is_label, lees_lijst
from handleiding.importer.match import compare_literatuur
from handleiding.importer.parts import normaal
from handleiding.importer.reference import ontleed
from handleiding.literatuur import Verwijzing


def lijst(tekst, **opties):
    regels = maak_regels(tekst.split("\n"))
    blokken = maak_blokken(regels, meet(regels), breekt=is_label)
    return [v for groep in lees_lijst(blokken, **opties) for v in groep.verwijzingen]


def test_labels_set_the_kind_until_the_next():
    gelezen = lijst(
        "- Anna de Wit, Een.\nLees een van de onderstaande artikelen\n\n- Bert Zwart, Twee.\n"
        "- Carla Groen, Drie.\n\nHerlezen:\n- Anna de Wit, Een.\nVoor de liefhebbers:\n- Dirk Rood, Vier.",
        moment="volgende",
    )
    assert [v.soort for v in gelezen] == ["verplicht", "keuze", "keuze", "herlezen", "verdieping"]
    assert {v.moment for v in gelezen} == {"volgende"}


def test_label_inside_an_item_counts_for_that_item():
    gelezen = lijst("- Herlezen: Anna de Wit, Een.\n- Bert Zwart, Twee.")
    assert [(v.auteur, v.soort) for v in gelezen] == [
        ("Anna de Wit", "herlezen"),
        ("Bert Zwart", "verplicht"),
    ]


def test_label_that_says_more_is_kept():
    gelezen = lijst(
        "Voor de liefhebbers, te leen bij Anna:\n- Bert Zwart, Twee.\n- Dirk Rood, Drie."
    )
    assert [v.toelichting for v in gelezen] == ["Voor de liefhebbers, te leen bij Anna", ""]


def test_loose_address_belongs_to_the_reference_above():
    gelezen = lijst(
        "- Anna de Wit, Een.\n - http://x.nl/a/\n- Bert Zwart, Twee.\n http://y.nl\n http://z.nl"
    )
    assert [(v.url, v.toelichting) for v in gelezen] == [
        ("http://x.nl/a/", ""),
        ("http://y.nl", "http://z.nl"),
    ]


def test_line_under_an_item_is_part_of_it():
    gelezen = lijst("- Thema water.\n Over de sloot, een dag met Anna, Wijkblad 1.2: 3-4.")
    assert [(v.titel, v.bron) for v in gelezen] == [
        ("Thema water. Over de sloot, een dag met Anna", "Wijkblad 1.2")
    ]


def test_none():
    assert lijst("- Geen") == []


EEN = ontleed("Anna de Wit, Buren in gesprek, Wijkblad 4.2: 10-12.")
TWEE = ontleed("Bert Zwart, Samen eten op straat, Wijkblad 4.3: 1-2.")


def verschillen(eigen, gedrukt):
    return [(v.bijeenkomst, v.soort) for v in compare_literatuur(eigen, gedrukt)]


def test_same_lists_do_not_differ():
    assert verschillen({2: [EEN, TWEE]}, {2: [TWEE, EEN]}) == []
    slordig = ontleed("Anna de  Wit, Buren in gesprek., Wijkblad 4.2: 10-12")
    assert verschillen({2: [EEN]}, {2: [slordig]}) == []


def test_what_only_one_list_has():
    assert verschillen({2: [EEN]}, {2: [], 3: [TWEE]}) == [
        (2, "alleen bij bijeenkomst"),
        (3, "alleen in bijlage"),
    ]


def test_another_spelling():
    anders = ontleed("Anna de Wit, Buren in gesprekk, Wijkblad 4,2: 10-12.")
    (verschil,) = compare_literatuur({2: [EEN]}, {2: [anders]})
    assert verschil.soort == "anders geschreven"
    assert "gesprekk" in verschil.tekst
    assert "4,2" in verschil.tekst


@pytest.mark.parametrize(
    ("een", "ander", "hetzelfde"),
    [
        ("Kinderen én ouders!", "kinderen en ouders", True),
        ("Sørens bok om Þór", "Sorens bok om Thor", True),
        ("Straatjutters – deel 2", "Straat\u00adjutters, deel 2", True),
        ("Jansen", "Janssen", False),
        ("Μαθήματα", "Παιδιά", False),  # in letters of another script: neither is empty
        ("المدرسة", "الأسرة", False),
    ],
)
def test_when_two_titles_are_one_work(een, ander, hetzelfde):
    sleutels = {Verwijzing(titel=een).sleutel, Verwijzing(titel=ander).sleutel}
    assert "" not in sleutels
    assert (len(sleutels) == 1) == hetzelfde


@pytest.mark.parametrize(
    ("kop", "gelezen"),
    [
        ("Thema’s", "themas"),
        ("THEMA‘S", "themas"),
        ("Aandachts\u00adpunten:", "aandachtspunten"),
        ("Voor\u00a0bereiding 2", "voor bereiding 2"),
        ("Mo\u0308 – Ø", "mo o"),
    ],
)
def test_a_heading_is_read_without_its_signs(kop, gelezen):
    assert normaal(kop) == gelezen


def test_title_inside_a_longer_title_is_the_same_work():
    langer = ontleed("Bert Zwart, Thema eten. Samen eten op straat, Wijkblad 4.3: 1-2.")
    assert verschillen({1: [TWEE]}, {1: [langer]}) == [(1, "anders geschreven")]
