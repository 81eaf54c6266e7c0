"""Page furniture is recognised by how it repeats, not by what it says."""

import pytest

from handleiding.importer.furniture import vind_opmaak, zonder_opmaak
from handleiding.importer.lines import maak_regels


def opmaak(*regels):
    return vind_opmaak(maak_regels(regels)).nummers


def paginas(*paginas):
    """Lines of pages that a form feed begins, as a PDF gives them."""
    return [
        f"\f{regel}" if plek == 0 else regel
        for pagina in paginas
        for plek, regel in enumerate(pagina)
    ]


def wit(vorm, een, ander):
    """Two lines, 65 apart, in the white of a page's foot."""
    return [
        *["Tekst."] * 60,
        *["", "", "", vorm.format(een), ""],
        *["Tekst."] * 60,
        *["", "", "", vorm.format(ander), "", "Slot."],
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
    kop = [(f"{nummer} Boek over buren", "Tekst.") for nummer in (4, 5, 6)]
    assert opmaak(*paginas(*kop)) == {1, 3, 5}


def test_running_header_without_a_number():
    kop = [("Boek over buren", f"Zin {nummer}.") for nummer in range(4)]
    assert opmaak(*paginas(*kop)) == {1, 3, 5, 7}
    assert opmaak(*paginas(*kop, ("Tekst.",), ("Slot.",))) == set()


def test_what_stands_in_the_middle_of_a_page_is_text():
    """A space before a word is the edge of a page only where nothing better is known, and never for sure."""
    bladen = [("Tekst.", " Boek over buren 4", "Tekst."), ("Tekst.", " Boek over buren 5", "Slot.")]
    assert opmaak(*paginas(*bladen, ("Tekst.", " Boek over buren 6", "Slot."))) == set()


def test_bare_page_numbers():
    assert opmaak(*paginas(("Een.", "4"), ("Twee.", "- 5 -"), ("Drie.", "6"))) == {2, 4, 6}
    voet = [("Tekst.", f"pagina {nummer} van 9") for nummer in (4, 5, 6)]
    assert opmaak(*paginas(*voet)) == {2, 4, 6}


def test_bare_page_numbers_beside_numbers_of_the_text():
    """A year at the top of a page is no page number: it does not count along."""
    bladen = [("Een.", "4"), ("2021", "Twee.", "5"), ("Drie.", "6"), ("2023", "Vier.", "7")]
    assert opmaak(*paginas(*bladen)) == {2, 5, 7, 10}


def test_pages_told_by_the_white_of_their_foot_only():
    """Where the pages are lost: the name of the book, as far apart as its numbers say."""
    assert opmaak(*wit("Handboek | Over buren {}", 11, 13)) == {64, 129}


def test_the_white_must_be_the_same():
    regels = wit("Handboek | Over buren {}", 11, 13)
    regels[60:60] = ["", ""]
    assert opmaak(*regels) == set()


def test_groups_say_what_they_are():
    inhoud = ("Inhoud", "De groep ..... 3", "De buurt ..... 5")
    bladen = [("Boek over buren", f"Zin {n}.", f"- {n} -") for n in range(4, 6)]
    bladen += [
        ("Boek over buren", kop, f"- {n} -") for n, kop in ((6, "De groep"), (7, "De buurt"))
    ]
    uit = vind_opmaak(maak_regels(paginas(inhoud, *bladen)))
    assert {(groep.soort, groep.tekst, len(groep.nummers)) for groep in uit.groepen} == {
        ("inhoudsopgave", "", 3),
        ("kop- of voetregel", "Boek over buren", 4),
        ("paginanummer", "", 4),
    }
    assert uit.boeknaam == "Boek over buren"


def test_what_only_looks_like_furniture_is_told():
    uit = vind_opmaak(maak_regels(wit("Opdracht voor thuis {}", 1, 2)))
    assert [(groep.tekst, groep.nummers) for groep in uit.twijfel] == [
        ("Opdracht voor thuis", (64, 129))
    ]
    assert not uit.groepen
    assert vind_opmaak(maak_regels(wit("Handboek | Over buren {}", 11, 13))).twijfel == ()


@pytest.mark.parametrize(
    "regels",
    [
        # Headings that count on purpose.
        ("\fBijeenkomst 1", "Tekst.", "\fBijeenkomst 2", "Slot."),
        # White around it is no page: these are headings, a column of a table, and two years.
        ("Oefening 1", "", "Tekst.", "", "Oefening 2", "", "Slot."),
        ("Tekst.", "", "10", "", "20", "", "30", "", "Slot."),
        ("Tekst.", "", "2021", "", "Tekst.", "", "2023", "", "Slot."),
        # The space or the white of a page, and a title that might be a heading as well.
        (" Boek over buren 11", *["Tekst."] * 60, " Boek over buren 13", *["Tekst."] * 60),
        wit("Opdracht voor thuis {}", 1, 2),
        wit("Opdracht voor thuis {}", 11, 13),
        wit("Werkblad | Opdracht {}", 11, 13),
        wit("Handboek voor thuis {}", 11, 13),
        # The book's name, but not as far apart as pages are, or not so far from the front.
        wit("Handboek | Over buren {}", 11, 17),
        wit("Handboek | Over buren {}", 2, 1),
        (*["Tekst."] * 300, *wit("Handboek | Over buren {}", 1, 2)),
        # At the top of pages that follow, in a source with more of them.
        ("\fOpdracht voor thuis 1", "Tekst.", "\fOpdracht voor thuis 2", "Tekst."),
        paginas(*[(f"Opdracht voor thuis {n}", *["Tekst."] * 400) for n in range(1, 4)]),
        paginas(*[(f"Opdracht voor thuis {n}", "Tekst.") for n in range(1, 4)], *[("Tekst.",)] * 7),
        paginas(*[(str(n), "Tekst.") for n in range(1, 5)], *[("Tekst.",)] * 7),
        # At the top of one page and at the foot of others.
        paginas(
            ("Opdracht op maat 1", "Tekst."), *[("Tekst.", f"Opdracht op maat {n}") for n in (2, 3)]
        ),
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
    regels = ["Inhoudsopgave", "1. Inleiding ........ 3", "2. De groep . . . . . 5", "Tekst."]
    assert opmaak(*regels) == {1}
    assert opmaak(*regels, "1. Inleiding", "Tekst.", "2. De groep", "Slot.") == {1, 2, 3}


@pytest.mark.parametrize("kop", [("Inhoud",), ("Tekst.",)], ids=["with a head", "without"])
@pytest.mark.parametrize("plek", [1, 2, 3])
def test_what_stands_in_no_other_line_is_no_furniture(kop, plek):
    """A line of contents may go because the text says it as well."""
    regels = ["1. Begin ..... 3", "2. Een lange titel ..... 7", "3. Slot ..... 9"]
    regels.insert(plek, f"Verdwenen onderdeel ..... {(3, 7, 9)[plek - 1]}")
    uit = vind_opmaak(maak_regels([*kop, *regels, *KOPPEN]))
    assert uit.nergens == {len(kop) + plek + 1}
    assert uit.nummers == {nr for nr in range(1, 6) if nr not in uit.nergens} - (
        {1} if kop == ("Tekst.",) else set()
    )


KOPPEN = ("1. Begin", "Tekst.", "2. Een lange titel", "Tekst.", "3. Slot", "Tekst.")


@pytest.mark.parametrize(
    ("inhoud", "weg"),
    [
        (("1. Begin ..... 3", "2. Een lange titel ..... 7", "3. Slot ..... 7"), {1, 2, 3}),
        (("1. Begin ..... 3", "2. Een lange", "titel ..... 7", "3. Slot ..... 7"), {1, 2, 3, 4}),
        (("Begin ..... 3", "Een lange titel ..... 7", "Slot ..... 7"), {1, 2, 3}),
        (("1. Begin ..... 3", "2. Een langere titel ..... 7", "3. Slot ..... 7"), {1, 3}),
        (("1. Begin ..... 3", "2. Midden ..... 7", "3. Einde ..... 7"), set()),
        (("1. Begin ..... 7", "2. Een lange titel ..... 3", "3. Slot ..... 2"), set()),
    ],
    ids=["all", "on two lines", "without numbers", "most", "one", "counting down"],
)
def test_table_of_contents_without_a_head_counts_up(inhoud, weg):
    """To headings that stand in the text, most of them: what says nothing twice is text."""
    assert opmaak(*inhoud, *KOPPEN) == weg


def test_contents_that_stand_in_the_text_as_well():
    assert opmaak("De groep ....... 5", "Tekst.", "", "De  groep", "Meer tekst.") == {1}


@pytest.mark.parametrize(
    "regels",
    [
        ["Hoe zeker voelt u zich? ............ 10", "", "Tekst."],
        ["Hoe zeker voelt u zich? ............ 10", "Mijn cijfer voor nu is ........ 8", "Tekst."],
        ["Nu ....... 8", "Straks ....... 9", "Ooit ……… 7", "Tekst."],
        ["Ik ben tevreden ...... 1", "Ik ben blij ...... 2", "Ik ben boos ....... 3", "Tekst."],
        ["Naam: ..... 12", "Datum: ..... 13", "Plaats: ..... 14", "Tekst."],
        ["Naam: ..... 12", "Plaats: ..... 14", "Tekst.", "Naam:", "Tekst.", "Plaats:", "Tekst."],
        ["Blij .... 1", "Boos .... 2", "Bang .... 3", "Tekst.", "Blij", "Boos", "Bang", "Tekst."],
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
    ids=[
        "one",
        "two",
        "not counting up",
        "counting up",
        "form",
        "form again",
        "list again",
        "far apart",
    ],
)
def test_a_line_with_dots_in_the_text_is_text(regels):
    assert opmaak(*regels) == frozenset()


def test_sentence_runs_on_over_furniture():
    regels = maak_regels(["de zin loopt", "", "Boek over buren 4", "", "gewoon door"])
    over = zonder_opmaak(regels, frozenset({3}))
    assert [(regel.nr, regel.paginastart) for regel in over] == [(1, True), (5, True)]
