"""``python -m tests.breken``: what in our guards could break without a test that notices?

Breaks one guard at a time in a copy of the tree, runs the tests that enter it, and names what went by.
"""

import argparse
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.breken.breuken import SLOTSOORTEN, Breuk, breuken
from tests.breken.gebieden import GEBIEDEN, TEGELIJK
from tests.breken.kaart import Kaart, bestand_van, in_een_proces, wie_komt_er
from tests.breken.proefboom import GROEN, OP, ROOD, ROOT, Moeder, Proefboom
from tests.breken.vork import NIET_HIER

ONSCHADELIJK = Path(__file__).with_name("onschadelijk.toml")
GEMERKT, LANGS, NIET_GERAAKT, TE_LANG = "noticed", "WENT BY", "NOT ENTERED", "TIME LIMIT"
NIET_GEPROBEERD = "not tried"
OPEN = (LANGS, NIET_GERAAKT, TE_LANG)
Keuze = dict[str, tuple[str, Breuk]]


class Proef:
    """Tries breakages, by tests that enter them; a lock also by those that start processes, and where two meet."""

    def __init__(self, boom: Proefboom, kaart: Kaart, moeder: Moeder, grens: int) -> None:
        self.boom, self.kaart, self.moeder, self.grens = boom, kaart, moeder, grens

    def probeer(self, pad: str, breuk: Breuk) -> str:
        direct = wie_komt_er(self.kaart, pad, breuk.functie)
        slot = breuk.soort in SLOTSOORTEN
        elders = in_een_proces(self.kaart, direct) if slot or not direct else []
        klaar = time.monotonic() + self.grens
        for tests in filter(None, (direct, elders, list(TEGELIJK) if slot else [])):
            if uitkomst := self._draai(pad, breuk, tests, klaar):
                return uitkomst
        return LANGS if direct else NIET_GERAAKT

    def hoeveel(self, pad: str, breuk: Breuk) -> int:
        """Return how many tests may have to be run: what asks few is tried first."""
        return len(wie_komt_er(self.kaart, pad, breuk.functie))

    def _draai(self, pad: str, breuk: Breuk, tests: list[str], klaar: float) -> str:
        bestand, heel = self.boom.boom / pad, (self.boom.boom / pad).read_text(encoding="utf-8")
        while tests:
            grens = max(1, round(klaar - time.monotonic()))
            try:
                # Also on disk: for a process that a test starts, and for what is imported late.
                self.boom.schrijf(bestand, breuk.bron)
                wat = {"bestand": str(bestand), "heel": heel, "kapot": breuk.bron}
                code, rood = self.moeder.vraag(tests=tests, grens=grens, **wat)
                if code == NIET_HIER or not (rood or code in GROEN or code == OP):
                    return self._vers(tests, grens)
            finally:
                self.boom.schrijf(bestand, heel)
            if code in GROEN:
                return ""
            if code == OP:
                return TE_LANG
            if self.moeder.vraag(tests=[rood], grens=self.grens)[0] in GROEN:
                return GEMERKT
            # Red without a breakage too, here at least: it says nothing.
            self.kaart.pop(rood, None)
            tests = tests[tests.index(rood) + 1 :] if rood in tests else []
        return ""

    def _vers(self, tests: list[str], grens: float) -> str:
        """Run tests in a process of their own: what breaks shows on import."""
        keuze = self.boom.map / "keuze.json"
        keuze.write_text(json.dumps(tests), encoding="utf-8")
        bestanden = sorted(set(map(bestand_van, tests)))
        code = self.boom.pytest(["-x", *bestanden], {"BREKEN_KEUZE": str(keuze)}, grens)
        if code in GROEN:
            return ""
        if code == OP:
            return TE_LANG
        if code in ROOD:
            return GEMERKT
        raise SystemExit(f"pytest could not run ({code}): see {self.boom.map / 'pytest.log'}")


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
    per_gebied = {gebied: kies(gebied, opties) for gebied in opties.alleen or GEBIEDEN}
    alle = [paar for paren in per_gebied.values() for paar in paren]
    keuze = {f"{pad}::{breuk.naam}": (pad, breuk) for pad, breuk in alle}
    if opties.toon:
        print(*keuze, sep="\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="breken-") as tijdelijk:
        map_ = (opties.map or Path(tijdelijk)).resolve()
        map_.mkdir(parents=True, exist_ok=True)
        gebieden = [gebied for gebied, paren in per_gebied.items() if paren]
        return breek(Proefboom(map_), keuze, gebieden, opties)


def breek(boom: Proefboom, keuze: Keuze, gebieden: list[str], opties: argparse.Namespace) -> int:
    onschadelijk = tomllib.loads(ONSCHADELIJK.read_text(encoding="utf-8"))
    bekend = boom.eerder(OPEN) | dict.fromkeys(onschadelijk, "harmless")
    uitkomsten = {naam: bekend.get(naam, NIET_GEPROBEERD) for naam in keuze}
    nieuw = {naam: paar for naam, paar in keuze.items() if naam not in bekend}
    if nieuw:
        for naam, uitkomst in probeer_alle(boom, nieuw, gebieden, opties):
            uitkomsten[naam] = uitkomst
            boom.onthoud(naam, uitkomst)
            print(f"{uitkomst:11} {naam} (line {keuze[naam][1].regel})", flush=True)
    telling = Counter(uitkomsten.values()).most_common()
    print(*(f"{uitkomst}: {aantal}" for uitkomst, aantal in telling), sep=", ")
    open_ = [f"{uitkomst}: {naam}" for naam, uitkomst in uitkomsten.items() if uitkomst in OPEN]
    print(*open_, sep="\n")
    return 1 if open_ else 0


def probeer_alle(
    boom: Proefboom, nieuw: Keuze, gebieden: list[str], opties: argparse.Namespace
) -> Iterator[tuple[str, str]]:
    """Yield what becomes of each breakage, until time is up."""
    klaar = time.monotonic() + 60 * opties.minuten
    kaart = boom.kaart(gebieden, klaar - time.monotonic())
    if kaart is None:
        return
    with Moeder(boom, {*TEGELIJK, *map(bestand_van, kaart)}) as moeder:
        proef = Proef(boom, kaart, moeder, opties.grens)
        for naam, paar in sorted(nieuw.items(), key=lambda n: proef.hoeveel(*n[1])):
            if time.monotonic() > klaar:
                return
            yield naam, proef.probeer(*paar)


if __name__ == "__main__":
    sys.exit(main())
