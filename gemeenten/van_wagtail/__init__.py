"""What the editions do to private parts of Wagtail: the only place of this app that replaces or rebinds them.

Imported by ``apps`` alone. The rules stand in the rooms below; here stands how Wagtail comes to ask them.
"""

from django.db import connection

from . import (
    accounts,
    beelden,
    berichten,
    bestanden,
    bestandskiezer,
    collecties,
    documenten,
    keuzelijsten,
    kiezer,
    lijsten,
    omleidingen,
    opmerkingen,
    rapporten,
    werkstroomlijst,
    zoekindex,
)

INGREPEN = (
    *accounts.INGREPEN,
    *beelden.INGREPEN,
    *berichten.INGREPEN,
    *bestanden.INGREPEN,
    *bestandskiezer.INGREPEN,
    *collecties.INGREPEN,
    *documenten.INGREPEN,
    *keuzelijsten.INGREPEN,
    *kiezer.INGREPEN,
    *lijsten.INGREPEN,
    *omleidingen.INGREPEN,
    *opmerkingen.INGREPEN,
    *rapporten.INGREPEN,
    *werkstroomlijst.INGREPEN,
)
OP_POSTGRESQL = zoekindex.INGREPEN


def grijp_in() -> None:
    """Put all of them in place."""
    hier = OP_POSTGRESQL if connection.vendor == "postgresql" else ()
    for ingreep in (*INGREPEN, *hier):
        ingreep.zet()
