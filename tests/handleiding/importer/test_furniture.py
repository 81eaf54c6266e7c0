"""Page furniture is recognised by how it repeats, not by what it says."""

import pytest

from handleiding.importer.furniture import vind_opmaak, zonder_opmaak
from handleiding.importer.lines import maak_regels


def opmaak(*regels):
    return vind_opmaak(maak_regels(regels))


def paginas(*paginas):
    """Lines of pages that a form feed begins, as a PDF gives them."""
    return [
        f"\f{regel}" if plek == 0 else regel
        for pagina in paginas
        for plek, regel in enumerate(pagina)
    ]


def test_running_footer_with_page_number():
    voet = [("Tekst.", f"Boek | Over buren {nummer}") for nummer in (4, 5, 6)]
    assert opmaak(*paginas(*voet)) == {2, 4, 6}


def test_running_header_of_every_other_page():
    kop = [(f"Boek | Over buren {n}", "Tekst.") if n % 2 else ("Tekst.",) for n in range(1, 7)]
    assert opmaak(*paginas(*kop)) == {1, 4, 7}


def test_one_number_out_of_order_is_a_slip():
    nummers = [*range(3, 30), 2, *range(31, 40)]
    regels = paginas(*[(f"Boek over buren {nummer}", "Tekst.") for nummer in nummers])
    assert len(opmaak(*regels)) == len(nummers)


def test_page_number_before_the_title():
    assert opmaak(*paginas(("4 Boek over buren", "Tekst."), ("5 Boek over buren", "Slot."))) == {
        1,
        3,
    }


def test_bare_page_numbers():
    assert opmaak(*paginas(("Een.", "4"), ("Twee.", "- 5 -"), ("Drie.", "6"))) == {2, 4, 6}
    voet = [("Tekst.", f"pagina {nummer} van 9") for nummer in (4, 5, 6)]
    assert opmaak(*paginas(*voet)) == {2, 4, 6}


def test_bare_page_numbers_beside_numbers_of_the_text():
    """A year at the top of a page is no page number: it does not count along."""
    bladen = [("Een.", "4"), ("2021", "Twee.", "5"), ("Drie.", "6"), ("2023", "Vier.", "7")]
    assert opmaak(*paginas(*bladen)) == {2, 5, 7, 10}


def test_pages_told_by_a_space_only():
    """Text drawn from a PDF without form feeds: two headers, as far apart as pages are."""
    regels = [" Boek over buren 11", *["Tekst."] * 60, " Boek over buren 13", *["Tekst."] * 60]
    assert opmaak(*regels) == {1, 62}


def test_pages_told_by_the_white_of_their_foot_only():
    voet = ["", "", "", "Handboek | Over buren {}", ""]
    regels = [regel for n in (11, 13) for regel in [*["Tekst."] * 60, *voet]]
    regels = [*(regel.format(11) for regel in regels[:65]), *(r.format(13) for r in regels[65:])]
    assert opmaak(*regels, "Slot.") == {64, 129}


@pytest.mark.parametrize(
    "regels",
    [
        # Headings that count on purpose.
        ("\fBijeenkomst 1", "Tekst.", "\fBijeenkomst 2", "Slot."),
        # White around it is no page: these are headings, a column of a table, and two years.
        ("Oefening 1", "", "Tekst.", "", "Oefening 2", "", "Slot."),
        ("Tekst.", "", "10", "", "20", "", "30", "", "Slot."),
        ("Tekst.", "", "2021", "", "Tekst.", "", "2023", "", "Slot."),
        # The same within one page, or at the edges of pages where nothing is counted.
        ("\fTekst.", "Oefening 1", "Tekst.", "Oefening 2", "\fSlot.", "Tekst."),
        ("\fOefening 1", "Tekst.", "\fTekst.", "\fTekst.", "\fOefening 2", "Tekst."),
        ("\fTekst.", "10", "\fTekst.", "20", "\fTekst.", "30"),
        ("\f2021", "Tekst.", "\fTekst.", "\fTekst.", "\f2023", "Slot."),
        # A page that begins with a space, and is too short to be one.
        (" Oefening 1", "Tekst.", " Oefening 2", "Slot."),
        (" 10", " 11", " 12", "Slot."),
        # White below and above, but no title; or a title with the white of a heading.
        (
            *["Tekst."] * 60,
            *[""] * 3,
            "Oefeningen 1",
            "",
            *["Tekst."] * 60,
            *[""] * 3,
            "Oefeningen 2",
            "",
            "Slot.",
        ),
        (
            *["Tekst."] * 60,
            "",
            "Wat wij doen 1",
            "",
            *["Tekst."] * 60,
            "",
            "Wat wij doen 2",
            "",
            "Slot.",
        ),
        # The numbers do not rise.
        ("\fBoek over buren 4", "Tekst.", "\fBoek over buren 4", "Slot."),
        # Only once.
        ("Tekst.", "\fBoek over buren 4", "\fSlot."),
        # In the middle of the text.
        ("Tekst", "Boek over buren 4", "en", "tekst", "Boek over buren 5", "en"),
        # A lone number is text, and so are two.
        ("\fTekst.", "12", "\fSlot.", "Tekst."),
        ("\fTekst.", "12", "\fTekst.", "13", "\fSlot.", "Tekst."),
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


def test_table_of_contents_without_a_head_counts_up():
    assert opmaak("1. Begin ....... 3", "2. Een lange", "titel ....... 7", "3. Slot ....... 7") == {
        1,
        3,
        4,
    }


def test_contents_that_stand_in_the_text_as_well():
    assert opmaak("De groep ....... 5", "Tekst.", "", "De  groep", "Meer tekst.") == {1}


@pytest.mark.parametrize(
    "regels",
    [
        ["Hoe zeker voelt u zich? ............ 10", "", "Tekst."],
        ["Hoe zeker voelt u zich? ............ 10", "Mijn cijfer voor nu is ........ 8", "Tekst."],
        ["Nu ....... 8", "Straks ....... 9", "Ooit ……… 7", "Tekst."],
        [
            "Nu ....... 1",
            "Tekst.",
            "Tekst.",
            "Straks ....... 2",
            "Tekst.",
            "Tekst.",
            "Ooit ....... 3",
        ],
    ],
    ids=["one", "two", "not counting up", "far apart"],
)
def test_a_line_with_dots_in_the_text_is_text(regels):
    assert opmaak(*regels) == frozenset()


def test_sentence_runs_on_over_furniture():
    regels = maak_regels(["de zin loopt", "", "Boek over buren 4", "", "gewoon door"])
    over = zonder_opmaak(regels, frozenset({3}))
    assert [(regel.nr, regel.paginastart) for regel in over] == [(1, True), (5, True)]
