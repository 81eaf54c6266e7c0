"""Let two steps meet: the first is held at a chosen point, the second goes on until it ends or has to wait.

Nothing waits for a clock. That the second one waits is seen: on SQLite it asks for the write lock that the first one
has, on PostgreSQL the server says whom it waits for.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from django.db import connection, transaction
from django.test import TestCase

from .stappen import Antwoord, Stap

SQLITE = connection.vendor == "sqlite"
GEDULD = 30
VOOR_HET_SLOT, VOOR_HET_SCHRIJVEN = "voor het slot", "voor het schrijven"


def is_slot(sql: str) -> bool:
    """Is this where a step takes its turn? On SQLite the transaction itself is the turn."""
    return sql.startswith("BEGIN") if SQLITE else "FOR NO KEY UPDATE" in sql


def schrijft(sql: str) -> bool:
    """Sessions are written around a step, not in it."""
    return sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql


@dataclass
class Speler:
    """One of the two, in a thread and with a connection of its own."""

    stuur: Callable[[], Antwoord]
    antwoord: Antwoord | None = None
    fout: str = ""
    klaar: Event = field(default_factory=Event)
    pid: int = 0

    def draai(self, *wrappers: Any) -> None:
        try:
            connection.ensure_connection()
            if not SQLITE:
                self.pid = connection.connection.info.backend_pid
            with ExitStack() as stapel:
                for wrapper in wrappers:
                    stapel.enter_context(connection.execute_wrapper(wrapper))
                self.antwoord = self.stuur()
        except Exception as fout:  # noqa: BLE001 - whatever it is, the test shows it
            self.fout = repr(fout)
        finally:
            connection.close()
            self.klaar.set()


class Ontmoeting:
    """Two steps that meet. ``gewacht`` tells that the second one had to wait for the first."""

    def __init__(self, a: Callable[[], Antwoord], b: Callable[[], Antwoord], punt: str) -> None:
        self.a, self.b, self.punt = Speler(a), Speler(b), punt
        self.op_het_punt, self.verder, self._wacht = Event(), Event(), Event()
        self.sloten, self.transactie = 0, 1

    def speel(self, stap: Stap) -> "Ontmoeting":
        """Hold the first one, a ``stap``, at the point, and let the second one go."""
        self.transactie = stap.transactie if SQLITE else min(stap.transactie, 1)
        eerste = Thread(target=self.a.draai, args=(self._houd_op,))
        tweede = Thread(target=self.b.draai, args=(self._merk_wachten,))
        eerste.start()
        while not (self.op_het_punt.wait(0.001) or self.a.klaar.is_set()):
            pass
        tweede.start()
        while not (self.b.klaar.wait(0.001) or self.gewacht):
            pass
        self.verder.set()
        for draad in (eerste, tweede):
            draad.join(GEDULD)
            if draad.is_alive():
                raise TimeoutError("Two steps wait for each other.")
        return self

    def _houd_op(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.sloten += (slot := is_slot(sql))
        gehouden = self.sloten >= self.transactie
        hier = slot if self.punt == VOOR_HET_SLOT else schrijft(sql)
        if hier and gehouden and not self.op_het_punt.is_set():
            self.op_het_punt.set()
            self.verder.wait(GEDULD)
        return execute(sql, params, many, context)

    def _merk_wachten(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """On SQLite who wants to write waits for who has the lock."""
        heeft_slot = self.punt == VOOR_HET_SCHRIJVEN and self.op_het_punt.is_set()
        if SQLITE and heeft_slot and (is_slot(sql) or schrijft(sql)):
            self._wacht.set()
        return execute(sql, params, many, context)

    @property
    def gewacht(self) -> bool:
        if not SQLITE and self.b.pid and not self.verder.is_set() and not self._wacht.is_set():
            with connection.cursor() as cursor:
                cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [self.b.pid])
                if cursor.fetchone()[0]:
                    self._wacht.set()
        return self._wacht.is_set()


def na_elkaar(stappen: Iterable[Callable[[], Antwoord]]) -> list[Antwoord]:
    """One after the other in this connection; what waits for the end of a step is done at that end."""
    antwoorden = []
    for stap in stappen:
        with TestCase.captureOnCommitCallbacks(execute=True):
            antwoorden.append(stap())
    return antwoorden


@transaction.atomic
def en_terug(doe: Callable[[], Any]) -> Any:
    """Do it, and leave everything as it was."""
    uitkomst = doe()
    transaction.set_rollback(True)
    return uitkomst
