"""Two who decide at the same moment: one wins, the other is told why, and the log says what happened."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.kopie import copy_of_the_world

from .paren import PAREN

# Else nothing asks for a database when these tests run by themselves.
pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).with_name("tweeling.py")
# What one text gets at most once, however many people press the button.
EENMALIG = {
    "wagtail.workflow.start",
    "wagtail.workflow.approve",
    "wagtail.workflow.reject",
    "wagtail.workflow.cancel",
    "handleiding.achteraf_goedgekeurd",
    "handleiding.offline_gehaald",
    "handleiding.planning_ingetrokken",
}


@pytest.fixture(scope="module")
def uitkomsten(django_db_setup, django_db_blocker, tmp_path_factory):
    """Play all pairs, in a process with a database of its own."""
    with (
        django_db_blocker.unblock(),
        copy_of_the_world(tmp_path_factory.mktemp("tegelijk")) as url,
    ):
        klaar = subprocess.run(
            [sys.executable, SCRIPT],
            env=os.environ | {"DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    assert klaar.returncode == 0, klaar.stderr[-3000:]
    return dict(zip([paar[:3] for paar in PAREN], json.loads(klaar.stdout), strict=True))


@pytest.mark.parametrize(
    ("van", "a", "b", "weigering", "eind"), PAREN, ids=[" × ".join(paar[:3]) for paar in PAREN]
)
def test_one_wins_and_the_other_is_told(uitkomsten, van, a, b, weigering, eind):
    uitkomst = uitkomsten[van, a, b]
    assert "fout" not in uitkomst["a"] | uitkomst["b"], uitkomst
    assert uitkomst["a"]["gelukt"], uitkomst["a"]
    assert uitkomst["b"]["gelukt"] == (weigering is None), uitkomst["b"]
    if weigering:
        assert weigering in uitkomst["b"]["tekst"]
    assert uitkomst["toestand"] == eind
    dubbel = Counter(uitkomst["log"])
    assert {actie for actie in EENMALIG if dubbel[actie] > 1} == set()
    assert uitkomst["lopende stappen"] == (1 if eind == "ter_beoordeling" else 0)


@pytest.mark.parametrize("a", ["indienen", "indienen in de editor", "spoed"])
def test_autosave_does_not_write_into_what_is_judged_or_published(uitkomsten, a):
    uitkomst = uitkomsten["concept", a, "autosave"]
    if a != "indienen in de editor":  # which saves a text of its own
        assert uitkomst["eerste versie gelijk"]
    assert not (uitkomst["live"] and uitkomst["live is de laatste"])


def test_withdrawn_plan_does_not_go_online(uitkomsten):
    uitkomst = uitkomsten["gepland", "intrekken", "klok"]
    assert not uitkomst["live"]
    assert "wagtail.publish.scheduled" not in uitkomst["log"]
