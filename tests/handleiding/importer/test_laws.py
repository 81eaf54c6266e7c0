"""Whatever the lines are: a clear message or a true account, never anything else."""

from contextlib import suppress
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handleiding.importer.chapters import PARAGRAAF
from handleiding.importer.parse import parse
from handleiding.importer.read import read_regels
from handleiding.importer.structure import ImportFout
from tests.handleiding.importer import voorbeeld
from tests.handleiding.importer.controle import (
    controleer_rekening,
    lees,
    letters,
    teksten,
    verloren_woorden,
)
from tests.handleiding.importer.test_read import alinea, maak_docx, maak_pdf
from tests.wetten import wet

DEMO = Path(__file__).parents[3] / "gemeenten/demo/handleiding.txt"
DEMOREGELS = read_regels(DEMO)
DEMOTEKST = " ".join(DEMOREGELS)

# fmt: off
VORMEN = st.sampled_from([
    "", " ", "\f", "1.", "2. Iets", "3. Programma", "3.1 Bijeenkomst 1: Begin", "Bijeenkomst 2", "12",
    "3.1.1 Doel", "3.1.9 Evaluatie", "Doel", "- ", "-", "- punt", " - diep", "   - dieper", "a) b", "13",
    "http://x.nl/", "- http://x.nl/a-", "Anna de Wit, Samen, in:", "pp: 3-9.", "Herlezen:", "Geen", "–",
    "Boek over buren 4", "Boek over buren 5", "4. Bijlagen", "4.2 Bijlage 2 Literatuur", "Kort", "zin.",
    "en verder", "een woord-", "afbreking", "5 minuten", "1. 2. 3.", "Wat nu?",
])
# fmt: on
LIJNEN = st.one_of(
    VORMEN, st.text(max_size=120), st.text("-–. 0123456789()a:/“’\f\u00ad", max_size=30)
)


@given(st.lists(LIJNEN, max_size=40))
def test_any_lines(regels):
    with suppress(ImportFout):
        controleer_rekening(regels, parse(regels))


@wet(60, lang=600)
@given(st.data())
def test_handbook_with_anything_in_between(data):
    regels = voorbeeld.regels()
    for _ in range(data.draw(st.integers(1, 12))):
        plek = data.draw(st.integers(0, len(regels)))
        weg = data.draw(st.integers(0, 2))
        regels[plek : plek + weg] = data.draw(st.lists(LIJNEN, max_size=4))
    with suppress(ImportFout):
        controleer_rekening(regels, parse(regels))


# Years, columns of numbers, exercises that count: what looks like the furniture of a page.
GETELD = st.sampled_from(
    ["{}", "- {} -", "Oefening {}", "{} Oefening", "Casus {}", "pagina {}", "{}."]
)
NUMMERS = st.lists(
    st.integers(1, 9999).filter(lambda getal: str(getal) not in DEMOTEKST),
    min_size=1,
    max_size=6,
    unique=True,
)


def maak_lezer(soort, folder):
    """Return how lines become a file of this kind and lines again."""

    def lees_in(regels):
        if soort == "txt":
            pad = folder / "boek.txt"
            pad.write_text("\n".join(regels), encoding="utf-8")
        elif soort == "docx":
            romp = "".join(alinea(escape(regel)) for regel in regels)
            pad = maak_docx(folder / "boek.docx", romp)
        else:
            vol = [regel for regel in regels if regel]
            pad = maak_pdf(folder / "boek.pdf", *(vol[i : i + 40] for i in range(0, len(vol), 40)))
        return read_regels(pad)

    return lees_in


@pytest.mark.parametrize("soort", ["txt", "docx", "pdf"])
@wet(15, lang=120)
@given(data=st.data())
def test_a_line_with_a_number_never_vanishes(soort, tmp_path_factory, data):
    """Wherever it stands: it is in the text, or the report gives it in full."""
    regels = DEMOREGELS.copy()
    nummers = data.draw(NUMMERS)
    vorm, los = data.draw(GETELD), data.draw(st.booleans())
    for nummer in nummers:
        plek = data.draw(st.integers(1, len(regels)))
        regel = vorm.format(nummer)
        regels[plek:plek] = ["", regel, ""] if los else [regel]
    bron = maak_lezer(soort, tmp_path_factory.mktemp("boek"))(regels)
    try:
        handleiding = parse(bron)
    except ImportFout:
        return
    controleer_rekening(bron, handleiding)
    waar = letters(" ".join(_alles(handleiding)))
    assert not [nummer for nummer in nummers if str(nummer) not in waar]


TITELS = st.lists(
    st.from_regex(r"\A[BCDFGHJKLMNPQRSTVWXZ]{6} [bcdfghjklmnpqrstvwxz]{6}\Z"),
    min_size=1,
    max_size=3,
    unique=True,
)


@wet(40, lang=300)
@given(data=st.data())
def test_a_line_of_contents_that_says_what_no_other_says_never_vanishes(data):
    """It is in the text, or the report gives it as not placed, with its number."""
    koppen = [regel for regel in DEMOREGELS if PARAGRAAF.match(regel)]
    titels = data.draw(st.lists(st.sampled_from(koppen), min_size=2, max_size=8, unique=True))
    nieuw = data.draw(TITELS)
    for titel in nieuw:
        titels.insert(data.draw(st.integers(0, len(titels))), titel)
    rij = [f"{titel} {'.' * 12} {nummer}" for nummer, titel in enumerate(titels, 3)]
    kop = data.draw(st.sampled_from([["Inhoud"], [""]]))
    plek = data.draw(st.sampled_from([1, DEMOREGELS.index(koppen[0])]))
    bron = [*DEMOREGELS[:plek], "", *kop, *rij, "", *DEMOREGELS[plek:]]
    try:
        handleiding = parse(bron)
    except ImportFout:
        return
    controleer_rekening(bron, handleiding)
    niet = {rij["tekst"] for rij in handleiding.rapport.to_json()["niet_geplaatst"]}
    waar = letters(" ".join([*_in_de_tekst(handleiding), *niet]))
    assert not [titel for titel in nieuw if letters(titel) not in waar]


def _alles(handleiding):
    """All text of the pages, and of the report's lines that are not in them."""
    json = handleiding.rapport.to_json()
    yield from _in_de_tekst(handleiding)
    yield from (rij["tekst"] for rij in [*json["opmaak_regels"], *json["niet_geplaatst"]])


def _in_de_tekst(handleiding):
    for pagina in handleiding.rapport.paginas:
        yield from (pagina.nummer, pagina.titel, *teksten(pagina.velden))


KOP = "Handboek | Buren"
OEFENING = st.sampled_from(
    [
        "Opdracht voor thuis {}",
        "{} Opdracht voor thuis",
        "Huiswerk | Deel {}",
        "Handboek voor thuis {}",
    ]
)


def maak_bladen(data):
    """Pages of the demo's text as lists of lines; None where the source has no pages."""
    lengte = data.draw(st.sampled_from([0, 35, 60, 400]))
    if not lengte:
        return [DEMOREGELS.copy()], False
    bladen = [DEMOREGELS[i : i + lengte] for i in range(0, len(DEMOREGELS), lengte)]
    return bladen, data.draw(st.booleans()) and lengte < 100


def zet_regels(data, bladen, oefeningen):
    """Put each line in the text: at the top or foot of pages that follow, or as far apart as pages are."""
    wit = [[""] * data.draw(st.integers(0, 5)) for _ in range(2)]
    spatie = " " * data.draw(st.integers(0, 2))
    waar = data.draw(st.sampled_from(["boven", "onder", "midden"]))
    blad = data.draw(st.integers(0, max(0, len(bladen) - len(oefeningen))))
    plek, stap = data.draw(st.integers(1, 400)), data.draw(st.integers(1, 80))
    for i, oefening in enumerate(oefeningen):
        regels = bladen[min(blad + i, len(bladen) - 1)]
        plaats = {"boven": 0, "onder": len(regels), "midden": plek + i * stap}[waar]
        regels[plaats:plaats] = [*wit[0], spatie + oefening, *wit[1]]


@wet(60, lang=800)
@given(data=st.data())
def test_a_numbered_line_stays_in_the_text_however_it_stands(data):
    """Only the true running header goes, and the report counts it."""
    bladen, met_kop = maak_bladen(data)
    vorm, eerste = data.draw(OEFENING), data.draw(st.integers(1, 40))
    aantal = data.draw(st.integers(1, 3 if len(bladen) > 1 else 6))
    oefeningen = [vorm.format(nummer) for nummer in range(eerste, eerste + aantal)]
    zet_regels(data, bladen, oefeningen)
    if met_kop:
        bladen = [[*blad, f"{KOP} {nr}"] for nr, blad in enumerate(bladen, start=1)]
    bron = [regel for blad in bladen for regel in (f"\f{blad[0]}", *blad[1:])]
    if len(bladen) == 1:
        bron[0] = bron[0].lstrip("\f")
    try:
        handleiding = parse(bron)
    except ImportFout:
        return
    controleer_rekening(bron, handleiding)
    waar = letters(" ".join(_in_de_tekst(handleiding)))
    telbaar = [letters(oefening.format("")) for oefening in oefeningen]
    assert not [oefening for oefening in telbaar if oefening not in waar]
    soorten = handleiding.rapport.to_json()["opmaak_soorten"]
    assert [(rij["tekst"], rij["aantal"]) for rij in soorten] == [(KOP, len(bladen))] * met_kop


ZINNEN = st.lists(
    st.sampled_from(["de", "een", "buur", "praat", "over", "straat"]),
    min_size=1,
    max_size=30,
)


@wet(40, lang=400)
@given(st.lists(ZINNEN, min_size=1, max_size=8))
def test_words_put_in_a_chapter_come_out(zinnen):
    extra = "\n\n".join(" ".join(zin).capitalize() + "." for zin in zinnen)
    handleiding = lees(voorbeeld.regels(inleiding=voorbeeld.INLEIDING + extra + "\n"))
    zonder = verloren_woorden(lees(voorbeeld.regels()))
    assert {frozenset(w) for w in verloren_woorden(handleiding).values()} <= {
        frozenset(w) for w in zonder.values()
    }
