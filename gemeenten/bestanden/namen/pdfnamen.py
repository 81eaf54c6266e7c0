"""A PDF: which names stand in it beside its pages, and a copy without. Read in a process of its own, that ends.

Drawings, text and tags stay; a copy is written anew, so that what an earlier save left behind is not in it.
"""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from handleiding.importer.apart import begrens, draai_apart
from handleiding.importer.structure import ImportFout

from .eigenschap import NIEMAND, Eigenschap, GelezenNamen, ontdubbeld

if TYPE_CHECKING:
    from pypdf import PdfReader

LEZER = (sys.executable, "-m", "gemeenten.bestanden.namen.pdfnamen")
# Of a processor, and by the clock on a busy machine: no text is read, so this is short.
LANGST_REKENEN, LANGST_WACHTEN = 20, 90
MEESTE_DINGEN = 500_000
BLIJFT = frozenset({"/Title", "/CreationDate", "/ModDate", "/Trapped"})
PROGRAMMA = frozenset({"/Producer", "/Creator", "/PTEX.Fullbanner", "/AAPL:Keywords"})
LABELS = {
    "/Author": "Auteur",
    "/Subject": "Onderwerp",
    "/Keywords": "Trefwoorden",
    "/Company": "Organisatie",
    "/Manager": "Leidinggevende",
}
OPMERKING = "Auteur van een opmerking"
EIGEN = "Eigen eigenschap “{}”"
# Elements of XMP that name people; and what a copy keeps: that it is accessible, or for the archive.
NOEMT = {
    "creator": "Auteur",
    "contributor": "Meegewerkt",
    "Author": "Auteur",
    "description": "Omschrijving",
}
XMP_BLIJFT = {
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
}
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BEVEILIGD = "Deze pdf is beveiligd. Haal de beveiliging eraf om te zien welke namen erin staan."
BESCHADIGD = "Deze pdf is beschadigd."
ONDERTEKEND = (
    "Deze pdf is digitaal ondertekend. In een kopie klopt die handtekening niet meer. Haal de namen weg in uw eigen "
    "programma, en onderteken haar daarna."
)
BIJLAGEN = "In deze pdf zit een ander bestand als bijlage. Dat blijft zoals het is."


def lees(inhoud: bytes) -> GelezenNamen:
    """Return which names stand in a PDF. Raises ImportFout with a message for the user."""
    uit = _vraag(inhoud, kopie=False)
    eigenschappen = tuple(Eigenschap(*een) for een in uit["eigenschappen"])
    return GelezenNamen(eigenschappen, tuple(uit["blijft"]), uit["bezwaar"])


def kopie_zonder_namen(inhoud: bytes) -> bytes:
    """Return the same PDF without those names. Raises ImportFout; not for one with an objection."""
    return base64.b64decode(_vraag(inhoud, kopie=True)["kopie"])


def _vraag(inhoud: bytes, *, kopie: bool) -> dict[str, Any]:
    opdracht = (*LEZER, str(LANGST_REKENEN), "kopie" if kopie else "lees")
    uit: dict[str, Any] = json.loads(draai_apart(opdracht, inhoud, LANGST_WACHTEN))
    if fout := uit.get("fout"):
        raise ImportFout(fout)
    return uit


def _doe_hier(inhoud: bytes, *, kopie: bool) -> dict[str, Any]:
    """Read, and write, in this process."""
    from pypdf import PdfReader  # heavy: late

    try:
        lezer = PdfReader(io.BytesIO(inhoud))
        if lezer.is_encrypted:
            return {"fout": BEVEILIGD}
        gevonden = [*_uit_info(lezer), *_uit_xmp(_xmp(lezer))]
        stand = _loop(lezer)
        uit: dict[str, Any] = {
            "eigenschappen": [
                (een.wat, een.waarde)
                for een in ontdubbeld(
                    [*gevonden, *(Eigenschap(OPMERKING, w) for w in stand.auteurs)]
                )
            ],
            "blijft": [BIJLAGEN] if stand.bijlagen else [],
            "bezwaar": ONDERTEKEND if stand.ondertekend else "",
        }
        if kopie:
            uit["kopie"] = base64.b64encode(_schrijf(lezer)).decode()
        return uit
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  pypdf raises whatever a damaged object makes its parser raise
        return {"fout": BESCHADIGD}


def _uit_info(lezer: PdfReader) -> Iterator[Eigenschap]:
    for naam, waarde in (lezer.metadata or {}).items():
        if naam not in BLIJFT | PROGRAMMA and isinstance(waarde, str):
            yield Eigenschap(LABELS.get(naam, EIGEN.format(naam.lstrip("/"))), str(waarde))


def _xmp(lezer: PdfReader) -> Element | None:
    """Return the facts in XML that a PDF may hold a second time; None when there are none to be read."""
    from defusedxml.ElementTree import fromstring

    stroom = lezer.root_object.get("/Metadata")
    if stroom is None:
        return None
    try:
        boom: Element = fromstring(stroom.get_object().get_data())
    except Exception:  # noqa: BLE001  what cannot be read is not kept either
        return None
    return boom


def _uit_xmp(boom: Element | None) -> Iterator[Eigenschap]:
    for element in boom.iter() if boom is not None else ():
        for naam, waarde in ((element.tag, "".join(element.itertext())), *element.attrib.items()):
            if woord := NOEMT.get(naam.rpartition("}")[2]):
                yield Eigenschap(woord, waarde)


class _Stand:
    """What stands in the objects of a PDF, and not on its pages."""

    def __init__(self) -> None:
        self.auteurs: list[str] = []
        self.bijlagen = self.ondertekend = False


def _loop(lezer: PdfReader) -> _Stand:
    """Walk through all that the document refers to: note names and take them out, here in memory."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    stand = _Stand()
    gezien: set[int] = set()
    rij: list[Any] = [lezer.trailer["/Root"]]
    while rij:
        ding = rij.pop()
        if isinstance(ding, IndirectObject):
            if ding.idnum in gezien:
                continue
            gezien.add(ding.idnum)
            ding = ding.get_object()
        if len(gezien) > MEESTE_DINGEN:
            raise ValueError
        if isinstance(ding, DictionaryObject):
            _bekijk(ding, stand)
            rij += [ding.raw_get(naam) for naam in ding]
        elif isinstance(ding, ArrayObject):
            rij += list(ding)
    return stand


def _bekijk(ding: Any, stand: _Stand) -> None:
    from pypdf.generic import NameObject, TextStringObject

    soort = ding.get("/Subtype")
    stand.ondertekend |= ding.get("/FT") == "/Sig" and "/V" in ding
    stand.bijlagen |= ding.get("/Type") in ("/Filespec", "/F") and "/EF" in ding
    if soort != "/Widget" and "/Rect" in ding and isinstance(ding.get("/T"), str):
        stand.auteurs.append(str(ding["/T"]))
        ding[NameObject("/T")] = TextStringObject(NIEMAND)
    for naam in ("/Metadata", "/PieceInfo"):
        if naam in ding:
            del ding[naam]


def _schrijf(lezer: PdfReader) -> bytes:
    from pypdf import PdfReader as Lezer
    from pypdf import PdfWriter

    info: dict[Any, Any] = dict(lezer.metadata or {})
    oud = Lezer(lezer.stream)
    schrijver = PdfWriter(clone_from=lezer)
    schrijver.metadata = {naam: waarde for naam, waarde in info.items() if naam in BLIJFT}
    if (boom := _xmp(oud)) is not None:
        schrijver.xmp_metadata = _nieuwe_xmp(boom, str(info.get("/Title") or ""))
    doel = io.BytesIO()
    schrijver.write(doel)
    return doel.getvalue()


def _nieuwe_xmp(boom: Element, titel: str) -> bytes:
    """Return XMP with the title, and by what rules the PDF was made: no person stands in those."""
    delen: list[tuple[str, str, str]] = []
    for element in boom.iter():
        for naam, waarde in ((element.tag, element.text or ""), *element.attrib.items()):
            ruimte, _, kaal = naam.lstrip("{").rpartition("}")
            if ruimte in XMP_BLIJFT and waarde.strip():
                delen.append((ruimte, kaal, waarde.strip()))
    feiten = "".join(
        f'<{XMP_BLIJFT[r]}:{k} xmlns:{XMP_BLIJFT[r]}="{r}">{escape(w)}</{XMP_BLIJFT[r]}:{k}>'
        for r, k, w in delen
    )
    if titel:
        feiten += (
            '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Alt>'
            f'<rdf:li xml:lang="x-default">{escape(titel)}</rdf:li></rdf:Alt></dc:title>'
        )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="">{feiten}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


if __name__ == "__main__":
    begrens(int(sys.argv[1]))
    json.dump(_doe_hier(sys.stdin.buffer.read(), kopie=sys.argv[2] == "kopie"), sys.stdout)
