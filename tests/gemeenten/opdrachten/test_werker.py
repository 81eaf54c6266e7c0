"""A worker is killed in the middle of an order, for real, and another does it from the start, once."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from gemeenten.models import Opdracht
from tests.kopie import copy_of_the_world

SCRIPT = Path(__file__).with_name("opdrachtwerker.py")


@pytest.fixture
def start(django_db_setup, django_db_blocker, tmp_path):
    """Return a function that starts a process on a database and a folder of its own."""
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:

        def start(kind, what):
            return subprocess.Popen(
                [sys.executable, SCRIPT, what, kind],
                env=os.environ | {"DATABASE_URL": url, "TEST_WEBROOT": str(tmp_path)},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )

        yield start


def finish(process):
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return json.loads(out.splitlines()[-1])


@pytest.mark.parametrize("kind", ["onboarding", "invoer", "uitvoer"])
def test_killed_worker_leaves_nothing_half_and_another_does_it_once(start, kind):
    start = partial(start, kind)
    before = finish(start("prepare"))
    assert before["bestanden"] == (kind == "invoer")
    killed = start("die")
    killed.communicate(timeout=300)
    assert killed.returncode == -signal.SIGKILL
    finish(start("wait"))

    one, two = start("work"), start("work")
    finish(one)
    finish(two)
    finish(start("wait"))  # on a busy machine a lock that was not to be had puts it off
    after = finish(start("work"))  # nothing is left to do
    made = kind != "uitvoer"
    assert (after["edities"], after["gemaakt"]) == (made, made)
    assert (after["paginas"] > 10, after["groepen"]) == (made, 4 * made)
    assert after["opgehaald"] >= (not made)
    assert after["standen"] == ["klaar"] * (kind != "onboarding")
    assert after["klaar"] == [True] * (kind == "onboarding")
    # What the dead one left of a file that it made goes after a day; what came in is gone now.
    assert after["bestanden"] == {"onboarding": 0, "invoer": 0, "uitvoer": 2}[kind]


def test_worker_killed_among_the_pages_puts_none_online_and_another_all(start):
    start = partial(start, "live")
    before = finish(start("prepare"))
    assert before["offline"] == before["paginas"] + 1 > 10
    killed = start("die")
    killed.communicate(timeout=300)
    assert killed.returncode == -signal.SIGKILL
    assert finish(start("wait"))["offline"] == before["offline"]
    one, two = start("work"), start("work")
    finish(one)
    finish(two)
    finish(start("wait"))
    after = finish(start("work"))
    assert (after["offline"], after["standen"]) == (0, ["klaar"])


def test_worker_killed_while_it_removes_a_person_erases_nothing_and_another_all(start):
    start = partial(start, "verwijder")
    before = finish(start("prepare"))
    adres = before["contacten"][0]
    killed = start("die")
    killed.communicate(timeout=300)
    assert killed.returncode == -signal.SIGKILL
    assert finish(start("wait"))["contacten"] == before["contacten"]
    one, two = start("work"), start("work")
    finish(one)
    finish(two)
    finish(start("wait"))
    after = finish(start("work"))
    assert adres not in after["contacten"]
    assert len(after["contacten"]) == len(before["contacten"])
    assert (after["verwijderd"], after["standen"]) == (1, ["klaar"])


def test_nothing_was_ordered_yet(db):
    """What gives a run of this file alone its database: the test above may use no transaction."""
    assert not Opdracht.objects.exists()
