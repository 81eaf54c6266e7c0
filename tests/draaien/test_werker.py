"""The worker as it runs: a queue for mail, a database that goes away, a process that is killed."""

import json
import os
import signal
import socket
import subprocess
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from config.draaien.models import Werker
from tests.draaien.servers import stille_server
from tests.kopie import copy_of_the_world
from tests.proces import productie, start

OPDRACHT = "tests/draaien/opdracht.py"


@pytest.fixture
def kopie(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), copy_of_the_world(tmp_path) as url:
        yield url


def vraag(omgeving, wat="stand") -> dict:
    proces = start(omgeving, OPDRACHT, wat, stdout=subprocess.PIPE, text=True)
    uit, _ = proces.communicate(timeout=120)
    assert proces.returncode == 0
    return json.loads(uit)


def wacht_tot(omgeving, goed, seconden=60) -> dict:
    einde = time.monotonic() + seconden
    while not goed(stand := vraag(omgeving)):
        assert time.monotonic() < einde, stand
    return stand


@contextmanager
def werker(omgeving, *args):
    """Run ``manage.py werker`` and end it in whatever way is left."""
    proces = start(omgeving, "manage.py", "werker", *args)
    try:
        yield proces
    finally:
        if proces.poll() is None:
            proces.terminate()
            time.sleep(1.5)
            proces.terminate()  # told twice: it breaks off what it does
        proces.wait(60)


def kinderen(proces) -> list[int]:
    with open(f"/proc/{proces.pid}/task/{proces.pid}/children") as regel:  # noqa: PTH123
        return [int(pid) for pid in regel.read().split()]


def leeft(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as regel:  # noqa: PTH123
        return regel.read().rpartition(")")[2].split()[0] != "Z"


def stand_van(antwoord, rij):
    return [werk["stand"] for werk in antwoord["werk"] if werk["rij"] == rij]


def test_silent_mail_servers_hold_up_mail_only_and_no_worker_outlives_the_first(kopie):
    with stille_server() as poort:
        omgeving = productie(kopie, EMAIL_URL=f"smtp://127.0.0.1:{poort}", EMAIL_TIMEOUT="30")
        vraag(omgeving, "post")
        vraag(omgeving, "post")
        with werker(omgeving) as proces:
            wacht_tot(omgeving, lambda s: stand_van(s, "post").count("RUNNING") == 1)
            vraag(omgeving, "gewoon")
            stand = wacht_tot(omgeving, lambda s: stand_van(s, "default") == ["SUCCESSFUL"])
            assert sorted(stand_van(stand, "post")) == ["READY", "RUNNING"]
            assert stand["werkers"] == ["default", "post"]
            jongen = kinderen(proces)
            assert len(jongen) == 2
            proces.kill()
            proces.wait(10)
            einde = time.monotonic() + 90  # the one with the mail waits for its server first
            while any(map(leeft, jongen)) and time.monotonic() < einde:
                time.sleep(0.5)
            assert not any(map(leeft, jongen))
        assert vraag(omgeving)["werkers"] == []


class Doorgeefluik:
    """Stands before PostgreSQL, and lets it be away."""

    def __init__(self, host: str, poort: int) -> None:
        self.achter = (host, poort)
        self.open: list[socket.socket] = []
        self.poort = 0

    def begin(self) -> None:
        self.deur = socket.create_server(("127.0.0.1", self.poort), reuse_port=True)
        self.poort = self.deur.getsockname()[1]
        threading.Thread(target=self._ontvang, args=(self.deur,), daemon=True).start()

    def weg(self) -> None:
        self.deur.shutdown(socket.SHUT_RDWR)
        self.deur.close()
        for kant in self.open:
            with suppress(OSError):
                kant.shutdown(socket.SHUT_RDWR)
            kant.close()
        self.open.clear()

    def _ontvang(self, deur) -> None:
        while True:
            try:
                voor, _ = deur.accept()
            except OSError:
                return
            achter = socket.create_connection(self.achter)
            self.open += [voor, achter]
            for van, naar in ((voor, achter), (achter, voor)):
                threading.Thread(target=_pomp, args=(van, naar), daemon=True).start()


def _pomp(van, naar) -> None:
    with suppress(OSError):
        while stuk := van.recv(65536):
            naar.sendall(stuk)
    with suppress(OSError):
        naar.shutdown(socket.SHUT_WR)


@pytest.mark.postgresql
def test_a_worker_outlives_a_database_that_is_away_for_twenty_seconds(kopie, settings):
    host, poort = kopie.rpartition("@")[2].partition("/")[0].split(":")
    luik = Doorgeefluik(host, int(poort))
    luik.begin()
    recht = productie(kopie)
    om = productie(kopie.replace(f"@{host}:{poort}/", f"@127.0.0.1:{luik.poort}/"))
    with werker(om, "--rij", "default") as proces:
        vraag(recht, "gewoon")
        wacht_tot(recht, lambda s: stand_van(s, "default") == ["SUCCESSFUL"])
        luik.weg()
        vraag(recht, "gewoon")
        time.sleep(20)
        assert proces.poll() is None
        assert stand_van(vraag(recht), "default") == ["SUCCESSFUL", "READY"]
        luik.begin()
        wacht_tot(recht, lambda s: stand_van(s, "default") == ["SUCCESSFUL"] * 2)
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(20) == 0
    luik.weg()


def test_what_there_is_gets_done_at_once_where_asked(kopie):
    omgeving = productie(kopie)
    vraag(omgeving, "gewoon")
    assert start(omgeving, "manage.py", "werker", "--leeg").wait(60) == 0
    assert stand_van(vraag(omgeving), "default") == ["SUCCESSFUL"]


def test_nobody_works_yet(db):
    """What gives a run of this file alone its database: the tests above may use no transaction."""
    assert not Werker.objects.exists()
