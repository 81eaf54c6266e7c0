"""A snapshot of PostgreSQL, and back from it, with PostgreSQL's own programs: ``pg_dump``, ``pg_restore``.

The snapshot is one for all: what is dumped, what the print is of, and which files it names.
"""

import os
import secrets
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from . import BackupFout

STUK = 1 << 20
# Django's names, and those by which PostgreSQL's programs take the same from the environment: a password that stands
# among the arguments can be read by everyone on the machine.
OPTIES = {
    "sslmode": "PGSSLMODE",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcrl": "PGSSLCRL",
    "channel_binding": "PGCHANNELBINDING",
    "gssencmode": "PGGSSENCMODE",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}
VELDEN = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}


@contextmanager
def opname(verbinding: Any) -> Iterator[tuple[Any, Callable[[], Iterator[bytes]]]]:
    """Yield a connection that sees one moment for as long as this lasts, and what dumps that moment."""
    eigen = verbinding.copy()
    eigen.settings_dict["OPTIONS"].pop("pool", None)  # that one belongs to the process
    try:
        eigen.ensure_connection()
        eigen.set_autocommit(False)
        with eigen.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL lock_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            [moment] = cursor.fetchone()
            yield eigen, lambda: _dump(eigen, moment)
    finally:
        eigen.close()


def versie(verbinding: Any) -> str:
    """Return the version of the server, as 15.4."""
    hoofd, klein = divmod(verbinding.pg_version, 10_000)
    return f"{hoofd}.{klein}"


def zet_terug(verbinding: Any, stukken: Iterable[bytes]) -> None:
    """Put a dump in an empty database: all of it, or nothing."""
    naam = verbinding.settings_dict["NAME"]
    verbinding.close()
    opdracht = ["pg_restore", "--single-transaction", "--exit-on-error", "--no-owner"]
    opdracht += ["--no-privileges", "--no-comments", "--dbname", naam]
    with _programma(opdracht, verbinding, stdin=subprocess.PIPE) as (proces, einde):
        try:
            for stuk in stukken:
                proces.stdin.write(stuk)
            proces.stdin.close()
        except BrokenPipeError:
            pass  # it ended; what it said follows
        except BaseException:
            proces.kill()  # a dump that breaks off may not pass for one that ended
            raise
        einde()


@contextmanager
def op_proef(verbinding: Any) -> Iterator[Any]:
    """Yield a connection to an empty database beside this one, which goes afterwards."""
    proef = verbinding.copy()
    naam = f"{verbinding.settings_dict['NAME'][:40]}-proef-{secrets.token_hex(4)}"
    proef.settings_dict["NAME"] = naam
    proef.settings_dict["OPTIONS"].pop("pool", None)
    _doe(["createdb", naam], verbinding)
    try:
        yield proef
    finally:
        proef.close()
        _doe(["dropdb", "--if-exists", "--force", naam], verbinding)


def _dump(verbinding: Any, moment: str) -> Iterator[bytes]:
    naam = verbinding.settings_dict["NAME"]
    opdracht = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges"]
    opdracht += [f"--snapshot={moment}", "--dbname", naam]
    with _programma(opdracht, verbinding, stdout=subprocess.PIPE) as (proces, einde):
        while stuk := proces.stdout.read(STUK):
            yield stuk
        einde()


def _doe(opdracht: list[str], verbinding: Any) -> None:
    with _programma(opdracht, verbinding) as (_, einde):
        einde()


@contextmanager
def _programma(opdracht: list[str], verbinding: Any, **pijpen: Any) -> Iterator[Any]:
    """Yield one of PostgreSQL's programs while it runs, and what waits for it and raises when it failed."""
    with tempfile.TemporaryFile() as fouten:
        try:
            proces = subprocess.Popen(  # noqa: S603 - PostgreSQL's own, from the PATH of this machine
                opdracht, env=_omgeving(verbinding), stderr=fouten, **pijpen
            )
        except FileNotFoundError as fout:
            raise BackupFout(
                f"Het programma {opdracht[0]} is er niet. Installeer postgresql-client, van dezelfde versie als "
                "de server of nieuwer."
            ) from fout

        def einde() -> None:
            if proces.wait():
                fouten.seek(0)
                gezegd = fouten.read().decode(errors="replace").strip().splitlines() or ["?"]
                raise BackupFout(f"{opdracht[0]} is mislukt: {gezegd[0]}")

        try:
            yield proces, einde
        finally:
            if proces.poll() is None:
                proces.kill()
                proces.wait()
            for pijp in (proces.stdin, proces.stdout):
                if pijp is not None and not pijp.closed:
                    _sluit(pijp)


def _sluit(pijp: Any) -> None:
    with suppress(BrokenPipeError):
        pijp.close()


def _omgeving(verbinding: Any) -> dict[str, str]:
    instelling = verbinding.settings_dict
    gegeven = {naam: instelling.get(veld) for veld, naam in VELDEN.items()}
    gegeven |= {naam: instelling["OPTIONS"].get(optie) for optie, naam in OPTIES.items()}
    return os.environ | {naam: str(waarde) for naam, waarde in gegeven.items() if waarde}
