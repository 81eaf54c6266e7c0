"""Put the newest copy back beside the site, as a test that runs by itself, and leave a report of it."""

import json
import time
from typing import Any

from django.db import connection
from django.utils import timezone

from config.draaien.models import BACKUP_BEPROEFD, Beurt
from config.draaien.slot import om_de_beurt

from . import BackupFout
from .kluis import PROEVEN, Kluisplek
from .kopielijst import Kopielijst, moment_van, noem
from .maken import DATABASES
from .terugzetten import ANDERE_DATABASE, kies_lijst, lees_alles, vergelijk


def beproef(kluis: Kluisplek, naam: str | None = None) -> dict[str, Any]:
    """Put a copy back in a database of its own, compare, and return the report; it is kept in the place too.

    Every file is read to its end and held against its hash. Nothing of the site itself is touched.
    """
    with om_de_beurt(connection, "backup"):  # nothing goes while it is read
        begonnen, begin = time.monotonic(), timezone.now()
        lijst = kies_lijst(kluis, naam)
        verslag = _verslag(lijst) | _zet_op_proef(kluis, lijst)
        verslag["seconden"] = round(time.monotonic() - begonnen, 1)
        inhoud = json.dumps(verslag, indent=1, ensure_ascii=False).encode()
        kluis.schrijf(f"{PROEVEN}/{noem(begin)}.json", inhoud)
    if not verslag["anders"]:
        Beurt.objects.update_or_create(klus=BACKUP_BEPROEFD, defaults={"klaar_op": begin})
    return verslag


def _verslag(lijst: Kopielijst) -> dict[str, Any]:
    return {
        "backup": lijst.naam,
        "ouderdom_seconden": int((timezone.now() - moment_van(lijst.naam)).total_seconds()),
        "versies": lijst.versies,
        "ontbrekende_bestanden": len(lijst.ontbreekt),
    }


def _zet_op_proef(kluis: Kluisplek, lijst: Kopielijst) -> dict[str, Any]:
    if lijst.database != connection.vendor:
        raise BackupFout(ANDERE_DATABASE.format(was=lijst.database, nu=connection.vendor))
    soort = DATABASES[connection.vendor]
    try:
        lees_alles(kluis, lijst)
        with soort.op_proef(connection) as proef:
            soort.zet_terug(proef, kluis.lees(lijst.dump))
            uitkomst = vergelijk(kluis, lijst, proef)
    except BackupFout as fout:
        return {"anders": [str(fout)]}
    return {
        naam: getattr(uitkomst, naam)
        for naam in ("tabellen", "rijen", "paginas", "revisies", "bestanden", "anders")
    }
