"""The map: which functions each test enters, and in what time; so which tests should notice a breakage.

Pure. A line holds as long as there is a test of that name. What changed since can make it miss a test, so a breakage
that goes by is worth a look with a new map; one that is noticed is noticed.
"""

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

# A test that starts a process may enter anything there.
OVERAL = "*"


class Regel(NamedTuple):
    """What one test enters, and in how many seconds."""

    in_: frozenset[str]
    duur: float


Kaart = dict[str, Regel]


def regel(test: str, in_: set[str], duur: float) -> str:
    return json.dumps({"test": test, "in": sorted(in_), "duur": round(duur, 2)}) + "\n"


def lees(bestand: Path, boom: Path) -> Kaart:
    """Return what each test entered, as far as that was written down and its file is still there."""
    if not bestand.is_file():
        return {}
    regels = map(json.loads, bestand.read_text(encoding="utf-8").splitlines())
    kaart = {r["test"]: Regel(frozenset(r["in"]), r["duur"]) for r in regels}
    er_is = {naam for naam in map(bestand_van, kaart) if (boom / naam).is_file()}
    return {test: r for test, r in kaart.items() if bestand_van(test) in er_is}


def bestand_van(test: str) -> str:
    return test.partition("::")[0]


def wie_komt_er(kaart: Kaart, pad: str, functie: str) -> list[str]:
    """Return the tests that enter what is broken: of each file the quickest, then the next.

    Tests that differ notice sooner. What stands in no function is met by all who enter its file; so is a function
    that nobody entered when the map was made.
    """
    naam = f"{pad}::{functie}"
    komt = [t for t, r in kaart.items() if naam in r.in_] if functie else []
    komt = komt or [t for t, r in kaart.items() if any(f.startswith(f"{pad}::") for f in r.in_)]
    return op_beurt_per_bestand(kaart, komt)


def in_een_proces(kaart: Kaart, behalve: list[str]) -> list[str]:
    """Return the tests that start a process, and may enter the broken function there."""
    elders = [t for t, r in kaart.items() if OVERAL in r.in_]
    return op_beurt_per_bestand(kaart, [t for t in elders if t not in set(behalve)])


def op_beurt_per_bestand(kaart: Kaart, tests: list[str]) -> list[str]:
    plek = Counter[str]()
    beurt = {}
    for test in sorted(tests, key=lambda t: kaart[t].duur):
        bestand = bestand_van(test)
        beurt[test] = (plek[bestand], kaart[test].duur)
        plek[bestand] += 1
    return sorted(beurt, key=beurt.__getitem__)
