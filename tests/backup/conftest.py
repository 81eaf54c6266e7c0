"""A site of its own with the small world in it, and a machine beside it on which there is nothing yet."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.db import connection

from tests.kopie import copy_of_the_world

ROOT = Path(__file__).resolve().parents[2]
GEHEIM = "een-lang-en-willekeurig-geheim"


@dataclass(frozen=True)
class Machine:
    """A database and a folder for files, and where both know the copies to be."""

    database: str
    webroot: Path
    plek: Path
    sleutel: str = GEHEIM

    def omgeving(self) -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": self.database,
            "TEST_WEBROOT": str(self.webroot),
            "BACKUP_PLEK": str(self.plek),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            **({"BACKUP_SLEUTEL": self.sleutel} if self.sleutel else {}),
        }

    def beheer(self, *args: str, goed: bool = True) -> str:
        """Run a command of manage.py; return what it said."""
        return self._doe([sys.executable, str(ROOT / "manage.py"), *args], goed=goed)

    def stap(self, naam: str) -> str:
        return self._doe([sys.executable, str(Path(__file__).with_name("stappen.py")), naam])

    def stand(self) -> dict:
        return json.loads(self.stap("stand"))

    def _doe(self, opdracht: list[str], *, goed: bool = True) -> str:
        klaar = subprocess.run(
            opdracht,
            env=self.omgeving(),
            capture_output=True,
            text=True,
            timeout=500,
            check=False,
            cwd=ROOT,
        )
        assert (klaar.returncode == 0) is goed, klaar.stdout + klaar.stderr
        return klaar.stdout + klaar.stderr


@contextmanager
def lege_database(map_: Path):
    """Yield the address of a database with nothing in it."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{map_}/leeg.sqlite3"
        return
    gegeven = connection.settings_dict
    naam = f"{gegeven['NAME']}_leeg"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{naam}"')
    try:
        wie = f"{gegeven['USER']}:{gegeven['PASSWORD']}"
        yield f"postgres://{wie}@{gegeven['HOST']}:{gegeven['PORT']}/{naam}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{naam}" WITH (FORCE)')


@pytest.fixture
def site(django_db_setup, django_db_blocker, tmp_path):
    for map_ in ("site", "leeg"):
        (tmp_path / map_).mkdir()
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:
        yield Machine(url, tmp_path / "site", tmp_path / "kopieen")


@pytest.fixture
def elders(site, tmp_path):
    """An empty machine that knows the same keys."""
    with lege_database(tmp_path) as url:
        yield replace(site, database=url, webroot=tmp_path / "leeg")
