"""A snapshot of SQLite, and back from it: the copy that SQLite itself makes while others read and write."""

import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from . import BackupFout

STUK = 1 << 20


@contextmanager
def opname(verbinding: Any) -> Iterator[tuple[Any, Callable[[], Iterator[bytes]]]]:
    """Yield a connection to a copy of one moment, and what gives that copy as bytes."""
    with tempfile.TemporaryDirectory() as map_:
        bestand = Path(map_) / "opname.sqlite3"
        verbinding.ensure_connection()
        with closing(sqlite3.connect(bestand)) as kopie:
            verbinding.connection.backup(
                kopie
            )  # all at once: a writer does not make it begin again
            # A file by itself: what was written ahead is in it.
            kopie.execute("PRAGMA journal_mode = DELETE")
        eigen = _op(verbinding, bestand)
        try:
            yield eigen, lambda: _pak_in(bestand)
        finally:
            eigen.close()


def versie(verbinding: Any) -> str:
    """Return the version of SQLite."""
    return sqlite3.sqlite_version


def zet_terug(verbinding: Any, stukken: Iterable[bytes]) -> None:
    """Put a copy in the place of an empty database: all of it, or nothing."""
    doel = Path(verbinding.settings_dict["NAME"])
    verbinding.close()
    nieuw = doel.with_name(f"{doel.name}.nieuw")
    try:
        with nieuw.open("wb") as bestand:
            for stuk in _pak_uit(stukken):
                bestand.write(stuk)
        nieuw.chmod(0o600)
        with closing(sqlite3.connect(nieuw)) as kopie:
            [gezegd] = kopie.execute("PRAGMA integrity_check").fetchone()
        if gezegd != "ok":
            raise BackupFout(f"De database in de back-up is beschadigd: {gezegd}")
        for rest in ("-wal", "-shm"):
            Path(f"{doel}{rest}").unlink(missing_ok=True)
        nieuw.replace(doel)
    finally:
        nieuw.unlink(missing_ok=True)


@contextmanager
def op_proef(verbinding: Any) -> Iterator[Any]:
    """Yield a connection to an empty database that goes afterwards."""
    with tempfile.TemporaryDirectory() as map_:
        proef = _op(verbinding, Path(map_) / "proef.sqlite3")
        try:
            yield proef
        finally:
            proef.close()


def _op(verbinding: Any, bestand: Path) -> Any:
    ander = verbinding.copy()
    ander.settings_dict["NAME"] = str(bestand)
    return ander


def _pak_in(bestand: Path) -> Iterator[bytes]:
    pakker = zlib.compressobj()
    with bestand.open("rb") as bron:
        while stuk := bron.read(STUK):
            yield pakker.compress(stuk)
    yield pakker.flush()


def _pak_uit(stukken: Iterable[bytes]) -> Iterator[bytes]:
    pakker = zlib.decompressobj()
    for stuk in stukken:
        yield pakker.decompress(stuk)
    yield pakker.flush()
