"""The HTML that a Word file becomes, as the lines of a printed text."""

from __future__ import annotations

from html.parser import HTMLParser

KOPPEN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOKKEN = KOPPEN | {"p", "td", "th", "tr", "table", "div"}
LIJSTEN = frozenset({"ul", "ol"})


def html_regels(html: str) -> list[str]:
    """White lines around headings and paragraphs; list items as "- " or "1. ", indented."""
    ontleder = _Ontleder()
    ontleder.feed(html)
    ontleder.close()
    ontleder.sluit_regel()
    return nummer_koppen(ontleder.regels)


class _Ontleder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.regels: list[tuple[int, str]] = []
        self.tekst = ""
        self.voor = ""
        self.kop = 0
        self.lijsten: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LIJSTEN:
            self.sluit_regel()
            self.lijsten.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.sluit_regel()
            self.voor = self._teken()
        elif tag == "br":
            self._regel(self.kop)
        elif tag in BLOKKEN:
            self.sluit_regel()
            self.kop = int(tag[1]) if tag in KOPPEN else 0
            if not self.lijsten:
                self._wit()

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOKKEN or tag == "li":
            self.sluit_regel()
            self.kop = 0
            if not self.lijsten:
                self._wit()
        elif tag in LIJSTEN and self.lijsten:
            self.sluit_regel()
            self.lijsten.pop()
            if not self.lijsten:
                self._wit()

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


def nummer_koppen(regels: list[tuple[int, str]]) -> list[str]:
    """Word keeps the numbers of its headings outside the text: write them in, when all lack."""
    koppen = [tekst for niveau, tekst in regels if niveau]
    if not koppen or any(tekst[:1].isdigit() for tekst in koppen):
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
