"""Page furniture is recognised by how it repeats, not by what it says."""

import pytest

from handleiding.importer.furniture import vind_opmaak, zonder_opmaak
from handleiding.importer.lines import maak_regels


def opmaak(*regels):
    return vind_opmaak(maak_regels(regels))


def test_running_footer_with_page_number():
    assert opmaak(
        "Tekst.", "", "Boek | Over buren 4", "", "Meer.", "", "Boek | Over buren 6", "", "Slot."
    ) == {3, 7}


def test_one_number_out_of_order_is_a_slip():
    nummers = [3, 4, 5, 6, 7, 8, 2, 10, 11, 12, 13]
    regels = [
        deel for nummer in nummers for deel in (f"Boek over buren {nummer}", "", "Tekst.", "")
    ]
    assert len(opmaak(*regels)) == len(nummers)


def test_page_number_before_the_title():
    assert opmaak("4 Boek over buren", "", "Tekst.", "", "5 Boek over buren", "", "Slot.") == {1, 5}


def test_bare_page_numbers():
    assert opmaak("Een.", "", "4", "", "Twee.", "", "- 5 -", "", "Drie.", "", "6") == {3, 7, 11}
    assert opmaak("Een.", "", "pagina 4 van 9", "", "Twee.", "", "pagina 5 van 9") == {3, 7}


def test_form_feed_is_the_edge_of_a_page():
    assert opmaak("\fBoek over buren 1", "Tekst.", "\fBoek over buren 2", "Tekst.") == {1, 3}


@pytest.mark.parametrize(
    "regels",
    [
        # Headings that count on purpose.
        ("Bijeenkomst 1", "", "Tekst.", "", "Bijeenkomst 2", "", "Slot."),
        # The numbers do not rise.
        ("Boek over buren 4", "", "Tekst.", "", "Boek over buren 4", "", "Slot."),
        # Only once.
        ("Tekst.", "", "Boek over buren 4", "", "Slot."),
        # In the middle of the text.
        ("Tekst", "Boek over buren 4", "en", "tekst", "Boek over buren 5", "en"),
        # A lone number is text.
        ("Tekst.", "", "12", "", "Slot."),
        # Pages of a reference.
        ("- Wijkblad pp: 3-", "", "12.", "", "- Wijkblad pp: 4-", "", "13."),
    ],
)
def test_text_is_no_furniture(regels):
    assert opmaak(*regels) == set()


def test_table_of_contents():
    assert opmaak(
        "Inhoudsopgave", "1. Inleiding ........ 3", "2. De groep . . . . . 5", "Tekst."
    ) == {
        1,
        2,
        3,
    }


def test_sentence_runs_on_over_furniture():
    regels = maak_regels(["de zin loopt", "", "Boek over buren 4", "", "gewoon door"])
    over = zonder_opmaak(regels, frozenset({3}))
    assert [(regel.nr, regel.paginastart) for regel in over] == [(1, True), (5, True)]
