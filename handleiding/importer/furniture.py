"""Page furniture: running headers and footers, page numbers, a table of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handleiding.importer.lines import Regel

MET_NUMMER = re.compile(r"^(?:(?P<voor>\d{1,4})\s+)?(?P<tekst>\D+?)(?:\s+(?P<na>\d{1,4}))?$")
KAAL_NUMMER = re.compile(r"^(?:[-–]\s*)?(?P<nummer>\d{1,4})(?:\s*[-–])?$")
PAGINA_NUMMER = re.compile(
    r"^(?:pagina|blz\.?|p\.)\s*(?P<nummer>\d{1,4})(?:\s*(?:van|/)\s*\d+)?$", re.I
)
INHOUD_REGEL = re.compile(r"(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*\d{1,4}$")
INHOUD_KOP = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel)\s*:?$", re.I)
# A heading that counts on purpose is not a running header.
TELT_ZELF = re.compile(r"^(?:bijeenkomst|sessie|bijlage|hoofdstuk|deel|stap|vraag|dag)\b", re.I)
# The share of page numbers that may be out of order.
MISDRUK = 0.1


def vind_opmaak(regels: Sequence[Regel]) -> frozenset[int]:
    """The numbers of the lines that belong to the page and not to the text."""
    opmaak = _inhoudsopgave(regels)
    opmaak |= _oplopend(_kopregels(regels))
    opmaak |= _oplopend(_paginanummers(regels))
    return frozenset(opmaak)


def zonder_opmaak(regels: Sequence[Regel], opmaak: frozenset[int]) -> list[Regel]:
    """The lines of the text; the line after furniture starts a page."""
    over: list[Regel] = []
    knip = False
    for regel in regels:
        if regel.nr in opmaak:
            knip = True
        elif knip:
            over.append(replace(regel, wit_ervoor=True, paginastart=True))
            knip = False
        else:
            over.append(regel)
    return over


def _staat_los(regels: Sequence[Regel], i: int) -> bool:
    """Whether a line stands apart: white around it, or on the edge of a page."""
    regel = regels[i]
    volgende = regels[i + 1] if i + 1 < len(regels) else None
    rand = regel.paginastart or volgende is None or volgende.paginastart
    return rand or (regel.wit_ervoor and volgende is not None and volgende.wit_ervoor)


def _kopregels(regels: Sequence[Regel]) -> dict[str, list[tuple[int, int]]]:
    """Candidate running headers: text without its number → (line, page number)."""
    groepen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, regel in enumerate(regels):
        gevonden = MET_NUMMER.match(regel.tekst)
        if not gevonden or not _staat_los(regels, i) or TELT_ZELF.match(regel.tekst):
            continue
        nummer = gevonden["na"] or gevonden["voor"]
        if nummer and _is_kopregeltekst(gevonden["tekst"]):
            groepen[gevonden["tekst"].casefold()].append((regel.nr, int(nummer)))
    return groepen


def _is_kopregeltekst(tekst: str) -> bool:
    letters = sum(teken.isalpha() for teken in tekst)
    return letters >= 8 and tekst[0].isupper() and tekst[-1] not in ".,:;-–"


def _paginanummers(regels: Sequence[Regel]) -> dict[str, list[tuple[int, int]]]:
    kaal: list[tuple[int, int]] = []
    for i, regel in enumerate(regels):
        gevonden = KAAL_NUMMER.match(regel.tekst) or PAGINA_NUMMER.match(regel.tekst)
        if gevonden and _staat_los(regels, i):
            kaal.append((regel.nr, int(gevonden["nummer"])))
    return {"": kaal}


def _oplopend(groepen: dict[str, list[tuple[int, int]]]) -> set[int]:
    """Lines that repeat, nearly each time with a higher number: that is what pages do."""
    opmaak: set[int] = set()
    for groep in groepen.values():
        nummers = [nummer for _, nummer in groep]
        terug = sum(a >= b for a, b in pairwise(nummers))
        if len(groep) >= 2 and terug <= len(groep) * MISDRUK:
            opmaak |= {nr for nr, _ in groep}
    return opmaak


def _inhoudsopgave(regels: Sequence[Regel]) -> set[int]:
    opmaak = {regel.nr for regel in regels if INHOUD_REGEL.search(regel.tekst[-80:])}
    for regel, volgende in pairwise(regels):
        if volgende.nr in opmaak and INHOUD_KOP.match(regel.tekst):
            opmaak.add(regel.nr)
    return opmaak
