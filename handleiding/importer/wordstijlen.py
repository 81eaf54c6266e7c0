"""The styles of a Word document: which is a heading in disguise, and which text nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element  # the type only; defusedxml parses

from handleiding.importer.wordnamen import kind, kinderen, naam, staat_aan, waarde

KOP = re.compile(r"heading [1-9]", re.IGNORECASE)
ONGEZIEN = {
    "vanish": "Verborgen tekst",
    "strike": "Doorgehaalde tekst",
    "dstrike": "Doorgehaalde tekst",
}


class Woordstijlen:
    """By their id; a style that builds on a heading gets the name of that heading, which is what mammoth knows."""

    def __init__(self, wortel: Element | None) -> None:
        stijlen = [deel for deel in kinderen(wortel) if naam(deel) == "style"]
        self._stijlen = {waarde(stijl, "styleId"): stijl for stijl in stijlen}
        koppen = {nr: self._kopnaam(nr) for nr in self._stijlen}
        self._koppen = {nr for nr, kop in koppen.items() if kop}
        for nr in self._koppen:
            if (eigen := kind(self._stijlen[nr], "name")) is not None:
                sleutel = next(iter(eigen.attrib))
                eigen.set(sleutel, koppen[nr])

    def keten(self, nr: str) -> Iterator[Element]:
        """A style, and what it builds on."""
        gezien: set[str] = set()
        while nr in self._stijlen and nr not in gezien:
            gezien.add(nr)
            yield self._stijlen[nr]
            nr = waarde(kind(self._stijlen[nr], "basedOn"))

    def is_kop(self, alinea: Element) -> bool:
        """Whether a paragraph is a heading."""
        return waarde(kind(alinea, "pPr", "pStyle")) in self._koppen

    def ongezien(self, loop: Element) -> str:
        """What a run is that no reader of the paper sees, or ""."""
        eigen = kind(loop, "rPr")
        lagen = [eigen, *(kind(s, "rPr") for s in self.keten(waarde(kind(eigen, "rStyle"))))]
        for soort, woorden in ONGEZIEN.items():
            gezegd = next((deel for laag in lagen if (deel := kind(laag, soort)) is not None), None)
            if staat_aan(gezegd):
                return woorden
        return ""

    def _kopnaam(self, nr: str) -> str:
        for stijl in self.keten(nr):
            if waarde(stijl, "type") not in ("", "paragraph"):
                return ""
            if KOP.fullmatch(waarde(kind(stijl, "name"))):
                return waarde(kind(stijl, "name"))
            if niveau := waarde(kind(stijl, "pPr", "outlineLvl")):
                return f"heading {int(niveau) + 1}" if niveau in tuple("012345") else ""
        return ""
