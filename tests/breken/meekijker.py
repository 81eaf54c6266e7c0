"""Seen from inside a run of pytest: which functions each test enters, and only the tests that are asked for.

A plugin, loaded with ``-p`` in the copy of the tree. The test world it is given was made by sound code, so
that a breakage is noticed by a test and not because the world could not be built.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

KAART, KEUZE = os.environ.get("BREKEN_KAART"), os.environ.get("BREKEN_KEUZE")
# A test that starts a process may enter anything there.
OVERAL = "*"

_nu: set[str] = set()


def betreden(functie: str) -> None:
    """Called from each function of an area while its map is made (see ``breuken.met_sporen``)."""
    _nu.add(functie)


def _start_proces(gebeurtenis, args):
    if gebeurtenis == "subprocess.Popen":
        _nu.add(OVERAL)


class Kaart:
    """Writes down what each test entered, and goes on where an earlier run was ended."""

    def __init__(self) -> None:
        self.bestand = Path(KAART)
        self.rood = False
        sys.addaudithook(_start_proces)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        bekend = lees(self.bestand)
        houd(config, items, lambda test: test not in bekend)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        _nu.clear()
        self.rood = False
        try:
            return (yield)
        finally:
            regel = {"test": item.nodeid, "in": [] if self.rood else sorted(_nu)}
            with self.bestand.open("a", encoding="utf-8") as kaart:
                kaart.write(json.dumps(regel) + "\n")

    def pytest_runtest_logreport(self, report):
        """A test that is red, or left out, before anything is broken notices nothing."""
        self.rood = self.rood or not report.passed


def lees(bestand: Path) -> dict[str, set[str]]:
    """Return what each test entered, as far as that was written down."""
    if not bestand.is_file():
        return {}
    regels = map(json.loads, bestand.read_text(encoding="utf-8").splitlines())
    return {regel["test"]: set(regel["in"]) for regel in regels}


def houd(config: Any, items: list[Any], welke: Callable[[str], bool]) -> None:
    weg = [item for item in items if not welke(item.nodeid)]
    config.hook.pytest_deselected(items=weg)
    items[:] = [item for item in items if item not in weg]


class AlleenDeze:
    """Runs what was asked for and nothing else."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        tests = json.loads(Path(KEUZE).read_text(encoding="utf-8"))
        houd(config, items, set(tests).__contains__)
        items.sort(key=lambda item: tests.index(item.nodeid))


def pytest_configure(config):
    from tests import gietvorm

    gietvorm.fingerprint = lambda vandaag: f"heel-{vandaag:%Y%m%d}"
    if KAART:
        config.pluginmanager.register(Kaart())
    if KEUZE:
        config.pluginmanager.register(AlleenDeze())
