"""A copy of the tree in which things may be broken, the runs of pytest in it, and what is remembered beside it."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests import gietvorm
from tests.breken.breuken import met_sporen
from tests.breken.gebieden import GEBIEDEN
from tests.breken.kaart import Kaart, lees

ROOT = Path(__file__).resolve().parents[2]
PYTEST = ("-m", "pytest", "-p", "tests.breken.meekijker", "-q", "--no-header", "--tb=no")
# What pytest says: all green, something red, stopped at collection (the breakage shows on import).
GROEN, ROOD, NIETS_GEVONDEN, OP = {0}, {1, 2}, 5, -signal.SIGALRM


class Proefboom:
    """The copy, made what the tree is now; ``stand`` tells this state from another."""

    def __init__(self, map_: Path) -> None:
        self.map, self.boom = map_, map_ / "boom"
        self.stand = self._kopieer()
        self.wereld = gietvorm.fingerprint(date.today())
        self._uitslag = map_ / "uitslag.jsonl"

    def _kopieer(self) -> str:
        vraag = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        namen = subprocess.check_output(vraag, cwd=ROOT, text=True).split("\0")
        namen = sorted(naam for naam in namen if (ROOT / naam).is_file())
        som = hashlib.sha256()
        for naam in namen:
            inhoud, doel = (ROOT / naam).read_bytes(), self.boom / naam
            som.update(naam.encode() + inhoud)
            if not doel.is_file() or doel.read_bytes() != inhoud:
                doel.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / naam, doel)
        for oud in set(self.boom.rglob("*.py")) - {self.boom / naam for naam in namen}:
            oud.unlink()
        return som.hexdigest()[:16]

    def kaart(self, gebieden: Iterable[str], grens: float) -> Kaart | None:
        """Return what each test of these areas enters; None when time was up, the next run goes on."""
        tests = sorted({plek for gebied in gebieden for plek in GEBIEDEN[gebied]})
        bestand, klaar = self.map / "kaart.jsonl", self.map / "kaart-van.txt"
        deze = "\n".join([self.stand, *tests])
        if klaar.is_file() and klaar.read_text(encoding="utf-8") == deze:
            return lees(bestand, self.boom)
        heel = {pad: pad.read_text(encoding="utf-8") for pad in self._bewaakt()}
        try:
            for pad, bron in heel.items():
                self.schrijf(pad, met_sporen(bron, str(pad.relative_to(self.boom))))
            code = self.pytest(tests, {"BREKEN_KAART": str(bestand)}, grens)
        finally:
            for pad, bron in heel.items():
                self.schrijf(pad, bron)
        if code == OP:
            return None
        if code not in {0, 1, NIETS_GEVONDEN}:
            raise SystemExit(f"pytest could not run ({code}): see {self.map / 'pytest.log'}")
        klaar.write_text(deze, encoding="utf-8")
        return lees(bestand, self.boom)

    def _bewaakt(self) -> list[Path]:
        plekken = [self.boom / gebied for gebied in GEBIEDEN]
        return sorted(
            {pad for plek in plekken for pad in (plek.rglob("*.py") if plek.is_dir() else [plek])}
        )

    def pytest(self, argumenten: Iterable[str], extra: dict[str, str], grens: float) -> int:
        """Run tests of the copy; return the exit code, or OP when the time limit ended them."""
        proces = self.begin(argumenten, extra)
        try:
            return proces.wait(grens)
        except BaseException as reden:
            os.killpg(proces.pid, signal.SIGKILL)
            proces.wait()
            if isinstance(reden, subprocess.TimeoutExpired):
                return OP
            raise

    def begin(
        self, argumenten: Iterable[str], extra: dict[str, str], fds: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        pad = f"{self.boom}{os.pathsep}{self.boom / 'site'}"
        return subprocess.Popen(
            [sys.executable, *PYTEST, *argumenten],
            cwd=self.boom,
            env={**os.environ, "PYTHONPATH": pad, "BREKEN_WERELD": self.wereld, **extra},
            stdout=(self.map / "pytest.log").open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=fds,
        )

    def schrijf(self, bestand: Path, bron: str) -> None:
        for oud in (bestand.parent / "__pycache__").glob(f"{bestand.stem}.*.pyc"):
            oud.unlink()
        bestand.write_text(bron, encoding="utf-8")

    def eerder(self, open_: Iterable[str]) -> dict[str, str]:
        """Return what is known already; what went by is tried again once anything in the tree changed."""
        if not self._uitslag.is_file():
            return {}
        regels = [json.loads(regel) for regel in self._uitslag.read_text().splitlines()]
        return {
            r["naam"]: r["uitkomst"]
            for r in regels
            if r["stand"] == self.stand or r["uitkomst"] not in open_
        }

    def onthoud(self, naam: str, uitkomst: str) -> None:
        regel = {"naam": naam, "uitkomst": uitkomst, "stand": self.stand}
        with self._uitslag.open("a") as uitslag:
            uitslag.write(json.dumps(regel) + "\n")


class Moeder:
    """The run of pytest that tries breakages in forks of itself, for as long as one is asked (``vork``)."""

    def __init__(self, boom: Proefboom, bestanden: Iterable[str]) -> None:
        lees_vragen, self._vraag = os.pipe()
        self._antwoord, schrijf_antwoorden = os.pipe()
        fds = (lees_vragen, schrijf_antwoorden)
        self._proces = boom.begin(sorted(bestanden), {"BREKEN_VORK": ",".join(map(str, fds))}, fds)
        for fd in fds:
            os.close(fd)
        self.vragen, self.antwoorden = os.fdopen(self._vraag, "w"), os.fdopen(self._antwoord)
        self.log = boom.map / "pytest.log"
        self._luister()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        if soort:
            os.killpg(self._proces.pid, signal.SIGKILL)
        self.vragen.close()
        self._proces.wait()

    def vraag(self, **wat: Any) -> tuple[int, str]:
        """Return the code of a fork, and which test was red."""
        print(json.dumps(wat), file=self.vragen, flush=True)
        antwoord = self._luister()
        return antwoord["code"], antwoord["rood"]

    def _luister(self) -> dict[str, Any]:
        if not (regel := self.antwoorden.readline()):
            raise SystemExit(f"pytest could not run: see {self.log}")
        return json.loads(regel)
