"""How cost grows: python tests/bench/bench_groei.py [--stappen 2,20,100,342] [--svg kosten.svg]

Builds the demo and then up to so many editions (roots online, their pages drafts) in an empty database of its own. At
each step it serves the site with constant bytes, and a bare Wagtail with the same text, each under the same gunicorn,
and asks them by turns. Prints the processor's time of the web process a request, how many times that is of constant
bytes, the bytes, and the memory of both processes; ``--svg`` draws it.

Pages are asked with a question behind their address, which keeps them out of the page cache; "kept" is without it.
The database comes from DATABASE_URL; without it a SQLite file is made and removed. The bare one gets SQLite or, beside
a PostgreSQL, a database of its own there that is dropped at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bench_deur import GZIP, VLOER, Gunicorn
from bench_lezen import addresses, build
from bench_onboarding import say
from bench_schermen import online
from tekening import Lijn, teken

HIER = Path(__file__).parent
KAAL = "bare Wagtail, session"
VLOER_NAAM = "constant bytes"
PAGINAS = ("session", "chapter", "contents", "group", "literature", "edition home", "front page")
ANDER = ("calendar", "404")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stappen", default="2,20,100,342", help="numbers of editions")
    parser.add_argument("--rondes", type=int, default=8)
    parser.add_argument("--keren", type=int, default=25, help="requests of one kind in a round")
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        import django

        django.setup()
        build()
        with bare_database(folder) as kaal:
            fill_bare(kaal)
            steps = [int(step) for step in options.stappen.split(",")]
            found = dict(grow(steps, kaal, options.rondes, options.keren))
    if options.svg:
        options.svg.write_text(draw(found))


@contextmanager
def bare_database(folder: str) -> Iterator[str]:
    from django.db import connection

    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder}/kaal.sqlite3"
        return
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = f"{parts.path[1:]}_kaal"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def bare_environment(database: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "kaal.settings",
        "PYTHONPATH": str(HIER),
        "KAAL_DATABASE": database,
    }


def fill_bare(database: str) -> None:
    from handleiding.models import BijeenkomstPage

    session = BijeenkomstPage.objects.kernpaginas().live().get(nummer=3)
    command = [sys.executable, "-m", "kaal.vul"]
    text = json.dumps(list(bare_blocks(session)))
    subprocess.run(command, input=text, text=True, check=True, env=bare_environment(database))


def bare_blocks(page: Any) -> Iterator[dict[str, Any]]:
    """Yield the text of a session as the blocks of the bare page: a part of the programme, or a text."""
    from wagtail.fields import StreamField

    from handleiding.inhoud import bladen_van_rij

    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        for block in getattr(page, field.name).get_prep_value():
            row = {field.name: json.dumps([block])}
            leaves = bladen_van_rij(type(page), row, kies=lambda veld, eigen=field: veld == eigen)
            html = "".join(_html(leaf.waarde) for leaf in leaves if isinstance(leaf.waarde, str))
            if field.name == "programma":
                value = {
                    "titel": block["value"]["titel"],
                    "minuten": block["value"].get("minuten"),
                    "inhoud": [{"type": "tekst", "value": html}],
                }
                yield {"type": "onderdeel", "value": value}
            else:
                yield {"type": "tekst", "value": html}


def _html(text: str) -> str:
    return text if text.startswith("<") else f"<p>{text}</p>"


def grow(
    steps: list[int], kaal: str, rounds: int, times: int
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield for each number of editions the microseconds of each kind of page."""
    from django.db import connections

    from config.draaien.statistiek import ververs_statistiek

    there = 2  # of the demo
    for step in steps:
        for number in range(there, step):
            online(number)
        there = max(there, step)
        ververs_statistiek()  # as each night
        pages = addresses()
        connections.close_all()
        with Gunicorn() as ours, Gunicorn("kaal.wsgi", bare_environment(kaal)) as bare:
            found, sizes = measure(ours, bare, pages, rounds, times)
            memory = f"{ours.memory():.0f} and {bare.memory():.0f} MB"
        report(step, found, sizes, memory)
        yield step, found


def measure(ours: Gunicorn, bare: Gunicorn, pages: dict[str, str], rounds: int, times: int) -> Any:
    kinds: dict[str, tuple[Gunicorn, str, dict[str, str]]] = {
        VLOER_NAAM: (ours, VLOER, GZIP),
        KAAL: (bare, "/boek/b15/", {}),
        "session, kept": (ours, pages["session"], GZIP),
        **{name: (ours, f"{pages[name]}?x=1", {}) for name in PAGINAS},
        **{name: (ours, pages[name], {}) for name in ANDER},
        "search": (ours, "/zoeken/?q=veiligheid", {}),
    }
    sizes = {
        name: len(server.get(address, **kop)[2]) for name, (server, address, kop) in kinds.items()
    }
    costs: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, (server, address, headers) in kinds.items():
            costs[name].append(server.cost(address, times, headers))
    return {name: median(found) for name, found in costs.items()}, sizes


def report(step: int, found: dict[str, float], sizes: dict[str, int], memory: str) -> None:
    from django.db import connection

    say(f"{connection.vendor}, {step} editions; memory of ours and of the bare one {memory}")
    floor, bare = found[VLOER_NAAM], found[KAAL]
    for name, cost in found.items():
        ratios = f"{cost / floor:6.1f} x constant {cost / bare:5.2f} x bare"
        say(f"{name:22} {cost / 1000:7.2f} ms {ratios} {sizes[name]:7} bytes")


def draw(found: dict[int, dict[str, float]]) -> str:
    lines = [
        Lijn(name, [(step, costs[name] / 1000) for step, costs in found.items()])
        for name in next(iter(found.values()))
    ]
    return teken(lines, titel="Processor time a request, by number of editions", eenheid="ms")


if __name__ == "__main__":
    main()
