"""A Word document to lines, by mammoth. It builds the whole document in memory, so that is measured first."""

from __future__ import annotations

import io
from importlib import import_module
from xml.sax.handler import ContentHandler

from defusedxml.sax import parseString

from handleiding.importer.htmllines import html_regels
from handleiding.importer.structure import Bestandsregels, ImportFout
from handleiding.importer.word import herschrijf
from handleiding.uitpakken import Uitpakker, ZipTeGroot, pak_in

MEGABYTE = 1024 * 1024
GROOTSTE_UITGEPAKT = 100 * MEGABYTE
# Of the text and its lay-out. A thick book takes a few megabytes and a hundred thousand elements.
GROOTSTE_XML = 20 * MEGABYTE
MEESTE_ELEMENTEN = 500_000
MEESTE_DELEN = 5000
XML = (".xml", ".rels")
DOCX_STUK = "Het Word-bestand is beschadigd of beveiligd en kan niet worden gelezen."
DOCX_TE_GROOT = (
    f"Het Word-bestand is uitgepakt te groot (meer dan {GROOTSTE_UITGEPAKT // MEGABYTE} MB, "
    f"of meer dan {GROOTSTE_XML // MEGABYTE} MB aan tekst)."
)


def lees_docx(inhoud: bytes) -> Bestandsregels:
    """The lines of a .docx file, and what of it is no line. Raises ImportFout."""
    mammoth = import_module("mammoth")  # untyped and heavy: late
    try:
        delen, opmerkingen = herschrijf(_gekeurd(inhoud))
        resultaat = mammoth.convert_to_html(
            pak_in(delen), convert_image=mammoth.images.img_element(lambda beeld: {})
        )
    except ImportFout:
        raise
    except ZipTeGroot as fout:
        raise ImportFout(DOCX_TE_GROOT) from fout
    except Exception as fout:  # zipfile, expat and mammoth raise whatever a damaged part makes them
        raise ImportFout(DOCX_STUK) from fout
    regels, tabellen = html_regels(resultaat.value)
    return Bestandsregels(regels, [*opmerkingen, *tabellen])


def _gekeurd(inhoud: bytes) -> dict[str, bytes]:
    """The parts that hold text, counted, without entities; pictures stay packed."""
    uitpakker = Uitpakker(io.BytesIO(inhoud), grootst=GROOTSTE_UITGEPAKT, delen=MEESTE_DELEN)
    namen = [naam for naam in uitpakker.namen if naam.endswith(XML)]
    if sum(map(uitpakker.belooft, namen)) > GROOTSTE_XML:
        raise ImportFout(DOCX_TE_GROOT)
    uitpakker.belooft("word/document.xml")
    delen = {naam: uitpakker.lees(naam) for naam in namen}
    teller = _Teller()
    for deel in delen.values():
        parseString(deel, teller, forbid_dtd=True)
    return delen


class _Teller(ContentHandler):
    """Counts elements over all parts: small ones cost a hundred times their size in memory."""

    aantal = 0

    def startElement(self, *args: object) -> None:
        self.aantal += 1
        if self.aantal > MEESTE_ELEMENTEN:
            raise ImportFout(DOCX_TE_GROOT)
