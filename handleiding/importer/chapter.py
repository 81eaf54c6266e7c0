"""Running text to the `inhoud` of a chapter or an annex: texts and pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handleiding.importer.blocks import Leesblok, maak_blokken
from handleiding.importer.headings import Kopdeel
from handleiding.importer.html import alinea_html, blokken_html
from handleiding.importer.ledger import Grootboek, Grootboekblad
from handleiding.importer.lines import Leesregel
from handleiding.importer.loose import zonder_bijschriften
from handleiding.importer.people import meld_personen
from handleiding.importer.structure import JSON, Soort, blok

IK = re.compile(r"\b(?:ik|mij|me|mijn)\b", re.IGNORECASE)
AANGEHAALD = re.compile(r"^[“‘„\"](?P<tekst>[^“”„\"]{20,})[”’\"]\.?$")
SLOT = re.compile(r"[.!?…]['’”\"]?$")
# A pull quote stands at the foot of a printed page; more than this is ordinary text.
HOOGSTENS = 4


def maak_hoofdstuk(deel: Kopdeel, boek: Grootboek, *, soort: Soort = "hoofdstuk") -> Grootboekblad:
    """A chapter with a heading; its children are made elsewhere."""
    blad = Grootboekblad(soort, deel.kop.nummer, deel.kop.titel)
    boek.plaats(blad, "titel", deel.kop.regels)
    blad.velden["inhoud"] = maak_inhoud(deel.regels, blad, boek)
    return blad


def maak_voorwoord(deel: Kopdeel, boek: Grootboek) -> Grootboekblad:
    """What stands before the first chapter: somebody's own words, so without pull quotes."""
    blad = Grootboekblad("hoofdstuk", "", deel.kop.titel)
    boek.plaats(blad, "titel", deel.kop.regels)
    rest = deel.regels
    aanhef = ""
    if len(rest) > 1 and not rest[0].wit_ervoor and len(rest[0].tekst) < 50:
        # A name directly under the title is a byline and not a heading.
        boek.plaats(blad, "inhoud", rest[:1])
        aanhef, rest = alinea_html(rest[0].tekst), rest[1:]
    blad.velden["inhoud"] = maak_inhoud(rest, blad, boek, met_citaten=False, aanhef=aanhef)
    return blad


def maak_inhoud(
    regels: Sequence[Leesregel],
    blad: Grootboekblad,
    boek: Grootboek,
    *,
    met_citaten: bool = True,
    aanhef: str = "",
) -> list[JSON]:
    """The stream of a chapter; its lines are entered in the ledger."""
    blokken = zonder_bijschriften(maak_blokken(regels, boek.maat), boek)
    boek.plaats_blokken(blad, "inhoud", blokken)
    meld_personen(blokken, blad, boek)
    citaten = _citaten(blokken) if met_citaten else set()
    inhoud: list[JSON] = []
    begin = 0
    for i in [*sorted(citaten), len(blokken)]:
        tekst = aanhef + blokken_html(blokken[begin:i])
        aanhef = ""
        if tekst:
            inhoud.append(blok("tekst", tekst))
        if i < len(blokken):
            inhoud.append(blok("citaat", {"citaat": _zonder_tekens(blokken[i].tekst), "bron": ""}))
        begin = i + 1
    return inhoud


def _citaten(blokken: Sequence[Leesblok]) -> set[int]:
    """Pull quotes: between quotation marks, or in the first person at the foot of a page."""
    citaten = {i for i, deel in enumerate(blokken) if _is_aangehaald(deel)}
    for i, deel in enumerate(blokken):
        if i and deel.regels[0].paginastart:
            citaten |= _voet_van_pagina(blokken, i)
    return citaten


def _is_aangehaald(deel: Leesblok) -> bool:
    return deel.soort == "alinea" and AANGEHAALD.match(deel.tekst) is not None


def _voet_van_pagina(blokken: Sequence[Leesblok], grens: int) -> set[int]:
    """The run of paragraphs before a page break, from the first that speaks in first person."""
    begin = grens
    while begin > 0 and grens - begin < HOOGSTENS and _kan_citaat(blokken[begin - 1]):
        begin -= 1
    while begin < grens and not IK.search(blokken[begin].tekst):
        begin += 1
    return set(range(begin, grens))


def _kan_citaat(deel: Leesblok) -> bool:
    heel = len({regel.paginastart for regel in deel.regels[1:]} | {False}) == 1
    los = deel.soort == "alinea" and deel.wit_ervoor and heel
    return los and len(deel.tekst) > 40 and SLOT.search(deel.tekst) is not None


def _zonder_tekens(tekst: str) -> str:
    gevonden = AANGEHAALD.match(tekst)
    return gevonden["tekst"] if gevonden else tekst
