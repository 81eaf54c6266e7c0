"""One command starts all parts on one machine, keeps them going, and ends them; then it goes on where it was."""

import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from config.omgeving.tabel import TABEL
from tests.draaien.servers import vrije_poort

ROOT = Path(__file__).resolve().parents[2]
GEDULD = 400
pytestmark = [
    pytest.mark.nginx,
    pytest.mark.skipif(not any(Path("/usr/lib/postgresql").glob("*/bin")), reason="PostgreSQL"),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="Redis is not installed"),
]


class Machine:
    """What the command started, asked from outside."""

    def __init__(self, map_: Path, poort: int, proces: subprocess.Popen) -> None:
        self.map, self.poort, self.proces = map_, poort, proces

    def vraag(self, pad: str, **koppen: str) -> tuple[int, bytes]:
        context = ssl.create_default_context(cafile=self.map / "tls" / "fullchain.pem")
        verzoek = urllib.request.Request(f"https://localhost:{self.poort}{pad}", headers=koppen)
        try:
            with urllib.request.urlopen(verzoek, timeout=60, context=context) as antwoord:
                return antwoord.status, antwoord.read()
        except urllib.error.HTTPError as fout:
            with fout:
                return fout.code, fout.read()

    def gezond(self) -> dict:
        sleutel = json.loads((self.map / "geheim.json").read_text())["GEZONDHEID_SLEUTEL"]
        code, inhoud = self.vraag("/healthz", Authorization=f"Bearer {sleutel}")
        assert code == 200
        return json.loads(inhoud)

    def werkers(self) -> dict[str, int]:
        rijen = self.gezond()["wachtrij"]
        return {rij: stand["werkers"] for rij, stand in rijen.items()}

    def wacht_tot(self, wat) -> None:
        einde = time.monotonic() + GEDULD
        while not wat():
            assert self.proces.poll() is None, self.gezegd()
            assert time.monotonic() < einde, self.gezegd()
            time.sleep(1)

    def gezegd(self) -> str:
        return (self.map.parent / "gezegd.log").read_text()

    def pid(self, naam: str) -> int:
        """Return the process that goes by this name now."""
        regels = [r for r in self.gezegd().splitlines() if r.startswith(f"{naam}: gestart")]
        return int(regels[-1].rpartition("(")[2].rstrip(")"))


@contextmanager
def alles(map_: Path):
    eigen = {naam: w for naam, w in os.environ.items() if naam not in {r.naam for r in TABEL}}
    poort = vrije_poort()
    opdracht = [sys.executable, "deploy/alles.py", "--map", str(map_), "--poort", str(poort)]
    with (map_.parent / "gezegd.log").open("w") as uit:
        proces = subprocess.Popen(opdracht, cwd=ROOT, env=eigen, stdout=uit, stderr=uit)
    machine = Machine(map_, poort, proces)
    try:
        machine.wacht_tot(lambda: "De site: https://" in machine.gezegd())
        yield machine
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait(200)
    assert machine.gezegd().endswith("Alles is gestopt.\n")


def leeft(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_one_command_starts_all_keeps_it_going_and_ends_it(tmp_path):
    tmp_path.chmod(0o755)  # PostgreSQL runs as another account
    for boven in takewhile(lambda pad: pad != Path(tempfile.gettempdir()), tmp_path.parents):
        boven.chmod(0o755)
    map_ = tmp_path / "site"
    with alles(map_) as machine:
        assert machine.vraag("/readyz") == (200, b'{"status": "klaar"}')
        code, voorpagina = machine.vraag("/")
        assert code == 200
        assert b"/static/" in voorpagina
        assert machine.vraag("/cms/")[0] == 200  # the log-in
        machine.wacht_tot(lambda: machine.gezond()["backup_seconden"] is not None)
        machine.wacht_tot(lambda: machine.werkers() == {"default": 2, "post": 2})
        was = machine.pid("web")
        os.kill(was, signal.SIGKILL)
        machine.wacht_tot(lambda: machine.pid("web") != was)
        machine.wacht_tot(lambda: machine.vraag("/readyz")[0] == 200)
        pids = [machine.pid(naam) for naam in ("database", "cache", "werker 1", "proxy", "web")]
    assert not any(map(leeft, pids))
    assert len(list((map_ / "back-ups" / "lijsten").iterdir())) == 1
