"""The last two reviewers do not go at the same moment: of two people who each take one away, one is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kopie import copy_of_the_world

from .vertrekparen import PAREN

# Else nothing asks for a database when these tests run by themselves.
pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).with_name("vertrekkers.py")


@pytest.fixture(scope="module")
def uitkomsten(django_db_setup, django_db_blocker, tmp_path_factory):
    """Play all pairs, in a process with a database of its own."""
    with (
        django_db_blocker.unblock(),
        copy_of_the_world(tmp_path_factory.mktemp("vertrek")) as url,
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
    return dict(zip(PAREN, json.loads(klaar.stdout), strict=True))


@pytest.mark.parametrize(("a", "b"), PAREN, ids=[" × ".join(paar) for paar in PAREN])
def test_one_reviewer_stays_and_the_other_is_told_why(uitkomsten, a, b):
    uitkomst = uitkomsten[a, b]
    assert "fout" not in uitkomst["a"] | uitkomst["b"], uitkomst
    # Who writes before it asks (the form of a group) may lose to who came later: one of the two, whichever.
    [verliezer] = [uitslag for uitslag in (uitkomst["a"], uitkomst["b"]) if not uitslag["gelukt"]]
    assert "daarna kan niemand ze goedkeuren" in verliezer["tekst"]
    assert uitkomst["over"] == 1
