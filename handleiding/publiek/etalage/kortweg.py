"""A statement asked of the driver itself: Django's cursor costs more than the answer and tries a kept connection first.

Where statements are logged, as in tests, it goes by Django's cursor, so that they are.
"""

from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import OperationalError

Getallen = list[tuple[int, ...]]


def getallen(sql: str, waarden: tuple[Any, ...]) -> Getallen:
    """Return the rows that ``sql`` reads, whole numbers all. Raises what Django raises where the database is away."""
    verbinding = connections[DEFAULT_DB_ALIAS]
    if verbinding.queries_logged:
        with verbinding.cursor() as cursor:
            cursor.execute(sql, waarden)
            return list(cursor.fetchall())
    if verbinding.connection is None:
        verbinding.ensure_connection()
    vraag = _van_postgresql if verbinding.vendor == "postgresql" else _van_sqlite
    with verbinding.wrap_database_errors:
        return vraag(verbinding.connection, sql, waarden)


def _van_sqlite(verbinding: Any, sql: str, waarden: tuple[Any, ...]) -> Getallen:
    cursor = verbinding.execute(_met_vraagtekens(sql), waarden)
    try:
        return list(cursor.fetchall())
    finally:
        cursor.close()


def _van_postgresql(verbinding: Any, sql: str, waarden: tuple[Any, ...]) -> Getallen:
    """Ask libpq, with the values beside the statement. Nothing is prepared: a pooler may give us another server."""
    gegeven = [str(waarde).encode() for waarde in waarden]
    uitslag = verbinding.pgconn.exec_params(_met_nummers(sql), gegeven)
    if uitslag.error_message:
        raise OperationalError(uitslag.error_message.decode(errors="replace"))
    return [
        tuple(int(uitslag.get_value(rij, kolom)) for kolom in range(uitslag.nfields))
        for rij in range(uitslag.ntuples)
    ]


@cache
def _met_vraagtekens(sql: str) -> str:
    return sql.replace("%s", "?")


@cache
def _met_nummers(sql: str) -> bytes:
    delen = sql.split("%s")
    genummerd = (f"{deel}${nummer}" for nummer, deel in enumerate(delen[:-1], 1))
    return "".join((*genummerd, delen[-1])).encode()
