"""The map: which functions each test enters, and in what time; so which tests should notice a breakage.

Pure. A line holds as long as the file of its test is what it was. What else changed can make it miss a test and
never choose a wrong one: a breakage that goes by is worth a look with a new map, one that is noticed is noticed.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

# A test that starts a process may enter anything there.
OVERAL = "*"


class Regel(NamedTuple):
    """What one test enters, in how many seconds, and what its file was then."""

    in_: frozenset[str]
    duur: float
    som: str


Kaart = dict[str, Regel]


def som_van(boom: Path, test: str) -> str:
    bestand = boom / test.partition("::")[0]
    return hashlib.sha256(bestand.read_bytes()).hexdigest()[:12] if bestand.is_file() else ""


def regel(test: str, in_: set[str], duur: float, som: str) -> str:
    return json.dumps({"test": test, "in": sorted(in_), "duur": round(duur, 2), "som": som}) + "\n"


def lees(bestand: Path, boom: Path) -> Kaart:
    """Return what each test entered, as far as that was written down and its file is the same."""
    if not bestand.is_file():
        return {}
    sommen: dict[str, str] = {}
    kaart = {}
    for r in map(json.loads, bestand.read_text(encoding="utf-8").splitlines()):
        naam = r["test"].partition("::")[0]
        if naam not in sommen:
            sommen[naam] = som_van(boom, naam)
        if r["som"] == sommen[naam]:
            kaart[r["test"]] = Regel(frozenset(r["in"]), r["duur"], r["som"])
    return kaart


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
        bestand = test.partition("::")[0]
        beurt[test] = (plek[bestand], kaart[test].duur)
        plek[bestand] += 1
    return sorted(beurt, key=beurt.__getitem__)
