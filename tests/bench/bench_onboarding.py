"""How long a new edition takes: python tests/bench/bench_onboarding.py [--aantal 342] [--paginas 60]

Builds the core and a sjabloon of so many pages in an empty database of its own, then one edition
after the other, and prints the first, the median and the last, queries per page and the size of the
database. The goal: 0.5 s for 60 pages, and the 342nd no slower than 1.1 times the first.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
VENSTER = 10
EIGEN_PAGINAS = 4  # the root, the contact page and two statements


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=342, help="editions to build")
    parser.add_argument("--paginas", type=int, default=60, help="pages in each edition")
    return parser.parse_args()


def run(measure: Callable[[int, int], None]) -> None:
    """Measure in the database of DATABASE_URL, or in one that is thrown away."""
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        import django

        django.setup()
        measure(options.aantal, options.paginas)


def measure(editions: int, pages: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    build_core(pages - EIGEN_PAGINAS)
    onboard(0)  # makes the sjabloon as well
    times, cpu = [], []
    for number in range(1, editions + 1):
        start, start_cpu = perf_counter(), process_time()
        onboard(number)
        times.append(perf_counter() - start)
        cpu.append(process_time() - start_cpu)
    queries = count_queries(editions + 1)
    report(connection.vendor, pages, times, cpu, queries, size(connection))


def build_core(pages: int) -> None:
    """Import the demo's handbook, publish it and bring it up to so many pages."""
    from unittest.mock import patch

    from gemeenten.demo import bouw
    from handleiding.models import HandleidingPage

    with patch.object(bouw.gegevens, "GEMEENTEN", ()):
        bouw.bouw_demo("een-lang-wachtwoord", lambda bericht: None)
    kern = HandleidingPage.objects.kernpaginas().get()
    top_up(kern, pages - kern.get_descendants(inclusive=True).count())
    bouw.publiceer(kern, bouw._user("kernredacteur"), bouw._user("kernbeoordelaar"))


def top_up(kern, number: int) -> None:
    """Add chapters with the text of a chapter that is there."""
    from handleiding.models import HoofdstukPage

    voorbeeld = max(
        HoofdstukPage.objects.descendant_of(kern), key=lambda page: len(str(page.inhoud))
    )
    for nummer in range(number):
        page = HoofdstukPage(title=f"Extra {nummer}", inhoud=voorbeeld.inhoud, live=False)
        kern.add_child(instance=page)
        page.save_revision()


def onboard(number: int):
    from gemeenten.onboarding import Plan, onboard_gemeente

    code = f"GM{number * 4567 % 9973:04}"  # in no order, as municipalities come
    return onboard_gemeente(Plan(naam=f"Proef {number}", code=code, buiten_lijst=True))


def count_queries(number: int) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        onboard(number)
    return len(queries)


def size(connection) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0]
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return cursor.fetchone()[0]


def report(vendor, pages, times, cpu, queries, size) -> None:
    first, last = median(times[:VENSTER]), median(times[-VENSTER:])
    say(f"{vendor}: {len(times)} editions of {pages} pages")
    say(f"first {times[0]:.3f} s, median {median(times):.3f} s, last {times[-1]:.3f} s")
    say(f"first {VENSTER} {first:.3f} s, last {VENSTER} {last:.3f} s: {last / first:.2f} times")
    say(
        f"processor: first {VENSTER} {median(cpu[:VENSTER]):.3f} s, last {median(cpu[-VENSTER:]):.3f} s"
    )
    say(f"{queries} queries, {queries / pages:.1f} a page")
    say(f"database {size / 1e6:.0f} MB, {size / 1e6 / (len(times) + 2):.2f} MB an edition")


if __name__ == "__main__":
    run(measure)
