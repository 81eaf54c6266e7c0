"""What a kept page costs beside constant bytes: python tests/bench/bench_deur.py [--rondes 20] [--keren 300]

Builds the demo in an empty database, serves the site and constant bytes under one gunicorn with connections that stay
open, as in production, and asks them by turns over one connection. Prints the processor's time of the web process a
request, and how many times that is of constant bytes: a kept page compressed and plain, one that the reader has already
(304), and one that is made.

The database comes from DATABASE_URL; one with the demo in it is used as it is. Without it a SQLite file is made and
removed.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench_lezen import addresses, build
from bench_onboarding import say

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
VLOER, KLOK = "/vloer/", "/klok/"
GZIP = {"Accept-Encoding": "gzip"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rondes", type=int, default=20)
    parser.add_argument("--keren", type=int, default=300, help="requests of one kind in a round")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        import django

        django.setup()
        build()
        pages = addresses()
        from django.db import connections

        connections.close_all()
        with Gunicorn() as server:
            measure(server, pages, options.rondes, options.keren)


class Gunicorn:
    """One web process with four threads, as in production; of the site, or of ``module`` in ``environment``."""

    def __init__(self, module: str = "deurapp", environment: dict[str, str] | None = None) -> None:
        self.module, self.environment = module, environment

    def __enter__(self) -> Gunicorn:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        environment = self.environment or self._of_the_site()
        command = [sys.executable, "-m", "gunicorn", self.module, "--no-control-socket"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [*command, "--threads", "4", "--keep-alive", "60"], env=environment, stderr=quiet
        )
        self._wait()
        return self

    def _of_the_site(self) -> dict[str, str]:
        from tests.proces import productie

        anders = {"HTTPS_REDIRECT": "False", "BASIS_URL": f"http://127.0.0.1:{self.port}"}
        # The settings of tests take static files from where they stand.
        anders["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        environment = productie(os.environ["DATABASE_URL"], **anders)
        environment["PYTHONPATH"] += f":{ROOT / 'tests' / 'bench'}"
        return environment

    def memory(self) -> float:
        """Return the megabytes of the web process that are in memory (``VmRSS`` of proc(5))."""
        status = Path(f"/proc/{self.worker}/status").read_text()
        return (
            next(int(line.split()[1]) for line in status.splitlines() if line[:6] == "VmRSS:")
            / 1000
        )

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(20)

    def _wait(self) -> None:
        for _ in range(300):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.get(KLOK)
            except OSError:
                time.sleep(0.2)
            else:
                children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
                self.worker = children.read_text().split()[0]
                return
        raise SystemExit("gunicorn does not answer")

    def get(self, address: str, **headers: str) -> tuple[int, Any, bytes]:
        self.connection.request("GET", address, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def cost(self, address: str, times: int, headers: dict[str, str]) -> float:
        """Return the microseconds of the processor that one request took."""
        begin = int(self.get(KLOK)[2])
        for _ in range(times):
            self.get(address, **headers)
        return (int(self.get(KLOK)[2]) - begin) / times / 1000


def measure(server: Gunicorn, pages: dict[str, str], rounds: int, times: int) -> None:
    from django.db import connection

    session, home = pages["session"], pages["edition home"]
    for address in (session, home):
        server.get(address)
    etag = server.get(session)[1]["ETag"]
    _, said, packed = server.get(session, **GZIP)
    kinds: dict[str, tuple[str, dict[str, str]]] = {
        "constant bytes": (VLOER, GZIP),
        "with headers": ("/vloer-met-koppen/", GZIP),
        "session, kept": (session, GZIP),
        "home, kept": (home, GZIP),
        "session, plain": (session, {}),
        "session, 304": (session, {"If-None-Match": etag}),
    }
    costs: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, (address, headers) in kinds.items():
            costs[name].append(server.cost(address, times, headers))
    # A question is never kept, and is made by the same road.
    costs["session, made"] = [server.cost(f"{session}?x=1", 20, {}) for _ in range(5)]
    floor = median(costs["constant bytes"])
    say(f"{connection.vendor}: {said['Content-Encoding']}, {len(packed)} bytes")
    for name, found in costs.items():
        middle = median(found)
        say(f"{name:16} {middle:8.1f} us (least {min(found):8.1f}) {middle / floor:6.2f} x")


if __name__ == "__main__":
    main()
