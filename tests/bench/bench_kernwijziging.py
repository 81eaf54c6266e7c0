"""What a core change costs: python tests/bench/bench_kernwijziging.py [--aantal 342] [--paginas 45]

Builds so many editions, measures the inbox and the kernredactie's overview at 2 and at all of them,
publishes a core page as production does (work goes to a queue), and lets one worker take the change
over in every edition but one, search index and all. Prints processor time too: on a shared machine
that says more than the clock. The goals: the same number of queries for any
number of editions, a publication that returns without waiting, and a time per edition that does not grow.

The database comes from DATABASE_URL; it has to be empty. Without it a SQLite file is made and removed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from statistics import median
from time import perf_counter, process_time

from bench_onboarding import EIGEN_PAGINAS, VENSTER, build_core, onboard, say

CHANGED = 10


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=342, help="editions to build")
    parser.add_argument("--paginas", type=int, default=45, help="pages in each edition")
    return parser.parse_args()


def main() -> None:
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
    for number in range(2):
        onboard(number)
    put_online()
    say(f"{connection.vendor}: {editions} editions of {pages} pages")
    first, *others = core_pages()
    for page in others[: CHANGED - 1]:
        publish(page)
    say(f"publish, 2 editions: {publish(first)}")
    screens(2)
    for number in range(2, editions):
        onboard(number)
    put_online()
    go_automatic()
    say(f"publish, {editions} editions: {publish(first)}; tasks: {pushes()}")
    screens(editions)
    take_over(first)
    screens(editions)


def core_pages() -> list[int]:
    from handleiding.models import BijeenkomstPage

    return list(BijeenkomstPage.objects.kernpaginas().order_by("path").values_list("pk", flat=True))


def put_online() -> None:
    """Make what was copied as drafts public at a stroke; approving it all is another measurement."""
    from django.db.models import F
    from django.utils import timezone
    from wagtail.models import Page

    from gemeenten.models import GemeentePage

    for path in GemeentePage.objects.edities().values_list("path", flat=True):
        Page.objects.filter(path__startswith=path).update(
            live=True,
            has_unpublished_changes=False,
            live_revision=F("latest_revision"),
            first_published_at=timezone.now(),
        )


def go_automatic() -> None:
    """Let every edition but the first take changes over by itself."""
    from gemeenten.models import GemeentePage, Overnamebeleid

    edities = GemeentePage.objects.edities().order_by("path")
    Overnamebeleid.objects.bulk_create(
        Overnamebeleid(editie=editie, keuze="automatisch") for editie in edities[1:]
    )


class Clock:
    """Wall clock and processor, in milliseconds since it was made."""

    def __init__(self) -> None:
        self.wall, self.cpu = perf_counter(), process_time()

    def read(self) -> tuple[float, float]:
        return (perf_counter() - self.wall) * 1000, (process_time() - self.cpu) * 1000


def tell(reading: tuple[float, float]) -> str:
    return f"{reading[0]:.0f} ms (processor {reading[1]:.0f} ms)"


def middle(readings: list[tuple[float, float]]) -> tuple[float, float]:
    wall, cpu = zip(*readings, strict=True)
    return median(wall), median(cpu)


def publish(pk: int) -> str:
    """Change a session of the core and approve it while work goes to a queue; tell how long."""
    from django_tasks import task_backends
    from django_tasks_db import DatabaseBackend

    from gemeenten.demo import bouw
    from handleiding.models import BijeenkomstPage
    from handleiding.workflow.actions import dien_in, keur_goed

    draft = BijeenkomstPage.objects.get(pk=pk).get_latest_revision_as_object()
    draft.title = f"{draft.title}!"
    draft.save_revision(user=bouw._user("kernredacteur"))
    dien_in(BijeenkomstPage.objects.get(pk=pk), bouw._user("kernredacteur"))
    page, keurder = BijeenkomstPage.objects.get(pk=pk), bouw._user("kernbeoordelaar")
    immediate, task_backends["default"] = task_backends["default"], DatabaseBackend("default", {})
    clock = Clock()
    keur_goed(page, keurder)
    took = clock.read()
    task_backends["default"] = immediate
    return tell(took)


def pushes() -> int:
    """Return how many tasks the publications put in the queue for all those editions."""
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.filter(task_path="gemeenten.kernband.rondes.werk.werk_af").count()


def screens(editions: int) -> None:
    """Print queries and time of the first edition's inbox and of the kernredactie's overview."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.urls import reverse

    from gemeenten.models import GemeentePage

    editie = GemeentePage.objects.edities().order_by("path").first()
    users = get_user_model().objects
    redacteur, _ = users.get_or_create(username="redacteur-bench", email="bench@demo.example")
    redacteur.groups.add(Group.objects.get(name=f"{editie.code} redacteur"))
    screen("inbox", editions, redacteur, reverse("kernwijzigingen"))
    screen("overview", editions, users.get(username="kernredacteur"), reverse("kernoverzicht"))


def screen(name: str, editions: int, user, url: str) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user)
    times = []
    for _ in range(5):
        clock = Clock()
        response = client.get(url)
        times.append(clock.read())
        assert response.status_code == 200, response.status_code
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    say(f"{name}, {editions} editions: {len(queries)} queries, median {tell(middle(times))}")


def take_over(pk: int) -> None:
    """Let one worker do what the publication left to do, and print the time of each edition."""
    from gemeenten.kernband.rondes import werk

    times, carry_out = [], werk._voer_uit

    def timed(regel: int, pogingen: int) -> None:
        clock = Clock()
        carry_out(regel, pogingen)
        times.append(clock.read())

    werk._voer_uit = timed
    clock = Clock()
    werk.werk_af.call(pk)
    total = clock.read()[0] / 1000
    werk._voer_uit = carry_out
    planning = total - sum(wall for wall, _ in times) / 1000
    say(f"take over: {len(times)} editions in {total:.1f} s, planning {planning:.2f} s")
    say(f"first {tell(times[0])}, median {tell(middle(times))}, last {tell(times[-1])}")
    first, last = middle(times[:VENSTER]), middle(times[-VENSTER:])
    say(
        f"first {VENSTER} {tell(first)}, last {VENSTER} {tell(last)}: {last[1] / first[1]:.2f} times"
    )
    say(f"outcomes: {outcomes()}")


def outcomes() -> dict[str, int]:
    from django.db.models import Count

    from gemeenten.models import Overnameregel

    return dict(Overnameregel.objects.order_by().values_list("uitkomst").annotate(Count("pk")))


if __name__ == "__main__":
    main()
