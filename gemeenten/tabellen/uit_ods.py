"""The first sheet of an OpenDocument spreadsheet, read row by row. Formulas are told apart.

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

VORM = "ODS"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, TEXT, OFFICE = ODF % "table", ODF % "text", ODF % "office"
CELLEN = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
GETALLEN = {"float", "currency", "percentage"}
# A sheet ends with "a million times this empty row". Of a filled one this many are enough to refuse it.
MAX_HERHALING = 2000
STUK = (KeyError, ValueError, RuntimeError, OSError, ParseError, DefusedXmlException)


def lees_ods(inhoud: bytes) -> Iterator[list[str]]:
    uitpakker = pak_uit(inhoud, VORM)
    try:
        for _, element in iterparse(io.BytesIO(uitpakker.lees("content.xml"))):
            if element.tag == f"{TABLE}table-row":
                yield from _rijen(element)
                element.clear()
            elif element.tag == f"{TABLE}table":
                return
    except ZipFout as fout:
        raise van_zip(fout, VORM) from fout
    except STUK as fout:
        raise onleesbaar(VORM) from fout
    raise onleesbaar(VORM)


def _rijen(rij: Element) -> Iterator[list[str]]:
    """Yield a row as often as it says that it is repeated, empty rows too: they count as rows."""
    cellen: list[str] = []
    for cel in rij:
        if cel.tag in CELLEN and len(cellen) < MAX_KOLOMMEN:
            cellen += [_tekst(cel)] * _herhaling(cel, "number-columns-repeated")
    for _ in range(_herhaling(rij, "number-rows-repeated")):
        yield cellen


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
