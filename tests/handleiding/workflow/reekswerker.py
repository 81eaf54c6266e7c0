"""A worker in a process of its own, that a test may kill: python reekswerker.py prepare|die|work|both

``prepare`` orders a series; ``die`` ends itself with SIGKILL in the middle of a page, after everything of that page
was written, before any of it was committed; ``work`` lets minutes pass and does what a timer and a worker do;
``both`` lets two workers reach for the same row, the second one while the first holds it.
Prints what the database holds as JSON.
"""

import json
import os
import signal
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
DIES_AT = 3


def main(what: str) -> None:
    import django

    django.setup()
    from django_tasks import task_backends
    from django_tasks_db import DatabaseBackend

    from config.draaien.taken import GRENZEN

    task_backends["default"] = DatabaseBackend("default", {"QUEUES": list(GRENZEN)})
    answer = {"prepare": prepare, "die": die, "work": work, "both": both}[what]()
    sys.stdout.write(json.dumps(answer or state()))


def prepare() -> None:
    """Submit a change of every variant of one edition, and order that all are approved."""
    from django.contrib.auth import get_user_model

    from gemeenten.models import GemeentePage
    from handleiding.models import OnderdeelPage, Reeks
    from handleiding.workflow.actions import dien_in
    from handleiding.workflow.reeks import begin

    user = get_user_model().objects.get_by_natural_key
    editie = GemeentePage.objects.get(slug="leeuwarden")
    paginas = list(OnderdeelPage.objects.descendant_of(editie).varianten().specific())
    for page in paginas:
        page.title = f"{page.title}, vernieuwd"
        page.save_revision(user=user("redacteur-leeuwarden"), changed=True)
        dien_in(page, user("redacteur-leeuwarden"))
    paginas = [type(page).objects.get(pk=page.pk) for page in paginas]
    begin(Reeks.Soort.GOEDKEUREN, user("beoordelaar-leeuwarden"), editie, paginas)


def die() -> None:
    from handleiding.workflow import reeks

    keur_goed, calls = reeks.keur_goed, count(1)

    def dies(*args, **kwargs):
        keur_goed(*args, **kwargs)
        if next(calls) == DIES_AT:
            os.kill(os.getpid(), signal.SIGKILL)

    reeks.keur_goed = dies
    worker()


def work() -> None:
    from django.core.management import call_command

    from config.draaien.models import Werker

    for stil in Werker.objects.all():
        stil.gezien_op -= timedelta(minutes=3)
        stil.save()
    call_command("periodiek", stdout=sys.stderr)
    worker()


def both() -> dict[str, bool]:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection, transaction

    from handleiding.models import Reeks, ReeksRegel
    from handleiding.workflow.reeks import _vastgehouden

    regel = ReeksRegel.objects.create(
        reeks=Reeks.objects.create(soort="indienen"), titel="Zomaar", pogingen=1
    )

    def reach() -> bool:
        with transaction.atomic():
            return _vastgehouden(regel.pk, 1) is not None

    def reach_and_leave() -> bool:
        try:
            return reach()
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor() as pool:
        first = reach()
        return {"first": first, "second": pool.submit(reach_and_leave).result(timeout=20)}


def worker() -> None:
    """Do all that waits, as ``manage.py werker --leeg`` does."""
    from config.draaien.werker import GeduldigeWerker

    GeduldigeWerker("default", leeg=True).run()


def state() -> dict[str, object]:
    """Return outcomes, and whether each page was published once, and whole."""
    from django.db.models import Count, F
    from wagtail.models import PageLogEntry

    from handleiding.models import OnderdeelPage, ReeksRegel

    paginas = OnderdeelPage.objects.filter(pk__in=ReeksRegel.objects.values("page")).order_by()
    regels = ReeksRegel.objects.order_by()
    log = PageLogEntry.objects.filter(
        action="wagtail.workflow.approve", page__in=paginas.values("pk")
    )
    return {
        "pages": paginas.count(),
        "outcomes": dict(regels.values_list("uitkomst").annotate(Count("pk"))),
        "attempts": sorted(regels.values_list("pogingen", flat=True)),
        "renewed": paginas.filter(title__endswith=", vernieuwd").count(),
        "half": paginas.exclude(latest_revision=F("live_revision")).count(),
        "approved": log.count() - log.exclude(revision__in=paginas.values("live_revision")).count(),
    }


if __name__ == "__main__":
    main(sys.argv[1])
