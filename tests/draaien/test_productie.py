"""The process of production itself: gunicorn, its settings, and a database that is away."""

import os
import re
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from config.omgeving.tabel import TABEL
from tests.draaien.servers import vrije_poort

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def gunicorn(tmp_path):
    """Serve with a database that cannot be reached; give the address and what stands on stderr."""
    poort, stderr = vrije_poort(), tmp_path / "stderr"
    eigen = {naam: w for naam, w in os.environ.items() if naam not in {r.naam for r in TABEL}}
    omgeving = eigen | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "www.example.nl, 127.0.0.1",
        "DATABASE_URL": f"postgres://wij:zeergeheim@127.0.0.1:{vrije_poort()}/weg",
        "HTTPS_REDIRECT": "False",
    }
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{poort}"]
    with stderr.open("w") as uit:
        proces = subprocess.Popen(
            [*command, "--no-control-socket"], env=omgeving, stdout=uit, stderr=uit, cwd=tmp_path
        )
    yield f"http://127.0.0.1:{poort}", stderr
    proces.terminate()
    proces.wait(20)


def haal(adres: str, **koppen: str) -> tuple[int, str, str]:
    """Ask until the server is there; return status, number and text."""
    vraag = urllib.request.Request(adres, headers=koppen)
    einde = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(vraag, timeout=20)
        except urllib.error.HTTPError as antwoord:
            with antwoord:
                nummer = antwoord.headers["X-Request-ID"]
                return antwoord.status, nummer, antwoord.read().decode()
        except OSError:
            if time.monotonic() > einde:
                raise
            time.sleep(0.2)


def test_an_error_leaves_a_trace_that_its_number_leads_to(gunicorn):
    adres, stderr = gunicorn
    status, nummer, pagina = haal(adres + "/")
    assert status == 500
    assert re.search(rf"<code>{nummer}</code>", pagina)
    assert "zeergeheim" not in pagina
    regels = stderr.read_text().splitlines()
    [plek] = [i for i, r in enumerate(regels) if f"[{nummer}] Internal Server Error: /" in r]
    assert "Traceback" in regels[plek + 1]
    assert any("OperationalError" in regel for regel in regels[plek:])
    assert "zeergeheim" not in "\n".join(regels)
