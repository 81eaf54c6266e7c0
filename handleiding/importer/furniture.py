"""Page furniture: running headers and footers, page numbers, a table of contents.

What stands in a text may look like it: "Oefening 1" and "Oefening 2", a column of numbers, two years. So furniture
is only what repeats on the edges of pages, with a number that goes up with the pages. Without that it is text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from handleiding.importer.lines import WOORD, Regel

MET_NUMMER = re.compile(r"^(?:(?P<voor>\d{1,4})\s+)?(?P<tekst>\D+?)(?:\s+(?P<na>\d{1,4}))?$")
KAAL_NUMMER = re.compile(r"^(?:[-–]\s*)?(?P<nummer>\d{1,4})(?:\s*[-–])?$")
PAGINA_NUMMER = re.compile(
    r"^(?:pagina|blz\.?|p\.)\s*(?P<nummer>\d{1,4})(?:\s*(?:van|/)\s*\d+)?$", re.I
)
INHOUD_REGEL = re.compile(r"(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*(?P<nummer>\d{1,4})$")
# So many lines make a row of contents; a title in between may take so many.
INHOUD_RIJ, INHOUD_GAT = 3, 2
INHOUD_KOP = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel)\s*:?$", re.I)
# A heading that counts on purpose is not a running header.
TELT_ZELF = re.compile(r"^(?:bijeenkomst|sessie|bijlage|hoofdstuk|deel|stap|vraag|dag)\b", re.I)
# The share of page numbers that may be out of order.
MISDRUK = 0.1
# Where pages are not counted: a page has at least so many lines.
KORTSTE_PAGINA = 15
# A foot that white alone sets apart: more than two empty lines above it, and as many words as a title has.
VOETWIT = 3
VOETWOORDEN = 3
# A bare number says less than a title with a number: it must stand on more pages, and on most of them.
KALE_PAGINAS = 3

# A line with the number in it.
Genummerd: TypeAlias = tuple[Regel, int]


def vind_opmaak(regels: Sequence[Regel]) -> frozenset[int]:
    """The numbers of the lines that belong to the page and not to the text."""
    opmaak = _inhoudsopgave(regels)
    for groep in _kopregels(regels).values():
        if _telt_paginas(groep):
            opmaak |= {regel.nr for regel, _ in groep}
    kaal = _paginanummers(regels)
    if _telt_paginas(kaal) and _staat_op_de_meeste(kaal):
        opmaak |= {regel.nr for regel, _ in kaal}
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


def _op_de_rand(regels: Sequence[Regel], i: int) -> bool:
    """Whether a line is the first or the last of a page."""
    laatste = i + 1 == len(regels) or regels[i + 1].paginastart
    return regels[i].paginastart or laatste


def _lijkt_voet(regels: Sequence[Regel], i: int) -> bool:
    """Where a source lost its pages: a line of some words with the white of a page's foot above and below it."""
    regel = regels[i]
    wit_boven = i > 0 and regel.nr - regels[i - 1].nr > VOETWIT
    wit_onder = i + 1 < len(regels) and regels[i + 1].wit_ervoor
    return wit_boven and wit_onder and len(WOORD.findall(regel.tekst)) >= VOETWOORDEN


def _kopregels(regels: Sequence[Regel]) -> dict[str, list[Genummerd]]:
    """Candidate running headers, by their text without its number."""
    groepen: dict[str, list[Genummerd]] = defaultdict(list)
    for i, regel in enumerate(regels):
        gevonden = MET_NUMMER.match(regel.tekst)
        rand = _op_de_rand(regels, i) or _lijkt_voet(regels, i)
        if not gevonden or not rand or TELT_ZELF.match(regel.tekst):
            continue
        nummer = gevonden["na"] or gevonden["voor"]
        if nummer and _is_kopregeltekst(gevonden["tekst"]):
            groepen[gevonden["tekst"].casefold()].append((regel, int(nummer)))
    return groepen


def _is_kopregeltekst(tekst: str) -> bool:
    letters = sum(teken.isalpha() for teken in tekst)
    return letters >= 8 and tekst[0].isupper() and tekst[-1] not in ".,:;-–"


def _paginanummers(regels: Sequence[Regel]) -> list[Genummerd]:
    """Candidate page numbers. Where pages are counted, only those of the count that most of them follow."""
    kaal: list[Genummerd] = []
    for i, regel in enumerate(regels):
        gevonden = KAAL_NUMMER.match(regel.tekst) or PAGINA_NUMMER.match(regel.tekst)
        if gevonden and _op_de_rand(regels, i):
            kaal.append((regel, int(gevonden["nummer"])))
    tellingen = Counter(nummer - regel.pagina for regel, nummer in kaal if regel.pagina)
    if not tellingen:
        return kaal
    telling, _ = tellingen.most_common(1)[0]
    return [(regel, nummer) for regel, nummer in kaal if nummer - regel.pagina == telling]


def _telt_paginas(groep: Sequence[Genummerd]) -> bool:
    """Whether these numbers, nearly all, go up as pages do."""
    if len(groep) < 2:
        return False
    fout = sum(not _een_telling(a, b) for a, b in pairwise(groep))
    return fout <= len(groep) * MISDRUK


def _een_telling(een: Genummerd, ander: Genummerd) -> bool:
    """Whether as many pages lie between two lines as between their numbers."""
    (regel, nummer), (later, hoger) = een, ander
    if regel.pagina and later.pagina:
        return hoger - nummer == later.pagina - regel.pagina > 0
    return hoger > nummer and later.nr - regel.nr >= (hoger - nummer) * KORTSTE_PAGINA


def _staat_op_de_meeste(groep: Sequence[Genummerd]) -> bool:
    """Whether enough of the pages from the first to the last of these numbers have one."""
    return len(groep) >= max(KALE_PAGINAS, (groep[-1][1] - groep[0][1] + 1) / 2)


def _inhoudsopgave(regels: Sequence[Regel]) -> set[int]:
    """A table of contents: under its own head, in a row that counts up, or a title that stands in the text as well.

    One line that ends in dots and a number is none of these: "Hoe zeker voelt u zich? ........ 10".
    """
    staat_er = {_kaal(regel.tekst) for regel in regels}
    opmaak: set[int] = set()
    for begin, rij in _rijen_met_puntjes(regels):
        onder_kop = begin > 0 and INHOUD_KOP.match(regels[begin - 1].tekst)
        nummers = [nummer for _, nummer in rij]
        if onder_kop or (len(rij) >= INHOUD_RIJ and nummers == sorted(nummers)):
            opmaak |= {regel.nr for regel, _ in rij}
        else:
            titels = ((regel, _kaal(INHOUD_REGEL.sub("", regel.tekst))) for regel, _ in rij)
            opmaak |= {regel.nr for regel, titel in titels if titel in staat_er}
        if onder_kop:
            opmaak.add(regels[begin - 1].nr)
    return opmaak


def _rijen_met_puntjes(regels: Sequence[Regel]) -> Iterator[tuple[int, list[Genummerd]]]:
    """Yield where each row of lines with dots and a number begins, and its lines; a long title may take two."""
    rij: list[Genummerd] = []
    begin = laatste = 0
    for i, regel in enumerate(regels):
        gevonden = INHOUD_REGEL.search(regel.tekst[-80:])
        if not gevonden:
            continue
        if rij and i - laatste > INHOUD_GAT:
            yield begin, rij
            rij = []
        if not rij:
            begin = i
        rij.append((regel, int(gevonden["nummer"])))
        laatste = i
    if rij:
        yield begin, rij


def _kaal(tekst: str) -> str:
    return " ".join(tekst.casefold().split())
