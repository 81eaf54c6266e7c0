"""The first sheet that shows of an OpenDocument spreadsheet, read row by row. Formulas are told apart.

Read from its XML and not with odfpy, which prints a file that it cannot parse, people's data and all,
and builds the whole of it in memory.
"""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # types only; defusedxml parses

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from handleiding.uitpakken import ZipFout

from .veilig import MAX_KOLOMMEN, Formule, getal, onleesbaar, pak_uit, van_zip
from .zichtbaar import Meld, VerborgenRij, meld_bladen, meld_kolommen, stil, zonder

VORM = "ODS"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, TEXT, OFFICE, STYLE = (ODF % deel for deel in ("table", "text", "office", "style"))
CELLEN = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
GETALLEN = {"float", "currency", "percentage"}
# A sheet ends with "a million times this empty row". Of a filled one this many are enough to refuse it.
MAX_HERHALING = 2000
STUK = (KeyError, ValueError, RuntimeError, OSError, ParseError, DefusedXmlException)


def lees_ods(inhoud: bytes, meld: Meld = stil) -> Iterator[list[str]]:
    uitpakker = pak_uit(inhoud, VORM)
    lezer = _Bladlezer()
    try:
        stroom = iterparse(io.BytesIO(uitpakker.lees("content.xml")), events=("start", "end"))
        for moment, element in stroom:
            if moment == "start":
                lezer.begin(element)
            else:
                yield from lezer.einde(element)
    except ZipFout as fout:
        raise van_zip(fout, VORM) from fout
    except STUK as fout:
        raise onleesbaar(VORM) from fout
    if not lezer.namen:
        raise onleesbaar(VORM)
    meld_bladen(lezer.namen[0], lezer.namen[1:], meld)
    meld_kolommen(sum(lezer.kolommen[: lezer.breedste]), meld)


class _Bladlezer:
    """Reads the first sheet that shows, and knows the names of the others that show."""

    def __init__(self) -> None:
        self.namen: list[str] = []
        self.kolommen: list[bool] = []
        self.breedste = 0
        self._onzichtbaar: set[str | None] = set()
        self._leest = False

    def begin(self, element: Element) -> None:
        if element.tag != f"{TABLE}table" or element.get(f"{TABLE}style-name") in self._onzichtbaar:
            return
        self._leest = not self.namen
        self.namen.append(element.get(f"{TABLE}name", ""))

    def einde(self, element: Element) -> Iterator[list[str]]:
        if element.tag == f"{STYLE}style":
            self._lees_stijl(element)
        elif element.tag == f"{TABLE}table":
            self._leest = False
        elif element.tag == f"{TABLE}table-column" and self._leest:
            weg = element.get(f"{TABLE}visibility", "visible") != "visible"
            aantal = _herhaling(element, "number-columns-repeated")
            self.kolommen += [weg] * min(aantal, MAX_KOLOMMEN - len(self.kolommen))
        elif element.tag == f"{TABLE}table-row":
            if self._leest:
                yield from self._rijen(element)
            element.clear()

    def _lees_stijl(self, element: Element) -> None:
        """Remember the style of a sheet that somebody hid."""
        for deel in element.iter(f"{STYLE}table-properties"):
            if deel.get(f"{TABLE}display") == "false":
                self._onzichtbaar.add(element.get(f"{STYLE}name"))

    def _rijen(self, rij: Element) -> Iterator[list[str]]:
        """Yield a row as often as it says that it is repeated, empty rows too: they count as rows."""
        cellen: list[str] = []
        for cel in rij:
            if cel.tag in CELLEN and len(cellen) < MAX_KOLOMMEN:
                cellen += [_tekst(cel)] * _herhaling(cel, "number-columns-repeated")
        gevuld = [nummer for nummer, cel in enumerate(cellen, 1) if cel]
        self.breedste = max(self.breedste, *gevuld, 0)
        verborgen = rij.get(f"{TABLE}visibility", "visible") != "visible"
        cellen = zonder(cellen, self.kolommen)
        for _ in range(_herhaling(rij, "number-rows-repeated")):
            yield VerborgenRij(cellen) if verborgen else cellen


def _herhaling(element: Element, attribuut: str) -> int:
    return min(int(element.get(f"{TABLE}{attribuut}", "1")), MAX_HERHALING)


def _tekst(cel: Element) -> str:
    soort = cel.get(f"{OFFICE}value-type", "")
    if formule := cel.get(f"{TABLE}formula"):
        return Formule(formule)
    if soort == "boolean":
        return "ja" if cel.get(f"{OFFICE}boolean-value") == "true" else "nee"
    if soort == "date":
        return cel.get(f"{OFFICE}date-value", "")[:10]
    if soort in GETALLEN:
        return getal(float(cel.get(f"{OFFICE}value", "")))
    # A comment holds paragraphs too: only those of the cell itself count.
    return "\n".join(_alinea(deel) for deel in cel if deel.tag == f"{TEXT}p")


def _alinea(element: Element) -> str:
    delen = [element.text or ""]
    for deel in element:
        if deel.tag == f"{TEXT}s":
            delen.append(" " * min(int(deel.get(f"{TEXT}c", "1")), MAX_HERHALING))
        elif deel.tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            delen.append(" ")
        else:
            delen.append(_alinea(deel))
        delen.append(deel.tail or "")
    return "".join(delen)
