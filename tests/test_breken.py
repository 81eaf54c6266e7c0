"""The command that breaks guards: what it breaks, and that its tables are about what there is."""

import tomllib
from pathlib import Path

import pytest

from tests.breken.breuken import breuken, met_sporen
from tests.breken.gebieden import GEBIEDEN

ROOT = Path(__file__).parents[1]
ONSCHADELIJK = tomllib.loads((ROOT / "tests/breken/onschadelijk.toml").read_text(encoding="utf-8"))


def na(bron: str) -> dict[str, str]:
    """Return what is left of the last line of a function, for each breakage."""
    return {breuk.soort: breuk.bron.splitlines()[-1].strip() for breuk in breuken(bron)}


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ("if a: b()", {"turned": "b()"}),
        ("return a and b", {"turned": "return not (a and b)", "without part 1": "return b"}),
        ("return a or 'niets'", {"turned": "return not (a or 'niets')"}),
        ("return a - b", {"without its right half": "return a"}),
        ("raise Weigering", {"dropped": "pass"}),
        ("_bewaak_reden(a)", {"dropped": "pass"}),
        ("log(instance=a)", {"dropped": "pass"}),
        ("logger.exception(a)", {}),
        ("raise NotImplementedError", {}),
        ("q.select_for_update(no_key=True).get()", {"row lock dropped": "q.get()"}),
        ("q.filter(a=1)", {"dropped from the query": "q"}),
        ("q.filter(a=1, b=2)", {"without a": "q.filter(b=2)", "without b": "q.filter(a=1)"}),
    ],
)
def test_each_kind_of_breakage(regel, verwacht):
    gevonden = na(f"def f():\n    {regel}")
    assert gevonden | verwacht == gevonden
    assert bool(gevonden) == bool(verwacht)


def test_a_lock_is_opened_and_what_it_holds_is_still_done():
    [breuk] = breuken("with op_beurt(1) as opnieuw:\n    doe(opnieuw)")
    doen = []
    exec(breuk.bron, {"doe": doen.append})  # noqa: S102 - a line of this test
    assert doen == [True]
    [breuk] = breuken("@transaction.atomic\ndef f():\n    return 1")
    assert breuk.bron == "def f():\n    return 1"


def test_annotations_are_not_broken():
    assert breuken("def f(a: int | None) -> str | None:\n    b: int | None = a") == []


def test_a_name_outlives_a_line_above_it():
    bron = "class Taak:\n    def mag(self):\n        return self.a and self.b"
    namen = [breuk.naam for breuk in breuken(bron)]
    assert namen[1] == "Taak.mag: without part 1: self.a and self.b"
    assert [breuk.naam for breuk in breuken(f"import os\n\n{bron}")] == namen


def test_a_test_leaves_its_trace_at_each_function():
    bron = '"""Doc."""\nfrom __future__ import annotations\nclass K:\n    def f(self):\n        "Doc."\n'
    assert met_sporen(bron, "a.py").splitlines() == [
        '"""Doc."""',
        "from __future__ import annotations",
        "from tests.breken.meekijker import betreden as _betreden",
        "",
        "class K:",
        "",
        "    def f(self):",
        '        """Doc."""',
        "        _betreden('a.py::K.f')",
    ]


def test_so_it_does_at_a_function_inside_another():
    sporen = met_sporen("def f(g):\n    def h():\n        return g()\n    return h", "a.py")
    assert sporen.splitlines()[1:] == [
        "",
        "def f(g):",
        "    _betreden('a.py::f')",
        "",
        "    def h():",
        "        _betreden('a.py::f.<locals>.h')",
        "        return g()",
        "    return h",
    ]


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_areas_and_their_tests_are_there(gebied):
    assert (ROOT / gebied).exists()
    for map_ in GEBIEDEN[gebied]:
        assert (ROOT / map_).exists(), map_


def test_what_is_harmless_is_still_there_and_says_why():
    bestanden = {naam.partition("::")[0] for naam in ONSCHADELIJK}
    bekend = {
        f"{pad}::{breuk.naam}" for pad in bestanden for breuk in breuken((ROOT / pad).read_text())
    }
    assert set(ONSCHADELIJK) - bekend == set()
    assert all(reden.strip() for reden in ONSCHADELIJK.values())
