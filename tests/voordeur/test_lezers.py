"""Readers and writers at once, each in a process of its own: ten thousand reads here, a million by hand.

``LEZINGEN=1000000 pytest tests/voordeur/test_lezers.py`` (with ``DATABASE_URL`` for PostgreSQL).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kopie import copy_of_the_world

pytestmark = pytest.mark.django_db


def test_nobody_reads_what_is_old_or_another_s(
    django_db_setup, django_db_blocker, tmp_path_factory, capsys
):
    keren = os.environ.get("LEZINGEN", "10000")
    with (
        django_db_blocker.unblock(),
        copy_of_the_world(tmp_path_factory.mktemp("lezers")) as url,
    ):
        klaar = subprocess.run(
            [sys.executable, Path(__file__).with_name("lezers.py"), keren],
            env=os.environ | {"DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            timeout=3600,
            check=False,
        )
    assert klaar.returncode == 0, klaar.stderr[-3000:]
    uitslag = json.loads(klaar.stdout)
    with capsys.disabled():
        sys.stdout.write(f"{uitslag}\n")
    assert uitslag["gelezen"] == int(keren)
    assert (uitslag["oud"], uitslag["vreemd"], uitslag["anders"]) == (0, 0, 0)
    # Otherwise nothing was tried.
    assert uitslag["gepubliceerd"] > 5
    assert 2 * uitslag["adressen"] < uitslag["gemaakt"] < int(keren)
