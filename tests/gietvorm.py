"""The test world is built once for a state of the code, kept as a mould, and copied by every later run.

What is built is the database and the media beside it. On SQLite the mould is a file that is read into
memory, on PostgreSQL a database that serves as ``TEMPLATE``. The name of a mould holds all that the world is made
of: the code, the locked packages and the day, as the demo's dates follow today. Processes of one run take
turns: the first one builds, the others copy.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

ROOT = Path(__file__).parents[1]
SOURCES = ("site", "home", "handleiding", "gemeenten", "templates")
KINDS = {".py", ".html", ".txt", ".csv", ".xml"}
ALONE = ("tests/wereld.py", "tests/gietvorm.py", "requirements-dev.txt")


def fingerprint(today: date) -> str:
    """Return what tells this state of the code, on this day, from any other."""
    files = [ROOT / name for name in ALONE]
    for folder in SOURCES:
        files += sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in KINDS)
    total = hashlib.sha256(today.isoformat().encode())
    for path in files:
        total.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:16]


class Gietvorm:
    """One mould, in a folder of pytest's cache; without a cache it is never there and never kept.

    Make it before Django points its settings at the test database.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.poured = folder, False
        if folder is None:
            return
        database = connection.settings_dict["NAME"]
        name = fingerprint(date.today())
        kind = (
            InMemory(folder) if connection.vendor == "sqlite" else InServer(f"{database}_wereld_")
        )
        self.kind, self.name = kind, name
        self.media = folder / f"{connection.vendor}-{name}-media"

    def pour(self) -> None:
        """Wait for our turn, and copy the mould to where Django will look for its test database."""
        if self.folder is None:
            return
        self.turn = (self.folder / "turn").open("w")
        fcntl.flock(self.turn, fcntl.LOCK_EX)
        if self.media.is_dir():
            self.kind.pour(self.name)
            shutil.copytree(self.media, settings.MEDIA_ROOT, dirs_exist_ok=True)
            self.poured = True

    def finish(self, build: Callable[[], None]) -> None:
        """Build what was not poured, make the mould of it, and let the next process have its turn."""
        if not self.poured:
            build()
        if self.folder is not None:
            if not self.poured:
                self._keep()
            self.turn.close()

    def _keep(self) -> None:
        for old in self.folder.glob(f"{connection.vendor}-*-media"):
            shutil.rmtree(old)
        self.kind.keep(self.name)
        shutil.copytree(settings.MEDIA_ROOT, self.media)  # last: it says that the mould is whole


class InMemory:
    """Moulds for SQLite, whose test database is in memory: a file each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, name: str) -> Path:
        return self.folder / f"sqlite-{name}.sqlite3"

    def pour(self, name: str) -> None:
        """Fill the memory that Django will open; it lasts as long as this connection to it."""
        memory = f"file:memorydb_{connection.alias}?mode=memory&cache=shared"
        address = connection.settings_dict["TEST"]["NAME"] or memory
        self.connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        with closing(sqlite3.connect(self._file(name))) as source:
            source.backup(self.connection)

    def keep(self, name: str) -> None:
        for old in self.folder.glob("sqlite-*.sqlite3"):
            old.unlink()
        connection.ensure_connection()
        self._file(name).write_bytes(connection.connection.serialize())


class InServer:
    """Moulds for PostgreSQL: databases that nobody is connected to, with names that begin alike."""

    def __init__(self, start: str) -> None:
        self.start = start

    def pour(self, name: str) -> None:
        connection.settings_dict["TEST"]["TEMPLATE"] = self.start + name

    def keep(self, name: str) -> None:
        made, quoted = connection.settings_dict["NAME"], connection.ops.quote_name
        connections.close_all()
        with connection._nodb_cursor() as cursor:
            ours = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            cursor.execute(ours, [self.start])
            for (old,) in cursor.fetchall():
                cursor.execute(f"DROP DATABASE {quoted(old)}")
            cursor.execute(f"CREATE DATABASE {quoted(self.start + name)} TEMPLATE {quoted(made)}")
