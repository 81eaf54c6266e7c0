"""The HTML that a Word file becomes, as the lines of a printed text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from handleiding.importer.wordlijsten import MERK

# A number that was typed before a heading, and not a title with one: "24-uurszorg", "3 tips".
KOPNUMMER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_a-z]")
KOPPEN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOKKEN = KOPPEN | {"p", "td", "th", "tr", "table", "div"}
LIJSTEN = frozenset({"ul", "ol"})
# A row of a table: the sign before it, and what stands between its cells. A longer cell is text by itself.
RIJ, TUSSEN, LANGSTE_CEL = "- ", " | ", 80


def html_regels(html: str) -> tuple[list[str], list[str]]:
    """The lines, and in Dutch what changed its form.

    White lines around headings and paragraphs; list items as "- " or "1. ", indented; a row of a table as an item.
    """
    ontleder = _Ontleder()
    ontleder.feed(html)
    ontleder.close()
    ontleder.sluit_regel()
    return nummer_koppen(ontleder.regels), ontleder.opmerkingen


class _Ontleder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.regels: list[tuple[int, str]] = []
        self.tekst = ""
        self.voor = ""
        self.kop = 0
        self.lijsten: list[int | None] = []
        self.opmerkingen: list[str] = []
        # Of each open row of a table where each of its cells begins.
        self.rijen: list[list[int]] = []
        self.einde_rij = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LIJSTEN:
            self.sluit_regel()
            self.lijsten.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.sluit_regel()
            self.voor = self._teken()
        elif tag == "br":
            self._regel(self.kop)
        elif tag == "input":
            self.tekst += "☒ " if dict(attrs).get("checked") else "☐ "
        elif tag == "a":
            self._nummer(dict(attrs).get("id") or "")
        elif tag in BLOKKEN:
            self.sluit_regel()
            self._cel(tag)
            self.kop = int(tag[1]) if tag in KOPPEN else 0
            if not self.lijsten:
                self._wit()

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOKKEN or tag == "li":
            self.sluit_regel()
            self.kop = 0
            if not self.lijsten:
                self._wit()
            if tag == "tr" and self.rijen:
                self._rij(self.rijen.pop())
        elif tag in LIJSTEN and self.lijsten:
            self.sluit_regel()
            self.lijsten.pop()
            if not self.lijsten:
                self._wit()

    def _nummer(self, merk: str) -> None:
        """The number that an item has in Word, where its list was broken off."""
        if merk.startswith(MERK) and self.lijsten and self.lijsten[-1] is not None:
            self.lijsten[-1] = int(merk.removeprefix(MERK)) - 1
            self.voor = self._teken()

    def _cel(self, tag: str) -> None:
        if tag == "tr":
            self.rijen.append([])
        elif tag in ("td", "th") and self.rijen:
            self.rijen[-1].append(len(self.regels))

    def _rij(self, cellen: list[int]) -> None:
        """A row of short cells is one line, so that what stands beside each other stays so."""
        grenzen = pairwise([*cellen, len(self.regels)])
        inhoud = [[r for r in self.regels[begin:einde] if r[1]] for begin, einde in grenzen]
        if self.lijsten or sum(map(bool, inhoud)) < 2 or any(map(_is_lang, inhoud)):
            return
        del self.regels[cellen[0] :]
        rij = TUSSEN.join(cel[0][1] if cel else "" for cel in inhoud)
        if self.einde_rij == cellen[0]:
            del self.regels[-1]
        else:
            self.opmerkingen.append(
                f"Een tabel staat nu als opsomming, met een streep tussen de cellen; zij begint met “{rij}”."
            )
        self.regels += [(0, RIJ + rij), (0, "")]
        self.einde_rij = len(self.regels)

    def handle_data(self, data: str) -> None:
        self.tekst += data

    def sluit_regel(self) -> None:
        """End the line that is being read, if there is one."""
        if self.tekst.strip():
            self._regel(self.kop)
        self.tekst = ""

    def _regel(self, kop: int) -> None:
        self.regels.append((kop, self.voor + " ".join(self.tekst.split())))
        self.tekst = ""
        self.voor = " " * len(self.voor)

    def _wit(self) -> None:
        self.voor = ""
        if self.regels and self.regels[-1][1]:
            self.regels.append((0, ""))

    def _teken(self) -> str:
        """The sign of a new item, indented by its depth."""
        inspring = "  " * (len(self.lijsten) - 1)
        if not self.lijsten or self.lijsten[-1] is None:
            return f"{inspring}- "
        self.lijsten[-1] += 1
        return f"{inspring}{self.lijsten[-1]}. "


def _is_lang(cel: list[tuple[int, str]]) -> bool:
    """Whether a cell is more than a few words: lines of its own, a heading, an item."""
    return len(cel) > 1 or any(
        kop or len(regel) > LANGSTE_CEL or regel.startswith(RIJ) for kop, regel in cel
    )


def nummer_koppen(regels: list[tuple[int, str]]) -> list[str]:
    """Word keeps the numbers of its headings outside the text: write them in, when all lack."""
    koppen = [tekst for niveau, tekst in regels if niveau]
    if not koppen or any(map(KOPNUMMER.match, koppen)):
        return [tekst for _, tekst in regels]
    tellers = [0, 0, 0]
    uit: list[str] = []
    for niveau, tekst in regels:
        if 1 <= niveau <= len(tellers):
            tellers[niveau - 1] += 1
            tellers[niveau:] = [0] * (len(tellers) - niveau)
            nummer = ".".join(str(teller) for teller in tellers[:niveau])
            tekst = f"{nummer}. {tekst}" if niveau == 1 else f"{nummer} {tekst}"
        uit.append(tekst)
    return uit
