"""Which names stand in a document of whatever kind, and a copy without them."""

from handleiding.importer.structure import ImportFout

from . import kantoor, pdfnamen
from .eigenschap import GelezenNamen
from .kantoor import KantoorOnleesbaar

GROOTSTE = 20 * 1024 * 1024
KANTOOR = frozenset({".docx", ".ods", ".odt", ".pptx", ".xlsx"})
PDF = ".pdf"
NIET_TE_LEZEN = (
    "Dit bestand is niet te lezen: het is te groot, beveiligd of beschadigd. Kijk in uw eigen programma welke namen in "
    "de eigenschappen staan."
)


def lees_namen(inhoud: bytes, eind: str) -> GelezenNamen:
    """Return which names stand in a file whose name ends so; plain text has no place for them."""
    if eind != PDF and eind not in KANTOOR:
        return GelezenNamen()
    try:
        if len(inhoud) > GROOTSTE:
            raise KantoorOnleesbaar
        return pdfnamen.lees(inhoud) if eind == PDF else kantoor.lees(inhoud)
    except KantoorOnleesbaar:
        return GelezenNamen(bezwaar=NIET_TE_LEZEN)
    except ImportFout as reden:
        return GelezenNamen(bezwaar=str(reden))


def kopie_zonder_namen(inhoud: bytes, eind: str) -> bytes:
    """Return a copy of a file of which ``lees_namen`` has no objection. Raises KantoorOnleesbaar."""
    try:
        if eind == PDF:
            return pdfnamen.kopie_zonder_namen(inhoud)
        return kantoor.kopie_zonder_namen(inhoud)
    except ImportFout as fout:
        raise KantoorOnleesbaar from fout
