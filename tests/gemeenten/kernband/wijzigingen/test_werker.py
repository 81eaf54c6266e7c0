"""A worker is killed while it publishes, for real, and two others finish what it left."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.kopie import copy_of_the_world

SCRIPT = Path(__file__).with_name("werker.py")


@pytest.fixture
def start(django_db_setup, django_db_blocker, tmp_path):
    """Return a function that starts a worker on a database of its own."""
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:

        def start(what):
            return subprocess.Popen(
                [sys.executable, SCRIPT, what],
                env=os.environ | {"DATABASE_URL": url},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )

        yield start


def finish(process):
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return json.loads(out)


def test_killed_worker_leaves_nothing_half_and_two_others_finish(start):
    before = finish(start("prepare"))
    total = before["variants"]
    assert before["up_to_date"] == 0
    assert before["outcomes"] == {}

    killed = start("die")
    killed.communicate(timeout=300)
    assert killed.returncode == -signal.SIGKILL

    for worker in [start("work"), start("work")]:
        finish(worker)
    left = finish(start("work"))  # nothing is left to do: it only tells how things stand
    assert left | {"attempts": None} == {
        "variants": total,
        "up_to_date": total,
        "renewed": total,
        "half": 0,
        "published": total,
        "pages_published": total,
        "outcomes": {"gepubliceerd": total},
        "attempts": None,
    }
    assert left["attempts"] == [1] * (total - 1) + [2]


def test_command_tells_what_still_waits(wereld, capsys):
    """Also what gives a run of this file alone its database: the test above may use no transaction."""
    call_command("hervat_overnames")
    assert capsys.readouterr().out == "Klaar. Er wachten nog 0 pagina's.\n"
