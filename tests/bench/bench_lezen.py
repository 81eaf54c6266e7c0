"""What a public page costs: python tests/bench/bench_lezen.py [--keren 30]

Builds the demo in an empty database of its own and asks each kind of page in turn, round after round, through the WSGI
application as a server does. Prints the queries, the median and the least of the processor's time, and how many times
that is of constant bytes that come through the same middleware. "Fresh" is with nothing in memory.

The database comes from DATABASE_URL; one with the demo in it is used as it is. Without it a SQLite file is made and
removed.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import tempfile
from statistics import median
from time import process_time
from typing import Any

from bench_onboarding import say

VLOER = "constant bytes"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keren", type=int, default=30, help="rounds over all pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        import django

        django.setup()
        logging.disable(logging.CRITICAL)
        measure(options.keren)


def measure(rounds: int) -> None:
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.http import HttpResponse
    from django.urls import path

    from config import urls

    settings.ALLOWED_HOSTS = ["localhost"]
    connection.settings_dict["CONN_MAX_AGE"] = 60  # as in production
    urls.urlpatterns.insert(0, path("vloer/", lambda request: HttpResponse(b"x" * 30_000)))
    build()
    pages = {VLOER: "/vloer/", **addresses()}
    application = get_wsgi_application()
    counted = {name: count(application, address) for name, address in pages.items()}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, address in pages.items():
            start = process_time()
            get(application, address)
            times[name].append(1000 * (process_time() - start))
    floor = median(times[VLOER])
    say(f"{connection.vendor}: queries fresh and remembered, processor ms, times the floor, bytes")
    for name, (fresh, kept, size) in counted.items():
        ms = median(times[name])
        least = min(times[name])
        say(
            f"{name:16} {fresh:3} {kept:3} {ms:7.1f} ms (least {least:5.1f}) {ms / floor:6.1f} x {size:7}"
        )


def build() -> None:
    from django.core.management import call_command

    from gemeenten.demo.bouw import bouw_demo
    from gemeenten.models import GemeentePage

    call_command("migrate", verbosity=0, interactive=False)
    if not GemeentePage.objects.filter(slug="leeuwarden").exists():
        bouw_demo("een-lang-wachtwoord", lambda bericht: None, met_werk=False)


def addresses() -> dict[str, str]:
    from gemeenten.models import ContactPage, GemeentePage, WerkleergroepPage
    from handleiding.models import BijeenkomstPage, HandleidingPage, LiteratuurPage

    editie = GemeentePage.objects.get(slug="leeuwarden")
    groep = WerkleergroepPage.objects.child_of(editie).live().first()
    inhoud = HandleidingPage.objects.child_of(editie).get()
    sessie = BijeenkomstPage.objects.descendant_of(editie).live().get(nummer=3)
    literatuur = LiteratuurPage.objects.descendant_of(editie).live().first()
    return {
        "session": sessie.url,
        "core session": BijeenkomstPage.objects.kernpaginas().live().get(nummer=3).url,
        "chapter": inhoud.get_children().live().first().url,
        "contents": inhoud.url,
        "front page": "/",
        "group": groep.url,
        "literature": literatuur.url,
        "edition home": editie.url,
        "contact": ContactPage.objects.child_of(editie).get().url,
        "municipalities": editie.get_parent().url,
        "calendar": f"{groep.url}agenda.ics",
        "404": f"{editie.url}bestaat-niet/",
    }


def get(application: Any, address: str) -> bytes:
    """Ask a page as a server does, and take the whole of it."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    answer = application(environ, lambda status, headers, exc_info=None: None)
    body = b"".join(answer)
    answer.close()
    return body


def count(application: Any, address: str) -> tuple[int, int, int]:
    """Return the queries with nothing in memory and with all of it, and the size."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from handleiding.publiek import geheugen

    get(application, address)
    geheugen.leeg()
    with CaptureQueriesContext(connection) as fresh:
        get(application, address)
    first = len(fresh)
    get(application, address)
    with CaptureQueriesContext(connection) as kept:
        body = get(application, address)
    return first, len(kept), len(body)


if __name__ == "__main__":
    main()
