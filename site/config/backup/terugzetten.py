"""Put a copy back where nothing is yet, and show that it is the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from tempfile import TemporaryFile
from typing import Any

from django.contrib.sessions.models import Session
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from config.draaien.models import Beurt, Werker
from gemeenten.persoonsgegevens.herhalen import LijstFout, herhaal, lees_lijst

from . import BackupFout
from .afdruk import neem_afdruk, tabellen, uit_bytes, verschillen
from .bestanden import genoemd, lees_bestand, opgeslagen
from .kluis import VERWIJDERINGEN, Kluisplek
from .kopielijst import Kopielijst
from .maken import DATABASES

GEEN = "Er is geen back-up{naam}. Er is niets veranderd."
NIET_LEEG = (
    "De database is niet leeg. Een back-up wordt alleen teruggezet in een lege database, zodat er niets verloren "
    "gaat. Maak een nieuwe database en zet die in DATABASE_URL. Er is niets veranderd."
)
BESTANDEN_NIET_LEEG = (
    "In de opslag van bestanden staat al iets dat niet in de back-up zit, of anders is: {naam}. Kies een lege map of "
    "emmer. Er is niets veranderd."
)
ANDERE_DATABASE = (
    "Deze back-up is van {was}, en DATABASE_URL wijst naar {nu}. Er is niets veranderd."
)
NIEUWER = (
    "Deze back-up is van een nieuwere versie van de site dan hier staat. Installeer die versie eerst. Er is niets "
    "veranderd."
)
GEEN_VERWIJDERINGEN = (
    "De lijst van verwijderde personen is er niet, of is gemaakt met een andere SECRET_KEY. Geef hem "
    "met --verwijderingen BESTAND. Alleen als er nooit iemand verwijderd is: --zonder-verwijderingen. "
    "Er is niets veranderd."
)


@dataclass
class Terugzetuitkomst:
    """What was compared, and all that is not the same."""

    lijst: Kopielijst
    tabellen: int = 0
    rijen: int = 0
    paginas: int = 0
    revisies: int = 0
    bestanden: int = 0
    anders: list[str] = field(default_factory=list)


def kies_lijst(kluis: Kluisplek, naam: str | None) -> Kopielijst:
    """Return the list of a copy, or of the newest. Raises BackupFout."""
    namen = kluis.lijsten()
    if not namen or (naam and naam not in namen):
        raise BackupFout(GEEN.format(naam=f" met de naam {naam}" if naam else ""))
    return kluis.lees_lijst(naam or namen[-1])


def lees_verwijderingen(regels: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the secret and the removals of a list. Raises BackupFout."""
    try:
        return lees_lijst(filter(str.strip, regels.splitlines()))
    except LijstFout as fout:
        raise BackupFout(GEEN_VERWIJDERINGEN) from fout


def verwijderingen_bij(kluis: Kluisplek) -> str:
    """Return the newest list of removals that is kept beside the copies. Raises BackupFout."""
    try:
        return kluis.lees_los(f"{VERWIJDERINGEN}/lijst").decode()
    except (BackupFout, UnicodeDecodeError) as fout:
        raise BackupFout(GEEN_VERWIJDERINGEN) from fout


def bewaak_leeg(lijst: Kopielijst) -> None:
    """Refuse to write over anything, or what this version of the site cannot read. Raises BackupFout."""
    if lijst.database != connection.vendor:
        raise BackupFout(ANDERE_DATABASE.format(was=lijst.database, nu=connection.vendor))
    if tabellen(connection):
        raise BackupFout(NIET_LEEG)
    hier = {f"{app}.{naam}" for app, naam in MigrationLoader(None).disk_migrations}
    eigen = {naam.partition(".")[0] for naam in hier}
    if any(m.partition(".")[0] in eigen and m not in hier for m in lijst.migraties):
        raise BackupFout(NIEUWER)
    for naam in opgeslagen():
        stuk = lijst.bestanden.get(naam)
        if stuk is None or default_storage.size(naam) != stuk.omvang:
            raise BackupFout(BESTANDEN_NIET_LEEG.format(naam=naam))


def lees_alles(kluis: Kluisplek, lijst: Kopielijst) -> None:
    """Read every part to its end, so that nothing is begun with a copy that is damaged. Raises BackupFout."""
    for stuk in {stuk.plek: stuk for stuk in lijst.stukken()}.values():
        for _ in kluis.lees(stuk):
            pass


def zet_terug(kluis: Kluisplek, lijst: Kopielijst) -> Terugzetuitkomst:
    """Put everything back and compare. The database comes last: who is interrupted can begin again."""
    for naam, stuk in lijst.bestanden.items():
        if not default_storage.exists(naam):
            _zet_bestand(naam, kluis.lees(stuk))
    DATABASES[connection.vendor].zet_terug(connection, kluis.lees(lijst.dump))
    uitkomst = vergelijk(kluis, lijst, connection)
    uitkomst.anders += vergelijk_bestanden(lijst)
    return uitkomst


def vergelijk(kluis: Kluisplek, lijst: Kopielijst, verbinding: Any) -> Terugzetuitkomst:
    """Compare a database that was put back with what it was, table by table, page by page, revision by revision."""
    was = uit_bytes(b"".join(kluis.lees(lijst.afdruk)))
    uitkomst = Terugzetuitkomst(lijst, bestanden=len(lijst.bestanden))
    uitkomst.anders = verschillen(was, neem_afdruk(verbinding, was))
    uitkomst.tabellen = len(was["tabellen"])
    uitkomst.rijen = sum(aantal for aantal, _ in was["tabellen"].values())
    uitkomst.paginas = len(was["rijen"]["wagtailcore_page"])
    uitkomst.revisies = len(was["rijen"]["wagtailcore_revision"])
    weg = genoemd(verbinding) - lijst.bestanden.keys() - set(lijst.ontbreekt)
    uitkomst.anders += [f"bestand {naam}: niet in de back-up" for naam in sorted(weg)]
    return uitkomst


def vergelijk_bestanden(lijst: Kopielijst) -> list[str]:
    """Compare the files that are stored with what they were."""
    anders = [f"bestand {naam}: te veel" for naam in set(opgeslagen()) - lijst.bestanden.keys()]
    for naam, stuk in lijst.bestanden.items():
        hekje = sha256()
        for deel in lees_bestand(naam):
            hekje.update(deel)
        if hekje.hexdigest() != stuk.sha256:
            anders.append(f"bestand {naam}: anders")
    return sorted(anders)


def maak_bruikbaar(
    verwijderingen: tuple[str, list[dict[str, Any]]] | None, zeg: Callable[[str], None]
) -> None:
    """Bring the database up to this version, end sessions and turns of then, and do removals again.

    Twice is no harm: who was interrupted here does it again.
    """
    call_command("migrate", interactive=False, verbosity=0)
    Session.objects.all().delete()
    Werker.objects.all().delete()
    Beurt.objects.update(bezig_sinds=None)
    geheim, regels = verwijderingen or ("", [])
    for regel in regels:
        uit = herhaal(regel, geheim)
        zeg(f"{uit.wie} ({uit.waar}): {uit.reden or f'{uit.rijen} plekken'}")
    call_command("zoekindex", verbosity=0)


def _zet_bestand(naam: str, stukken: Iterator[bytes]) -> None:
    with TemporaryFile() as tijdelijk:
        for stuk in stukken:
            tijdelijk.write(stuk)
        tijdelijk.seek(0)
        gekregen = default_storage.save(naam, File(tijdelijk))
    if gekregen != naam:
        default_storage.delete(gekregen)
        raise BackupFout(BESTANDEN_NIET_LEEG.format(naam=naam))
