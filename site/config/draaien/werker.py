"""A worker that outlives its database: it says that it lives, keeps to a time, and waits for what is away."""

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django.db import Error, connection, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from config.draaien.herkansing import onderbroken
from config.draaien.models import Werker
from config.draaien.taken import GRENZEN, STANDAARD, TeLang

PAUZE = 5  # seconds before a database that was away is asked again
logger = logging.getLogger("handleiding.werker")


class GeduldigeWerker(Worker):
    """django-tasks-db's worker, with a limit on the time of its work and patience with its database."""

    def __init__(self, rij: str = "*", *, leeg: bool = False) -> None:
        super().__init__(
            queue_names=[rij],
            interval=1,
            batch=leeg,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def run(self) -> None:
        with leeft(self.worker_id, ",".join(self.queue_names)):
            while self.running:
                try:
                    self._laat_los()
                    super().run()
                except Error as fout:
                    if self.batch:
                        raise
                    logger.error("The database is away: %s", type(fout).__name__)
                    connections.close_all()
                    time.sleep(PAUZE)
                else:
                    return

    def run_task(self, db_task_result: DBTaskResult) -> None:
        grens = GRENZEN.get(db_task_result.queue_name, GRENZEN[STANDAARD])
        try:
            with hoogstens(grens):
                super().run_task(db_task_result)
        except TeLang:  # it was just over, and only had to be written down
            logger.warning("The time was up when %s was done", db_task_result.task_path)
            self._laat_los()

    def _laat_los(self) -> None:
        """See to work of mine of which the end could not be written down."""
        for rij in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
            if rij.worker_ids[-1:] == [self.worker_id]:
                onderbroken(rij)


@contextmanager
def hoogstens(seconden: float) -> Iterator[None]:
    """Raise TeLang in what happens inside when it takes longer. Only in the main thread, and not on Windows."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    vorige = signal.signal(signal.SIGALRM, _te_lang)
    signal.setitimer(signal.ITIMER_REAL, seconden)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, vorige)


def _te_lang(signum: int, frame: FrameType | None) -> None:
    raise TeLang


@contextmanager
def leeft(naam: str, rij: str) -> Iterator[None]:
    """Write down, as long as what is inside goes on, that this worker lives."""
    klaar = threading.Event()
    draad = threading.Thread(target=_zeg_het, args=(naam, rij, klaar), daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join(PAUZE)


def _zeg_het(naam: str, rij: str, klaar: threading.Event) -> None:
    while not klaar.is_set():
        _probeer(
            lambda: Werker.objects.update_or_create(
                naam=naam, defaults={"rij": rij, "gezien_op": timezone.now()}
            )
        )
        klaar.wait(Werker.ELKE.total_seconds())
    _probeer(Werker.objects.filter(naam=naam).delete)


def _probeer(doe) -> None:
    try:
        doe()
    except Error:  # it is away: the worker itself says so
        pass
    finally:
        connection.close()


def stop_zonder(ouder: int) -> None:
    """End this process in order once the one that started it is gone, so that none works on unseen."""

    def kijk() -> None:
        while os.getppid() == ouder:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=kijk, daemon=True).start()
