"""The command that breaks guards: what it breaks, and that its tables are about what there is."""

import tomllib
from pathlib import Path

import pytest

from tests.breken import kaart
from tests.breken.breuken import breuken, met_sporen
from tests.breken.gebieden import GEBIEDEN, TEGELIJK
from tests.breken.inwisselen import vergeet, wissel_in

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
    for map_ in (*GEBIEDEN[gebied], *TEGELIJK):
        assert (ROOT / map_).exists(), map_


def test_what_is_harmless_is_still_there_and_says_why():
    bestanden = {naam.partition("::")[0] for naam in ONSCHADELIJK}
    bekend = {
        f"{pad}::{breuk.naam}" for pad in bestanden for breuk in breuken((ROOT / pad).read_text())
    }
    assert set(ONSCHADELIJK) - bekend == set()
    assert all(reden.strip() for reden in ONSCHADELIJK.values())


MODULE = """
GRENS = 1

def maak(wat):
    def doe(x):
        if x and wat:
            return "ja"
        return "nee"
    return doe

geregistreerd = maak(True)

class Taak:
    naam = "taak"

    @property
    def mag(self):
        return self.a and self.b

    a, b = True, False

def sorteer(rij):
    return sorted(rij, key=lambda x: not x)
"""


class TestInPlace:
    """Broken code in the place of sound code, in what lives already."""

    @pytest.fixture
    def leef(self, tmp_path):
        bestand, namen = tmp_path / "proefmodule.py", {}
        exec(compile(MODULE, str(bestand), "exec"), namen)  # noqa: S102 - the text above
        return bestand, namen

    def breek(self, bestand, naam):
        [breuk] = [b for b in breuken(MODULE) if b.naam == naam]
        return wissel_in(bestand, MODULE, breuk.bron)

    def test_what_was_made_on_import_has_it_and_what_is_made_later(self, leef):
        bestand, namen = leef
        assert self.breek(bestand, "maak.<locals>.doe: without part 1: x and wat")
        assert namen["geregistreerd"](False) == "ja"
        assert namen["maak"](True)(False) == "ja"
        assert namen["maak"](False)(True) == "nee"

    def test_so_has_a_property(self, leef):
        bestand, namen = leef
        taak = namen["Taak"]()
        assert self.breek(bestand, "Taak.mag: without part 2: self.a and self.b")
        assert taak.mag

    def test_nothing_else_changes(self, leef):
        bestand, namen = leef
        self.breek(bestand, "Taak.mag: without part 2: self.a and self.b")
        assert namen["geregistreerd"](False) == "nee"
        assert namen["sorteer"]([1, 0]) == [1, 0]

    def test_what_asks_less_of_what_is_around_it_cannot_be_put_there(self, leef):
        bestand, namen = leef
        assert not self.breek(bestand, "maak.<locals>.doe: without part 2: x and wat")
        assert namen["geregistreerd"](True) == "ja"

    def test_nor_can_what_ran_on_import(self, leef):
        bestand, _ = leef
        assert not wissel_in(bestand, MODULE, MODULE.replace("GRENS = 1", "GRENS = 2"))
        assert not wissel_in(bestand, MODULE, MODULE.replace("    @property\n", ""))
        assert not wissel_in(bestand, MODULE, MODULE.replace('"taak"', '"iets"'))

    def test_what_it_remembers_is_forgotten(self, tmp_path):
        bestand, namen = tmp_path / "onthoudt.py", {}
        bron = "from functools import cache\nGOED = True\n@cache\ndef f():\n    return GOED"
        exec(compile(bron, str(bestand), "exec"), namen)  # noqa: S102
        assert namen["f"]()
        namen["GOED"] = False
        assert namen["f"]()
        vergeet(tmp_path)
        assert not namen["f"]()


class TestMap:
    @pytest.fixture
    def gemaakt(self, tmp_path):
        """A tree with three files of tests, and what was written down about them."""
        regels = [
            ("a.py::lang", {"m.py::f"}, 9.0),
            ("a.py::kort", {"m.py::f", "m.py::g"}, 0.1),
            ("b.py::half", {"m.py::f"}, 2.0),
            ("c.py::proces", {kaart.OVERAL}, 1.0),
            ("c.py::anders", {"n.py::f"}, 1.0),
        ]
        for naam in "abc":
            (tmp_path / f"{naam}.py").write_text(naam)
        bestand = tmp_path / "kaart.jsonl"
        for test, in_, duur in regels:
            with bestand.open("a") as uit:
                uit.write(kaart.regel(test, in_, duur))
        return bestand

    def test_the_quickest_of_each_file_comes_first(self, gemaakt):
        gelezen = kaart.lees(gemaakt, gemaakt.parent)
        assert kaart.wie_komt_er(gelezen, "m.py", "f") == ["a.py::kort", "b.py::half", "a.py::lang"]
        assert kaart.wie_komt_er(gelezen, "m.py", "g") == ["a.py::kort"]

    @pytest.mark.parametrize("functie", ["", "nieuw"])
    def test_what_nobody_entered_is_for_who_enter_its_file(self, gemaakt, functie):
        gelezen = kaart.lees(gemaakt, gemaakt.parent)
        assert len(kaart.wie_komt_er(gelezen, "m.py", functie)) == 3
        assert kaart.wie_komt_er(gelezen, "o.py", functie) == []

    def test_who_starts_a_process_may_come_anywhere(self, gemaakt):
        gelezen = kaart.lees(gemaakt, gemaakt.parent)
        assert kaart.in_een_proces(gelezen, []) == ["c.py::proces"]
        assert kaart.in_een_proces(gelezen, ["c.py::proces"]) == []

    def test_a_file_that_is_gone_has_no_tests(self, gemaakt):
        (gemaakt.parent / "a.py").unlink()
        assert set(kaart.lees(gemaakt, gemaakt.parent)) == {
            "b.py::half",
            "c.py::proces",
            "c.py::anders",
        }
