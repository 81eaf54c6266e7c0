"""Seen from inside a run of pytest: which functions each test enters, and only the tests that are asked for.

A plugin, loaded with ``-p`` in the copy of the tree. The test world it is given was made by sound code, so
that a breakage is noticed by a test and not because the world could not be built.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.breken.kaart import OVERAL, lees, regel

KAART, KEUZE, VORK, WERELD = (
    os.environ.get(f"BREKEN_{naam}") for naam in ("KAART", "KEUZE", "VORK", "WERELD")
)

_nu: set[str] = set()


def betreden(functie: str) -> None:
    """Called from each function of an area while its map is made (see ``breuken.met_sporen``)."""
    _nu.add(functie)


def _start_proces(gebeurtenis, args):
    if gebeurtenis == "subprocess.Popen":
        _nu.add(OVERAL)


class Opschrijver:
    """Writes down what each test entered, and goes on where an earlier run was ended."""

    def __init__(self) -> None:
        self.bestand = Path(KAART)
        self.rood = False
        sys.addaudithook(_start_proces)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        bekend = lees(self.bestand, config.rootpath)
        houd(config, items, lambda test: test not in bekend)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        _nu.clear()
        self.rood, begin = False, time.monotonic()
        try:
            return (yield)
        finally:
            duur = time.monotonic() - begin
            with self.bestand.open("a", encoding="utf-8") as kaart:
                kaart.write(regel(item.nodeid, set() if self.rood else _nu, duur))

    def pytest_runtest_logreport(self, report):
        """A test that is red, or left out, before anything is broken notices nothing."""
        self.rood = self.rood or not report.passed


def houd(config: Any, items: list[Any], welke: Callable[[str], bool]) -> None:
    blijft = [item for item in items if welke(item.nodeid)]
    config.hook.pytest_deselected(items=list(set(items).difference(blijft)))
    items[:] = blijft


class AlleenDeze:
    """Runs what was asked for and nothing else."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        tests = json.loads(Path(KEUZE).read_text(encoding="utf-8"))
        plaats = {test: nummer for nummer, test in enumerate(tests)}
        houd(config, items, plaats.__contains__)
        items.sort(key=lambda item: plaats[item.nodeid])


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    from tests import gietvorm

    gietvorm.fingerprint = lambda vandaag: WERELD
    # One example that fails is enough; to look for the smallest takes minutes.
    settings.register_profile("breken", deadline=None, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("breken")
    if KAART:
        config.pluginmanager.register(Opschrijver())
    if KEUZE:
        config.pluginmanager.register(AlleenDeze())
    if VORK:
        from tests.breken.vork import Vork

        config.pluginmanager.register(Vork(*map(int, VORK.split(","))))
