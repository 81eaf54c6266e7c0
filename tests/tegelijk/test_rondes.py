"""A thousand meetings that nobody forces: by hand only (``RONDES=125``), on both databases. Prints what came of it."""

import os
import sys

import pytest

from .kopieproces import speel_op_kopie

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("RONDES" not in os.environ, reason="takes minutes: set RONDES=125"),
]


def test_a_thousand_rounds(django_db_setup, django_db_blocker, tmp_path_factory, capsys):
    with django_db_blocker.unblock():
        folder = tmp_path_factory.mktemp("rondes")
        uitslag = speel_op_kopie("rondes.py", folder, os.environ["RONDES"])
    with capsys.disabled():
        for paar in uitslag["paren"]:
            sys.stdout.write(f"{paar['paar']}: {paar['telling']} {paar['fouten'] or ''}\n")
    assert {paar["paar"]: paar["fouten"] for paar in uitslag["paren"] if paar["fouten"]} == {}
    assert uitslag["etalage"] == []
