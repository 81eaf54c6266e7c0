"""An office file (Word, Excel, PowerPoint, OpenDocument): which names stand in it, and a copy without. Pure but for
Pillow.

What is to be read stays byte by byte, but for the parts that hold a name.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.sax import SAXException

from defusedxml.common import DefusedXmlException

from gemeenten.bestanden.beelden.houders import BeeldStuk
from gemeenten.bestanden.beelden.ontdoe import zonder_hertekenen
from handleiding.uitpakken import Uitpakker, ZipFout

from .deel import zonder_namen, zonder_verwijzingen
from .eigenschap import Eigenschap, GelezenNamen, ontdubbeld
from .regels import HANDTEKENING, INGESLOTEN, MINIATUUR, PLAATJE, regel_voor

MEGABYTE = 1024 * 1024
GROOTSTE_UITGEPAKT, GROOTSTE_XML, MEESTE_DELEN = 100 * MEGABYTE, 20 * MEGABYTE, 5000
IN_XML = (".xml", ".rels")
# A part without one of these holds no name that a rule knows, and need not be taken apart.
MERKEN = (b"author", b"creator", b"initials")
ONDERTEKEND = (
    "Dit bestand is digitaal ondertekend. In een kopie klopt die handtekening niet meer. Haal de namen weg in uw eigen "
    "programma, en onderteken het daarna."
)
ANDER_BESTAND = "In dit bestand zit een ander bestand: “{}”. Dat blijft zoals het is."
FOTO = "Foto in het bestand"
FOTO_HOE = "plaats, maker of andere gegevens in “{}”"
FOTO_BLIJFT = "De foto “{}” ligt op haar zij en zou anders worden. Gegevens over plaats en maker blijven erin."
EERSTE = "mimetype"  # OpenDocument: first, and not packed


class KantoorOnleesbaar(Exception):
    """Nobody knows what stands in this file."""


def lees(inhoud: bytes) -> GelezenNamen:
    """Return which names stand in an office file. Raises KantoorOnleesbaar."""
    return _Bestand(inhoud).gelezen()


def kopie_zonder_namen(inhoud: bytes) -> bytes:
    """Return the same file without those names. Raises KantoorOnleesbaar; not for a file with an objection."""
    return _Bestand(inhoud).kopie()


class _Bestand:
    def __init__(self, inhoud: bytes) -> None:
        try:
            self._zip = Uitpakker(
                io.BytesIO(inhoud), grootst=GROOTSTE_UITGEPAKT, delen=MEESTE_DELEN
            )
        except ZipFout as fout:
            raise KantoorOnleesbaar from fout
        self._namen = self._zip.namen
        xml = [naam for naam in self._namen if naam.endswith(IN_XML)]
        if not xml or sum(map(self._zip.belooft, xml)) > GROOTSTE_XML:
            raise KantoorOnleesbaar
        self._gevonden: list[Eigenschap] = []
        self._blijft: list[str] = []

    def gelezen(self) -> GelezenNamen:
        for _ in self._delen():
            pass
        getekend = any(map(HANDTEKENING.fullmatch, self._namen))
        return GelezenNamen(
            ontdubbeld(self._gevonden), tuple(self._blijft), ONDERTEKEND if getekend else ""
        )

    def kopie(self) -> bytes:
        doel = io.BytesIO()
        delen = dict(self._delen())
        with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
            for naam in sorted(delen, key=lambda naam: naam != EERSTE):
                hoe = zipfile.ZIP_STORED if naam == EERSTE else zipfile.ZIP_DEFLATED
                archief.writestr(zipfile.ZipInfo(naam), delen[naam], hoe)
        return doel.getvalue()

    def _delen(self) -> Iterator[tuple[str, bytes]]:
        """Yield each part as it is in a copy, and note what stood in it."""
        try:
            for naam in self._namen:
                inhoud = self._zip.lees(naam)
                if INGESLOTEN.fullmatch(naam):
                    self._blijft.append(ANDER_BESTAND.format(naam.rpartition("/")[2]))
                if not MINIATUUR.fullmatch(naam):
                    yield naam, self._deel(naam, inhoud)
        except (ZipFout, SAXException, DefusedXmlException, ValueError) as fout:
            raise KantoorOnleesbaar from fout

    def _deel(self, naam: str, inhoud: bytes) -> bytes:
        if PLAATJE.fullmatch(naam):
            return self._plaatje(naam, inhoud)
        if naam.endswith(".rels") or naam == "META-INF/manifest.xml":
            nieuw, gevonden = zonder_verwijzingen(inhoud)
        elif (regel := regel_voor(naam)) and _kan_namen_hebben(naam, inhoud):
            nieuw, gevonden = zonder_namen(inhoud, regel)
        else:
            return inhoud
        self._gevonden += gevonden
        return nieuw

    def _plaatje(self, naam: str, inhoud: bytes) -> bytes:
        kort = naam.rpartition("/")[2]
        try:
            kaal = zonder_hertekenen(inhoud)
        except BeeldStuk:
            return inhoud
        if kaal is None:
            self._blijft.append(FOTO_BLIJFT.format(kort))
        elif kaal != inhoud:
            self._gevonden.append(Eigenschap(FOTO, FOTO_HOE.format(kort)))
        return inhoud if kaal is None else kaal


def _kan_namen_hebben(naam: str, inhoud: bytes) -> bool:
    """Tell whether a part is to be taken apart; large ones hold text without any name as a rule."""
    groot = len(inhoud) > MEGABYTE
    leesbaar = inhoud.lstrip(b"\xef\xbb\xbf").startswith(b"<")
    return not (groot and leesbaar) or any(merk in inhoud for merk in MERKEN)
