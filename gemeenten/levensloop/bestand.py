"""An edition as a file: what it looks like. Pure.

A zip with ``editie.json`` and a folder ``media``. Pages are named by the id they had; the core pages they
came from, and pages outside the edition, by their path below the front page, which is the same in
every installation. No accounts: who wrote or locked what stays behind.
"""

import json
import re
import zipfile
from dataclasses import dataclass
from typing import Any

import nh3

FORMAAT = 1
INHOUD = "editie.json"
MAXIMUM = 500 * 1024 * 1024
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
TE_GROOT = "Dit bestand is te groot."
ANDER_FORMAAT = "Dit bestand komt van een andere versie van dit programma."


class OngeldigBestand(Exception):
    """The file cannot be read as an edition; the message says why, in Dutch."""


@dataclass(frozen=True)
class Uitvoer:
    """A file that was read: its data, and the zip to fetch media from."""

    data: dict[str, Any]
    zip: zipfile.ZipFile

    def media(self, naam: str) -> bytes:
        return self.zip.read(naam)


def lees(bestand: Any) -> Uitvoer:
    """Read a file of an edition. Raises OngeldigBestand."""
    try:
        archief = zipfile.ZipFile(bestand)
        if sum(deel.file_size for deel in archief.infolist()) > MAXIMUM:
            raise OngeldigBestand(TE_GROOT)
        data = json.loads(archief.read(INHOUD))
    except (zipfile.BadZipFile, KeyError, ValueError, UnicodeDecodeError) as fout:
        raise OngeldigBestand(GEEN_UITVOER) from fout
    if not isinstance(data, dict) or data.get("formaat") != FORMAAT:
        raise OngeldigBestand(ANDER_FORMAAT)
    return Uitvoer(data, archief)


def schoon(waarde: Any) -> Any:
    """Return ``waarde`` (any JSON) with only the HTML that the editor can make: no script, no style.

    Streams are stored as JSON within a string; they are cleaned inside.
    """
    if isinstance(waarde, str):
        return _schoon_tekst(waarde)
    if isinstance(waarde, list):
        return [schoon(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {naam: schoon(deel) for naam, deel in waarde.items()}
    return waarde


def _schoon_tekst(tekst: str) -> str:
    if tekst[:1] in "[{" and tekst[-1:] in "]}":
        try:
            return json.dumps(schoon(json.loads(tekst)))
        except ValueError:
            pass
    if not HTML.search(tekst):
        return tekst
    return nh3.clean(
        tekst,
        tags=TAGS,
        attributes=ATTRIBUTEN,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
