"""The text of a document, as far as it can be read: what it says, and what its properties say of who made it."""

import io
from pathlib import PurePosixPath
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString
from django.core.exceptions import SuspiciousFileOperation

from handleiding.importer import pdf
from handleiding.importer.docx import GROOTSTE_UITGEPAKT, GROOTSTE_XML, MEESTE_DELEN
from handleiding.importer.read import GROOTSTE, ontcijfer
from handleiding.importer.structure import ImportFout
from handleiding.uitpakken import Uitpakker, ZipFout
from handleiding.vouwen import ALINEA

PLAT = frozenset({".csv", ".txt"})
GEPAKT = frozenset({".docx", ".ods", ".odt", ".pptx", ".xlsx"})
IN_XML = (".xml", ".rels")
# Elements (of Word, Excel, PowerPoint and OpenDocument) that hold one line of text, in pieces; and gaps in one.
_REGELS = frozenset({"p", "h", "si", "is"})
_GATEN = frozenset({"br", "cr", "tab", "s", "line-break"})
# Attributes that say something: who wrote a remark, what a picture shows, where a link goes.
_KENMERKEN = frozenset({"author", "descr", "title", "href", "Target", "string-value"})


class Onleesbaar(Exception):
    """Nobody knows what this file says without looking at it."""


def tekst_van(document: Any) -> str:
    """Return what a document of the website says. Raises Onleesbaar."""
    try:
        with document.file.open("rb") as bestand:
            inhoud = bestand.read(GROOTSTE + 1)
    except (OSError, ValueError, SuspiciousFileOperation):  # gone, never there, or elsewhere
        raise Onleesbaar from None
    if len(inhoud) > GROOTSTE:
        raise Onleesbaar
    return lees_bestand(inhoud, PurePosixPath(document.file.name).suffix.lower())


def lees_bestand(inhoud: bytes, soort: str) -> str:
    """Return the text of a file with this suffix, its properties included. Raises Onleesbaar."""
    try:
        if soort in PLAT:
            return ontcijfer(inhoud)
        if soort == ".pdf":
            return _van_pdf(inhoud)
        if soort in GEPAKT:
            return _van_zip(inhoud)
    except (ImportFout, ZipFout, SAXException, DefusedXmlException, ValueError) as fout:
        raise Onleesbaar from fout
    raise Onleesbaar


def _van_pdf(inhoud: bytes) -> str:
    gelezen = pdf.lees(inhoud)
    bladzijden = "\n".join(gelezen.paginas)
    if not bladzijden.strip():
        raise Onleesbaar  # pictures of text
    return ALINEA.join([*gelezen.eigenschappen, bladzijden])


def _van_zip(inhoud: bytes) -> str:
    """Return all text of an office file, in whatever part: also remarks, headers, and names in its properties."""
    uitpakker = Uitpakker(io.BytesIO(inhoud), grootst=GROOTSTE_UITGEPAKT, delen=MEESTE_DELEN)
    namen = [naam for naam in uitpakker.namen if naam.endswith(IN_XML)]
    if not namen or sum(map(uitpakker.belooft, namen)) > GROOTSTE_XML:
        raise Onleesbaar
    lezer = _Regellezer()
    for naam in namen:
        parseString(uitpakker.lees(naam), lezer, forbid_dtd=True)
    return ALINEA.join(["".join(lezer.tekst), *lezer.kenmerken])


class _Regellezer(ContentHandler):
    """Puts the pieces of a line together; what stands outside lines is a line by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.tekst: list[str] = []
        self.kenmerken: list[str] = []
        self._diepte = 0

    def startElement(self, name: str, attrs: Any) -> None:
        soort = _kaal(name)
        kenmerken = [waarde for naam, waarde in attrs.items() if _kaal(naam) in _KENMERKEN]
        self.kenmerken += kenmerken
        if soort in _REGELS:
            self._diepte += 1
        elif soort in _GATEN:
            self.tekst.append(" ")

    def characters(self, content: str) -> None:
        self.tekst.append(content)

    def endElement(self, name: str) -> None:
        if _kaal(name) in _REGELS:
            self._diepte -= 1
        if not self._diepte:
            self.tekst.append(ALINEA)


def _kaal(naam: str) -> str:
    return naam.rpartition(":")[2]
