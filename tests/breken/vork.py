"""One run of pytest that collects and pours the test world once, and tries each breakage in a fork of itself.

A fork has the broken code (``inwisselen``), runs the tests that are asked for until one is red, and is gone, with
all it did to the world. On PostgreSQL it opens its own connection; tests take back what they write.
"""

import json
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from tests.breken.inwisselen import vergeet, wissel_in

GROEN, ROOD, NIET_HIER = 0, 1, 3


class Vork:
    """Answers, one line for one line: ``{tests, grens, bestand, heel, kapot}`` in, ``{code, rood}`` out."""

    def __init__(self, vragen: int, antwoorden: int) -> None:
        self.vragen, self.antwoorden = os.fdopen(vragen), os.fdopen(antwoorden, "w")
        self.rood: str | None = None

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.rood = report.nodeid
            with Path("../rood.log").open("a") as log:
                log.write(f"{report.nodeid}: {report.longrepr}\n")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        self.items = {item.nodeid: item for item in session.items}
        self._begin(session.items)
        bewaard = Path(f"{settings.MEDIA_ROOT}-heel")
        shutil.copytree(settings.MEDIA_ROOT, bewaard)
        self._zeg(
            {"klaar": True}
        )  # all is read from disk: from here on something may be broken there
        for regel in self.vragen:
            antwoord = self._vork(json.loads(regel))
            shutil.rmtree(settings.MEDIA_ROOT)
            shutil.copytree(bewaard, settings.MEDIA_ROOT)
            self._zeg(antwoord)
        return True

    def _zeg(self, wat: dict[str, Any]) -> None:
        print(json.dumps(wat), file=self.antwoorden, flush=True)

    def _begin(self, items: list[Any]) -> None:
        """Run one test that has the world, for what all tests share; what is shared by fewer goes."""
        eerste = next(item for item in items if "wereld" in item.fixturenames)
        boven = set(eerste.listchain())
        elders = min(items, key=lambda item: len(boven.intersection(item.listchain())))
        eerste.config.hook.pytest_runtest_protocol(item=eerste, nextitem=elders)

    def _vork(self, vraag: dict[str, Any]) -> dict[str, Any]:
        connections.close_all()
        lezer, schrijver = os.pipe()
        if not (kind := os.fork()):
            os.setsid()
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(vraag["grens"])
            code = 2
            try:
                code = self._doe(vraag)
                os.write(schrijver, (self.rood or "").encode())
            finally:
                os._exit(code)
        os.close(schrijver)
        _, status = os.waitpid(kind, 0)
        with suppress(ProcessLookupError):
            os.killpg(kind, signal.SIGKILL)  # what a test started and did not end
        os.set_blocking(lezer, False)
        with os.fdopen(lezer, "rb") as bericht:
            rood = (bericht.read() or b"").decode()
        return {"code": os.waitstatus_to_exitcode(status), "rood": rood}

    def _doe(self, vraag: dict[str, Any]) -> int:
        if "kapot" in vraag:
            if not wissel_in(Path(vraag["bestand"]), vraag["heel"], vraag["kapot"]):
                return NIET_HIER
            vergeet(Path.cwd())
        items = [item for test in vraag["tests"] for item in self._van(test)]
        # Never without a next one: after the last test pytest takes the database down, which is not ours.
        for item, volgende in zip(items, [*items[1:], items[-1]], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=volgende)
            if self.rood:
                return ROOD
        return GROEN

    def _van(self, naam: str) -> list[Any]:
        """Return a test, or all those of a file."""
        if naam in self.items:
            return [self.items[naam]]
        return [item for test, item in self.items.items() if test.startswith(f"{naam}::")]
