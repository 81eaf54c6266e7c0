"""Start all parts of the product on this machine, from this repository, as they run in production.

    python3 deploy/alles.py --map ~/handleiding-proef [--poort 8443]

PostgreSQL, Redis, nginx with TLS, two web processes, two workers, planned work and copies: everything is of this
folder alone, listens on this machine alone, and ends with Ctrl-C. What is missing is named. Run it again with the same
folder and it goes on where it was. It is for trying and showing: the certificate is signed by nobody. Use the Python of
the environment that `python3 manage.py demo --no-serve` makes, or one with the locked packages.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from delen import (
    MANAGE,
    PAD,
    ROOT,
    maak_geheimen,
    maak_omgeving,
    start_cache,
    start_database,
    start_proxy,
    start_site,
)

NODIG = ("redis-server", "nginx", "openssl")
PERIODIEK, BACKUP = "periodiek", "backup"
ELKE = {PERIODIEK: 300, BACKUP: 86_400}  # seconds
ADEM, GEDULD = 5, 120


class GaatNiet(SystemExit):
    """Something is not there or does not start; says what."""


class Alles:
    """The folder, its secrets and ports, and what runs."""

    def __init__(self, map_: Path, poort: int) -> None:
        map_.mkdir(parents=True, exist_ok=True)
        self.map, self.geheim = map_, maak_geheimen(map_)
        self.poorten = {naam: _vrije_poort() for naam in ("web", "database", "cache", "http")}
        self.poorten["https"] = poort
        self.omgeving = maak_omgeving(map_, self.geheim, self.poorten)
        self.processen: dict[str, tuple[list[str], subprocess.Popen[bytes], float]] = {}
        self.straks = dict.fromkeys(ELKE, 0.0)

    def doe(self, opdracht: list[str]) -> str:
        """Do something that ends, and return what it said; stop where it fails."""
        klaar = self._draai(opdracht)
        if klaar.returncode:
            raise GaatNiet(f"Mislukt: {' '.join(opdracht[:3])}\n{klaar.stdout}{klaar.stderr}")
        return klaar.stdout

    def wacht_tot(self, opdracht: list[str]) -> None:
        """Do something again until it succeeds."""
        einde = time.monotonic() + GEDULD
        while self._draai(opdracht).returncode and time.monotonic() < einde:
            time.sleep(0.5)

    def _draai(self, opdracht: list[str]) -> subprocess.CompletedProcess[str]:
        omgeving = self.omgeving | {"PGPASSWORD": self.geheim["database"]}
        return subprocess.run(
            opdracht, env=omgeving, cwd=ROOT, capture_output=True, text=True, check=False
        )

    def start(self, naam: str, opdracht: list[str]) -> None:
        """Start something that goes on; what it says is in a file of its name."""
        with (self.map / f"{naam}.log").open("ab") as uit:
            proces = subprocess.Popen(
                opdracht,
                env=self.omgeving,
                cwd=ROOT,
                stdout=uit,
                stderr=uit,
                start_new_session=True,
            )
        self.processen[naam] = (opdracht, proces, time.monotonic())
        print(f"{naam}: gestart ({proces.pid})", flush=True)

    def wacht(self, naam: str, poort: str = "") -> None:
        """Wait until it listens."""
        adres, einde = ("127.0.0.1", self.poorten[poort or naam]), time.monotonic() + GEDULD
        while time.monotonic() < einde and self.processen[naam][1].poll() is None:
            with suppress(OSError), socket.create_connection(adres, timeout=1):
                return
            time.sleep(0.2)
        raise GaatNiet(f"{naam} start niet; zie {self.map / f'{naam}.log'}")

    def houd(self) -> None:
        """Do what is due, and start again what ended."""
        while True:
            for naam, seconden in ELKE.items():
                if time.monotonic() >= self.straks[naam]:
                    self.straks[naam] = time.monotonic() + seconden
                    self.start(naam, [*MANAGE, naam])
            for naam, (opdracht, proces, begonnen) in list(self.processen.items()):
                gestopt = naam not in ELKE and proces.poll() is not None
                if gestopt and time.monotonic() - begonnen > ADEM:
                    print(f"{naam}: was gestopt ({proces.returncode})", flush=True)
                    self.start(naam, opdracht)
            time.sleep(1)

    def stop(self) -> None:
        """End what uses something before what is used."""
        for naam, (_, proces, _) in reversed(self.processen.items()):
            if proces.poll() is None:
                # PostgreSQL then waits for nobody, and loses nothing.
                teken = signal.SIGINT if naam == "database" else signal.SIGTERM
                os.killpg(proces.pid, teken)
                with suppress(subprocess.TimeoutExpired):
                    proces.wait(60)
        print("Alles is gestopt.", flush=True)


def _vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _postgresql() -> Path:
    """Return where PostgreSQL's programs are. Refuses to begin where something is missing."""
    if weg := [naam for naam in NODIG if shutil.which(naam, path=PAD) is None]:
        raise GaatNiet(f"Er mist nog: {', '.join(weg)}. Op Debian: apt-get install {' '.join(weg)}")
    mappen = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not mappen:
        raise GaatNiet("PostgreSQL is er niet. Op Debian: apt-get install postgresql")
    return mappen[-1]


def _onderbreek(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Start everything in its order, and keep it going until Ctrl-C or SIGTERM."""
    lezer = argparse.ArgumentParser(description="Start alle delen van de site op deze machine.")
    lezer.add_argument("--map", type=Path, required=True, help="de map waarin alles staat")
    lezer.add_argument("--poort", type=int, default=8443, help="de poort van https")
    opties = lezer.parse_args()
    bin_ = _postgresql()
    signal.signal(signal.SIGTERM, _onderbreek)
    alles = Alles(opties.map.resolve(), opties.poort)
    try:
        start_database(alles, bin_)
        start_cache(alles)
        start_site(alles)
        start_proxy(alles)
        print(f"De site: {alles.omgeving['BASIS_URL']}/ en het CMS: /cms/", flush=True)
        alles.houd()
    except KeyboardInterrupt:
        print("Bezig met stoppen…", flush=True)
    finally:
        alles.stop()


if __name__ == "__main__":
    main()
