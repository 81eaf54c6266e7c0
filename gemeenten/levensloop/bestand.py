"""An edition as a file: what it looks like. Pure.

A zip with ``editie.json`` and a folder ``media``. Pages are named by the id they had; the core pages they
came from, and pages outside the edition, by their path below the front page, which is the same in
every installation. No accounts: who wrote or locked what stays behind.

The file may come from anyone, so nothing in it is believed: nothing is unpacked by name, sizes are
known before anything is read, and what goes on a page is made clean.
"""

import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

import nh3

FORMAAT = 2
LEESBAAR = frozenset({1, FORMAAT})
INHOUD = "editie.json"
MB = 1024 * 1024
# Of the file, of all that is packed in it, of the texts in it, and of how many files.
MAXIMUM = 500 * MB
MAXIMUM_INHOUD = 100 * MB
MAXIMUM_DELEN = 20_000
ZIP, KOPREGEL = b"PK\x03\x04", 30
MEDIANAAM = re.compile(r"media/[a-z]+-\d+\.[a-z0-9]+")
SCHADELIJK = re.compile(r"\s*(?:(?:java|vb)script\s*:|data:[a-z]+/[a-z.+-]+[;,])", re.IGNORECASE)
HTML = re.compile(r"<[a-zA-Z/!]")
TAGS = {
    *("p", "h2", "h3", "h4", "b", "i", "strong", "em", "ul", "ol", "li", "a", "br", "hr"),
    *("embed", "sup", "sub", "blockquote", "code"),
}
ATTRIBUTEN = {
    "*": {"data-block-key", "lang"},
    "a": {"href", "linktype", "id"},
    "embed": {"embedtype", "id", "alt", "format"},
}
GEEN_UITVOER = "Dit is geen bestand van een editie. Kies het zip-bestand dat u hebt opgehaald."
BESCHADIGD = "Dit bestand is beschadigd of niet helemaal overgekomen. Haal het opnieuw op."
TE_GROOT = f"Dit bestand is te groot: uitgepakt mag het {MAXIMUM // MB} MB zijn."
ONVEILIG = "Dit bestand bevat namen van bestanden die er niet in horen. Het is niet ingelezen."
ANDER_FORMAAT = (
    "Dit bestand komt van een andere versie van dit programma (bestandsversie {formaat}, hier "
    f"{FORMAAT}). Haal het opnieuw op bij een installatie die even nieuw is als deze."
)


class OngeldigBestand(Exception):
    """The file cannot be read as an edition; the message says why, in Dutch."""


@dataclass(frozen=True)
class Uitvoer:
    """A file that was read: its data, and the zip to fetch media from."""

    data: dict[str, Any]
    zip: zipfile.ZipFile

    def media(self, naam: str) -> bytes:
        if not MEDIANAAM.fullmatch(naam):
            raise OngeldigBestand(ONVEILIG)
        return _inhoud(self.zip, naam)


def lees(bestand: Any) -> Uitvoer:
    """Read a file of an edition. Raises OngeldigBestand."""
    if _grootte(bestand) > MAXIMUM:
        raise OngeldigBestand(TE_GROOT)
    archief = _open(bestand)
    _keur(archief)
    try:
        data = json.loads(_inhoud(archief, INHOUD))
    except (ValueError, RecursionError) as fout:
        raise OngeldigBestand(GEEN_UITVOER) from fout
    if not isinstance(data, dict) or "formaat" not in data:
        raise OngeldigBestand(GEEN_UITVOER)
    if data["formaat"] not in LEESBAAR:
        raise OngeldigBestand(ANDER_FORMAAT.format(formaat=str(data["formaat"])[:10]))
    return Uitvoer(data, archief)


def _grootte(bestand: Any) -> int:
    bestand.seek(0, 2)
    grootte = int(bestand.tell())
    bestand.seek(0)
    return grootte


def _open(bestand: Any) -> zipfile.ZipFile:
    begin = bestand.read(KOPREGEL)
    bestand.seek(0)
    try:
        return zipfile.ZipFile(bestand)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        is_zip = begin.startswith(ZIP) and len(begin) == KOPREGEL
        raise OngeldigBestand(BESCHADIGD if is_zip else GEEN_UITVOER) from fout


def _keur(archief: zipfile.ZipFile) -> None:
    """Raise OngeldigBestand for a zip that we did not make; reads nothing of what is packed in it."""
    delen = archief.infolist()
    if any(_wijst_naar_buiten(deel.filename) for deel in delen):
        raise OngeldigBestand(ONVEILIG)
    if len(delen) > MAXIMUM_DELEN or sum(deel.file_size for deel in delen) > MAXIMUM:
        raise OngeldigBestand(TE_GROOT)
    op_naam = {deel.filename: deel for deel in delen}
    gewoon = all(
        deel.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not deel.flag_bits & 1
        for deel in delen
    )
    if INHOUD not in op_naam or not gewoon:
        raise OngeldigBestand(GEEN_UITVOER)
    if op_naam[INHOUD].file_size > MAXIMUM_INHOUD:
        raise OngeldigBestand(TE_GROOT)


def _wijst_naar_buiten(naam: str) -> bool:
    return naam.startswith("/") or ".." in naam or "\\" in naam or ":" in naam


def _inhoud(archief: zipfile.ZipFile, naam: str) -> bytes:
    """Return what is packed; never more than its announced size, which the checksum confirms."""
    try:
        return archief.read(naam)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as fout:
        raise OngeldigBestand(BESCHADIGD) from fout


def schoon(waarde: Any) -> Any:
    """Return ``waarde`` (any JSON) with only the HTML that the editor can make: no script, no style.

    Streams are stored as JSON within a string; they are cleaned inside. A web address that would run
    something becomes empty.
    """
    if isinstance(waarde, str):
        return _schoon_tekst(waarde)
    if isinstance(waarde, list):
        return [schoon(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {naam: schoon(deel) for naam, deel in waarde.items()}
    return waarde


def _schoon_tekst(tekst: str) -> str:
    tekst = tekst.replace("\x00", "")
    if tekst[:1] in "[{" and tekst[-1:] in "]}":
        try:
            return json.dumps(schoon(json.loads(tekst)))
        except ValueError:
            pass
    if SCHADELIJK.match(tekst):
        return ""
    if not HTML.search(tekst):
        return tekst
    return nh3.clean(
        tekst,
        tags=TAGS,
        attributes=ATTRIBUTEN,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
