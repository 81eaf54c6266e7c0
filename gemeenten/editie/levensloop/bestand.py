"""An edition as a file: what it looks like. Pure.

A zip with ``editie.json`` and a folder ``media``. Pages are named by the id they had; the core pages they
came from, and pages outside the edition, by their path below the front page, which is the same in
every installation. No accounts: who wrote or locked what stays behind.

The file may come from anyone, so nothing in it is believed: nothing is unpacked by name, what is read
of it is counted, and what goes on a page is made clean.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import nh3

from handleiding.uitpakken import Uitpakker, ZipFout, ZipTeGroot

FORMAAT = 2
LEESBAAR = frozenset({1, FORMAAT})
INHOUD = "editie.json"
MB = 1024 * 1024
# Of the file, of all that is packed in it, of one part (the texts are one), and of how many parts.
MAXIMUM = 500 * MB
MAXIMUM_DEEL = 100 * MB
MAXIMUM_DELEN = 20_000
ZIP, KOPREGEL = b"PK\x03\x04", 30
MEDIANAAM = re.compile(r"media/[a-z]+-\d+\.[a-z0-9]+")
SCHADELIJK = re.compile(r"\s*(?:(?:java|vb)script\s*:|data:[a-z]+/[a-z.+-]+[;,])", re.IGNORECASE)
NUL, NUL_IN_JSON = "\x00", "\\u0000"
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
DEEL_TE_GROOT = (
    f"In dit bestand zit een deel dat te groot is: uitgepakt mag het {MAXIMUM_DEEL // MB} MB zijn."
)
ONVEILIG = "Dit bestand bevat namen van bestanden die er niet in horen. Het is niet ingelezen."
ANDER_FORMAAT = (
    "Dit bestand komt van een andere versie van dit programma (bestandsversie {formaat}, hier "
    f"{FORMAAT}). Haal het opnieuw op bij een installatie die even nieuw is als deze."
)


class OngeldigBestand(Exception):
    """The file cannot be read as an edition; the message says why, in Dutch."""


@dataclass(frozen=True)
class Editieuitvoer:
    """A file that was read: its data, and the zip to fetch media from."""

    data: dict[str, Any]
    zip: Uitpakker

    def media(self, naam: str) -> bytes:
        if not MEDIANAAM.fullmatch(naam):
            raise OngeldigBestand(ONVEILIG)
        return _inhoud(self.zip, naam)


def keur(bestand: Any) -> Uitpakker:
    """Look at a file from outside, quickly: is it a zip that may be of ours? Raises OngeldigBestand."""
    if _grootte(bestand) > MAXIMUM:
        raise OngeldigBestand(TE_GROOT)
    archief = _open(bestand)
    _keur(archief)
    return archief


def lees(bestand: Any) -> Editieuitvoer:
    """Read a file of an edition. Raises OngeldigBestand."""
    archief = keur(bestand)
    try:
        data = json.loads(_inhoud(archief, INHOUD))
    except (ValueError, RecursionError) as fout:
        raise OngeldigBestand(GEEN_UITVOER) from fout
    if not isinstance(data, dict) or "formaat" not in data:
        raise OngeldigBestand(GEEN_UITVOER)
    if data["formaat"] not in LEESBAAR:
        raise OngeldigBestand(ANDER_FORMAAT.format(formaat=str(data["formaat"])[:10]))
    return Editieuitvoer(data, archief)


def _grootte(bestand: Any) -> int:
    bestand.seek(0, 2)
    grootte = int(bestand.tell())
    bestand.seek(0)
    return grootte


def _open(bestand: Any) -> Uitpakker:
    begin = bestand.read(KOPREGEL)
    bestand.seek(0)
    try:
        return Uitpakker(bestand, grootst=MAXIMUM, delen=MAXIMUM_DELEN)
    except ZipTeGroot as fout:
        raise OngeldigBestand(TE_GROOT) from fout
    except ZipFout as fout:
        is_zip = begin.startswith(ZIP) and len(begin) == KOPREGEL
        raise OngeldigBestand(BESCHADIGD if is_zip else GEEN_UITVOER) from fout


def _keur(archief: Uitpakker) -> None:
    """Raise OngeldigBestand for a zip that we did not make; reads nothing of what is packed in it."""
    if any(_wijst_naar_buiten(naam) for naam in archief.namen):
        raise OngeldigBestand(ONVEILIG)
    if INHOUD not in archief.namen:
        raise OngeldigBestand(GEEN_UITVOER)


def _wijst_naar_buiten(naam: str) -> bool:
    return naam.startswith("/") or ".." in naam or "\\" in naam or ":" in naam


def _inhoud(archief: Uitpakker, naam: str) -> bytes:
    """Return what is packed, when it is as large as was announced, and not too large to hold."""
    try:
        if archief.belooft(naam) > MAXIMUM_DEEL:
            raise OngeldigBestand(DEEL_TE_GROOT)
        return archief.lees(naam)
    except ZipTeGroot as fout:
        raise OngeldigBestand(TE_GROOT) from fout
    except (KeyError, ZipFout) as fout:
        raise OngeldigBestand(BESCHADIGD) from fout


def zonder_nul(waarde: Any) -> Any:
    """Return ``waarde`` (any JSON) without the character that PostgreSQL refuses, in names too.

    Streams are stored as JSON within a string, where it may stand escaped.
    """
    if isinstance(waarde, str):
        return _tekst_zonder_nul(waarde)
    if isinstance(waarde, list):
        return [zonder_nul(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {zonder_nul(naam): zonder_nul(deel) for naam, deel in waarde.items()}
    return waarde


def _tekst_zonder_nul(tekst: str) -> str:
    tekst = tekst.replace(NUL, "")
    if NUL_IN_JSON in tekst and tekst[:1] in {"[", "{"}:
        try:
            return json.dumps(zonder_nul(json.loads(tekst)))
        except ValueError:
            return tekst
    return tekst


def schoon_html(html: str) -> str:
    """Return ``html`` with only what the editor can make: no script, no style."""
    if not HTML.search(html):
        return html
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTEN,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def schoon_adres(adres: str) -> str:
    """Return a web address, or nothing where it would run something."""
    return "" if SCHADELIJK.match(adres) else adres
