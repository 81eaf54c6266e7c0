"""One process for each queue, started again when it ends: what ``werker`` without a queue does."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from types import FrameType

ADEMPAUZE = 5  # seconds between two starts of the same worker
logger = logging.getLogger("handleiding.werker")


class Toezicht:
    """Keeps a worker going for each queue, and ends them in order."""

    def __init__(self, rijen: Iterable[str]) -> None:
        self.rijen = tuple(rijen)
        self.stopt = False
        self.werkers: dict[str, subprocess.Popen[bytes]] = {}
        self.begonnen: dict[str, float] = {}

    def houd(self) -> None:
        """Go on until this process is told to stop; then let each worker finish what it does."""
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, self._stop)
        while not self.stopt:
            for rij in self.rijen:
                self._zorg_voor(rij)
            time.sleep(1)
        self._beeindig()
        for werker in self.werkers.values():
            werker.wait()

    def _zorg_voor(self, rij: str) -> None:
        werker = self.werkers.get(rij)
        if werker is not None and werker.poll() is None:
            return
        if time.monotonic() - self.begonnen.get(rij, -ADEMPAUZE) < ADEMPAUZE:
            return
        if werker is not None:
            logger.error("The worker of %s ended (%s) and starts again", rij, werker.returncode)
        self.begonnen[rij] = time.monotonic()
        self.werkers[rij] = start_werker(rij)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        """Told once, the loop ends; told twice, the workers break off what they do."""
        if self.stopt:
            self._beeindig()
        self.stopt = True

    def _beeindig(self) -> None:
        for werker in self.werkers.values():
            if werker.poll() is None:
                werker.terminate()


def start_werker(rij: str) -> subprocess.Popen[bytes]:
    """Start the worker of a queue, away from this terminal; it ends when this process ends."""
    zelf = [sys.executable, sys.argv[0], "werker"]
    opdracht = [*zelf, "--rij", rij, "--met-ouder", str(os.getpid())]
    return subprocess.Popen(opdracht, start_new_session=True)  # noqa: S603 - our own command
