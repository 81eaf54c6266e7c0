"""Make a copy while everybody works on, and let old ones go."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import django
import wagtail
from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.utils import timezone

from config.draaien.models import BACKUP_GEMAAKT, Beurt
from config.draaien.slot import om_de_beurt
from gemeenten.persoonsgegevens.herhalen import schrijf_lijst as schrijf_verwijderingen

from . import BackupFout, postgresql, sqlite
from .afdruk import in_bytes, neem_afdruk, vraag
from .bestanden import Bestandenkopie, genoemd, opgeslagen
from .kluis import LIJSTEN, STUKKEN, VERWIJDERINGEN, Kluisplek
from .kopielijst import Kopielijst, noem, te_oud
from .plek import Kopiemap, plek_van

DATABASES: dict[str, Any] = {"postgresql": postgresql, "sqlite": sqlite}
POGINGEN = 3
BINNEN = "BACKUP_PLEK ligt in de map met bestanden van de site. Kies een andere map, op een andere schijf."


@dataclass(frozen=True)
class Gemaakt:
    """What was made, and which older copies went."""

    lijst: Kopielijst
    weg: list[str]


def open_kluis(adres: str | None = None) -> Kluisplek:
    """Return the place of the copies, with its keys. Raises BackupFout."""
    adres = adres or settings.BACKUP_PLEK
    plek = plek_van(adres)
    op_schijf = isinstance(plek, Kopiemap) and isinstance(default_storage, FileSystemStorage)
    if op_schijf and plek.pad.resolve().is_relative_to(Path(default_storage.location).resolve()):
        raise BackupFout(BINNEN)
    return Kluisplek(plek, settings.BACKUP_SLEUTELS)


def maak(kluis: Kluisplek) -> Gemaakt:
    """Make a copy. Of two at the same moment the second waits."""
    with om_de_beurt(connection, "backup"):
        if isinstance(kluis.plek, Kopiemap):
            kluis.plek.ruim_halve_op()
        kluis.kijk()
        begin = timezone.now()
        lijst = _neem_alles(kluis, begin)
        kluis.schrijf_lijst(lijst)
        bewaar_verwijderingen(kluis)
        Beurt.objects.update_or_create(klus=BACKUP_GEMAAKT, defaults={"klaar_op": begin})
        return Gemaakt(lijst, ruim_op(kluis, begin))


def bewaar_verwijderingen(kluis: Kluisplek) -> None:
    """Keep the list of removals, which belongs to no copy: whichever is put back, the newest list is done again."""
    tekst = "".join(f"{regel}\n" for regel in schrijf_verwijderingen())
    kluis.schrijf(f"{VERWIJDERINGEN}/lijst", tekst.encode())


def ruim_op(kluis: Kluisplek, nu: datetime) -> list[str]:
    """Let copies go that are too old, and parts that no copy names."""
    namen = kluis.lijsten()
    weg = te_oud(namen, nu, settings.BACKUP_BEWAREN)
    nodig: set[str] = set()
    for naam in set(namen) - set(weg):
        nodig.update(stuk.plek for stuk in kluis.lees_lijst(naam).stukken())
    for naam in weg:
        kluis.plek.weg(f"{LIJSTEN}/{naam}")
    for stuk in set(kluis.plek.namen(STUKKEN)) - nodig:
        kluis.plek.weg(stuk)
    return weg


def _neem_alles(kluis: Kluisplek, begin: datetime) -> Kopielijst:
    """Take files, snapshot, files. A file that came and went in between is looked for once more."""
    soort = DATABASES[connection.vendor]
    kopie, eerder = Bestandenkopie(kluis), None
    for poging in range(POGINGEN):
        kopie.neem(set(opgeslagen()))
        with soort.opname(connection) as (verbinding, dump):
            in_database = genoemd(verbinding)
            nodig = in_database | set(opgeslagen())
            kopie.neem(nodig)
            ontbreekt = in_database - kopie.stukken.keys()
            if ontbreekt and ontbreekt != eerder and poging < POGINGEN - 1:
                eerder = ontbreekt
                continue
            kopie.houd(nodig)
            return Kopielijst(
                naam=noem(begin),
                database=connection.vendor,
                versies=_versies(soort, verbinding),
                migraties=_migraties(verbinding),
                dump=kluis.bewaar(dump()),
                afdruk=kluis.bewaar([in_bytes(neem_afdruk(verbinding))]),
                bestanden=kopie.stukken,
                ontbreekt=sorted(ontbreekt),
            )
    raise AssertionError("the last attempt returns")


def _versies(soort: Any, verbinding: Any) -> dict[str, str]:
    return {
        "database": soort.versie(verbinding),
        "django": django.get_version(),
        "wagtail": wagtail.__version__,
    }


def _migraties(verbinding: Any) -> list[str]:
    rijen = vraag(verbinding, "SELECT app, name FROM django_migrations ORDER BY app, name")
    return [f"{app}.{naam}" for app, naam in rijen]
