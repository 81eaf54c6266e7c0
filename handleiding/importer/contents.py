"""A printed table of contents: titles, dots and the numbers of pages. The pages of the site make their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handleiding.importer.lines import Regel

INHOUD_REGEL = re.compile(r"(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*(?P<nummer>\d{1,4})$")
# So many lines make a row of contents; a title in between may take so many.
INHOUD_RIJ, INHOUD_GAT = 3, 2
INHOUD_KOP = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel)\s*:?$", re.I)


def inhoudsopgave(regels: Sequence[Regel]) -> set[int]:
    """A table of contents: under its own head, in a row that counts up, or a title that stands in the text as well.

    One line that ends in dots and a number is none of these: "Hoe zeker voelt u zich? ........ 10".
    """
    staat_er = {_kaal(regel.tekst) for regel in regels}
    gevonden: set[int] = set()
    for begin, rij in _rijen_met_puntjes(regels):
        onder_kop = begin > 0 and INHOUD_KOP.match(regels[begin - 1].tekst)
        nummers = [nummer for _, nummer in rij]
        if onder_kop or (len(rij) >= INHOUD_RIJ and nummers == sorted(nummers)):
            gevonden |= {regel.nr for regel, _ in rij}
        else:
            titels = ((regel, _kaal(INHOUD_REGEL.sub("", regel.tekst))) for regel, _ in rij)
            gevonden |= {regel.nr for regel, titel in titels if titel in staat_er}
        if onder_kop:
            gevonden.add(regels[begin - 1].nr)
    return gevonden


def _rijen_met_puntjes(regels: Sequence[Regel]) -> Iterator[tuple[int, list[tuple[Regel, int]]]]:
    """Yield where each row of lines with dots and a number begins, and its lines; a long title may take two."""
    rij: list[tuple[Regel, int]] = []
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
