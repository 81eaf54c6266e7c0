"""``python -m tests.breken``: what in our guards could break without a test that notices?

Breaks one guard at a time in a copy of the tree, runs the tests that enter it, and names what went by.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.breken.breuken import Breuk, breuken, met_sporen
from tests.breken.gebieden import GEBIEDEN
from tests.breken.meekijker import OVERAL, lees

ROOT = Path(__file__).resolve().parents[2]
ONSCHADELIJK = Path(__file__).with_name("onschadelijk.toml")
GEMERKT, LANGS, NIET_GERAAKT, TE_LANG = "noticed", "WENT BY", "NOT ENTERED", "TIME LIMIT"
NIET_GEPROBEERD = "not tried"
OPEN = (LANGS, NIET_GERAAKT, TE_LANG)
PYTEST = ("-m", "pytest", "-p", "tests.breken.meekijker", "-q", "--no-header", "--tb=no")
# What pytest says: all green, something red, stopped at collection (the breakage shows on import).
GROEN, ROOD, OP = {0}, {1, 2}, -1


class Proefboom:
    """A copy of the tree in which things may be broken, and what is remembered beside it."""

    def __init__(self, map_: Path, grens: int) -> None:
        self.map, self.boom, self.grens = map_, map_ / "boom", grens
        self.stand = self._kopieer()
        self._uitslag = map_ / "uitslag.jsonl"

    def _kopieer(self) -> str:
        """Make the copy what the tree is now; return what tells this state from another."""
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

    def kaart(self, gebied: str, grens: float | None) -> dict[str, set[str]] | None:
        """Return what each test of an area enters; None when time was up, the next run goes on."""
        naam = hashlib.sha256(f"{self.stand}{gebied}".encode()).hexdigest()[:16]
        klaar, bezig = self.map / f"kaart-{naam}.jsonl", self.map / f"kaart-{naam}.bezig"
        if klaar.is_file():
            return lees(klaar)
        heel = {pad: pad.read_text(encoding="utf-8") for pad in self._van(gebied)}
        try:
            for pad, bron in heel.items():
                self._schrijf(pad, met_sporen(bron, str(pad.relative_to(self.boom))))
            code = self._pytest(GEBIEDEN[gebied], {"BREKEN_KAART": str(bezig)}, grens)
        finally:
            for pad, bron in heel.items():
                self._schrijf(pad, bron)
        if code == OP:
            return None
        if code not in {0, 1, 5}:
            raise SystemExit(f"pytest could not run ({code}): see {self.map / 'pytest.log'}")
        bezig.rename(klaar)
        return lees(klaar)

    def _van(self, gebied: str) -> list[Path]:
        plek = self.boom / gebied
        return sorted(plek.rglob("*.py")) if plek.is_dir() else [plek]

    def _pytest(self, argumenten: Iterable[str], extra: dict[str, str], grens: float | None) -> int:
        """Run the tests of the copy; return the exit code, or OP when the time limit ended them."""
        pad = f"{self.boom}{os.pathsep}{self.boom / 'site'}"
        proces = subprocess.Popen(
            [sys.executable, *PYTEST, *argumenten],
            cwd=self.boom,
            env={**os.environ, "PYTHONPATH": pad, **extra},
            stdout=(self.map / "pytest.log").open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return proces.wait(grens)
        except BaseException as reden:
            os.killpg(proces.pid, signal.SIGKILL)
            proces.wait()
            if isinstance(reden, subprocess.TimeoutExpired):
                return OP
            raise

    def probeer(self, pad: str, breuk: Breuk, kaart: dict[str, set[str]]) -> str:
        """Return what becomes of one breakage: first by tests that enter it, then by those that start processes."""
        direct = wie_komt_er(kaart, pad, breuk)
        elders = [t for t, in_ in kaart.items() if OVERAL in in_ and t not in direct]
        bestand, heel = self.boom / pad, (self.boom / pad).read_text(encoding="utf-8")
        try:
            self._schrijf(bestand, breuk.bron)
            for tests in filter(None, (direct, elders)):
                if uitkomst := self._draai(tests):
                    return uitkomst
        finally:
            self._schrijf(bestand, heel)
        return LANGS if direct else NIET_GERAAKT

    def _draai(self, tests: list[str]) -> str:
        keuze = self.map / "keuze.json"
        keuze.write_text(json.dumps(tests), encoding="utf-8")
        bestanden = sorted({test.partition("::")[0] for test in tests})
        code = self._pytest(["-x", *bestanden], {"BREKEN_KEUZE": str(keuze)}, self.grens)
        if code in GROEN:
            return ""
        if code == OP:
            return TE_LANG
        if code in ROOD:
            return GEMERKT
        raise SystemExit(f"pytest could not run ({code}): see {self.map / 'pytest.log'}")

    def _schrijf(self, bestand: Path, bron: str) -> None:
        for oud in (bestand.parent / "__pycache__").glob(f"{bestand.stem}.*.pyc"):
            oud.unlink()
        bestand.write_text(bron, encoding="utf-8")

    def eerder(self) -> dict[str, str]:
        """Return what is known already; what went by is tried again once anything in the tree changed."""
        if not self._uitslag.is_file():
            return {}
        regels = [json.loads(regel) for regel in self._uitslag.read_text().splitlines()]
        return {
            r["naam"]: r["uitkomst"]
            for r in regels
            if r["stand"] == self.stand or r["uitkomst"] not in OPEN
        }

    def onthoud(self, naam: str, uitkomst: str) -> None:
        regel = {"naam": naam, "uitkomst": uitkomst, "stand": self.stand}
        with self._uitslag.open("a") as uitslag:
            uitslag.write(json.dumps(regel) + "\n")


def wie_komt_er(kaart: dict[str, set[str]], pad: str, breuk: Breuk) -> list[str]:
    """Return the tests that enter what is broken: of each file the first, then the second.

    Tests that differ notice sooner. What stands in no function is met by all.
    """
    naam = f"{pad}::{breuk.functie}"
    plek = Counter[str]()
    beurt = {}
    for test in (test for test, in_ in kaart.items() if naam in in_ or not breuk.functie):
        bestand = test.partition("::")[0]
        beurt[test] = plek[bestand]
        plek[bestand] += 1
    return sorted(beurt, key=beurt.__getitem__)


def te_breken(gebied: str, naam: str) -> Iterator[tuple[str, Breuk]]:
    """Yield each breakage of an area, with its file; a row lock only where it can show."""
    plek = ROOT / gebied
    postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    for bestand in sorted(plek.rglob("*.py")) if plek.is_dir() else [plek]:
        for breuk in breuken(bestand.read_text(encoding="utf-8")):
            pad = str(bestand.relative_to(ROOT))
            zichtbaar = postgresql or breuk.soort != "row lock dropped"
            if zichtbaar and re.search(naam, f"{pad}::{breuk.naam}"):
                yield pad, breuk


def lees_opties() -> argparse.Namespace:
    opties = argparse.ArgumentParser(prog="python -m tests.breken", description=__doc__)
    opties.add_argument("--alleen", action="append", choices=GEBIEDEN, help="only this area")
    opties.add_argument("--hoeveel", type=int, help="try so many of each area, chosen by --zaad")
    opties.add_argument("--zaad", type=int, default=1, help="the same number, the same choice")
    opties.add_argument("--naam", default="", help="only what is called so, as --toon says it (re)")
    opties.add_argument(
        "--map", type=Path, help="keep the copy and what was found, and go on there"
    )
    opties.add_argument("--minuten", type=float, default=600, help="begin nothing after this")
    opties.add_argument("--grens", type=int, default=300, help="seconds for one breakage")
    opties.add_argument("--toon", action="store_true", help="name the breakages, try nothing")
    return opties.parse_args()


def kies(gebied: str, opties: argparse.Namespace) -> list[tuple[str, Breuk]]:
    alle = list(te_breken(gebied, opties.naam))
    if opties.hoeveel is None or opties.hoeveel >= len(alle):
        return alle
    keuze = random.Random(opties.zaad).sample(range(len(alle)), opties.hoeveel)  # noqa: S311 - repeatable
    return [alle[nummer] for nummer in sorted(keuze)]


def main() -> int:
    opties = lees_opties()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))  # and put back what is broken
    keuze = {gebied: kies(gebied, opties) for gebied in opties.alleen or GEBIEDEN}
    if opties.toon:
        for pad, breuk in (paar for paren in keuze.values() for paar in paren):
            print(f"{pad}::{breuk.naam}")
        return 0
    with tempfile.TemporaryDirectory(prefix="breken-") as tijdelijk:
        map_ = (opties.map or Path(tijdelijk)).resolve()
        map_.mkdir(parents=True, exist_ok=True)
        return breek(Proefboom(map_, opties.grens), keuze, opties.minuten)


def breek(proef: Proefboom, keuze: dict[str, list[tuple[str, Breuk]]], minuten: float) -> int:
    klaar = time.monotonic() + 60 * minuten
    onschadelijk = tomllib.loads(ONSCHADELIJK.read_text(encoding="utf-8"))
    bekend = proef.eerder() | dict.fromkeys(onschadelijk, "harmless")
    uitkomsten = {}
    for gebied, paren in keuze.items():
        alle = {f"{pad}::{breuk.naam}": (pad, breuk) for pad, breuk in paren}
        uitkomsten |= {naam: bekend.get(naam, NIET_GEPROBEERD) for naam in alle}
        nieuw = [naam for naam in alle if naam not in bekend]
        kaart = proef.kaart(gebied, klaar - time.monotonic()) if nieuw else None
        for naam in sorted(nieuw, key=lambda n: len(wie_komt_er(kaart or {}, *alle[n]))):
            if kaart is None or time.monotonic() > klaar:
                break
            uitkomsten[naam] = proef.probeer(*alle[naam], kaart)
            proef.onthoud(naam, uitkomsten[naam])
            print(f"{uitkomsten[naam]:11} {naam} (line {alle[naam][1].regel})", flush=True)
    telling = Counter(uitkomsten.values()).most_common()
    print(*(f"{uitkomst}: {aantal}" for uitkomst, aantal in telling), sep=", ")
    open_ = [f"{uitkomst}: {naam}" for naam, uitkomst in uitkomsten.items() if uitkomst in OPEN]
    print(*open_, sep="\n")
    return 1 if open_ else 0


if __name__ == "__main__":
    sys.exit(main())
