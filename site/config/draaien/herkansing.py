"""Work that failed or was left by its worker: tried again with growing pauses, and given up in the end.

One mechanism for all that stands in the task table, whichever worker takes it from there.
"""

import logging
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from config.draaien import van_editie
from config.draaien.models import Werker
from config.draaien.taken import GRENZEN, POGINGEN, STANDAARD, WACHT, WerkerWeg, soort_van

WEG = f"{WerkerWeg.__module__}.{WerkerWeg.__qualname__}"
logger = logging.getLogger("handleiding.taken")


def na_afloop(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """See to work that failed just now (signal ``task_finished``)."""
    rij = getattr(task_result, "db_result", None)
    if rij is not None and rij.status == TaskResultStatus.FAILED:
        _na_mislukken(rij)


def _na_mislukken(rij: DBTaskResult) -> None:
    soort = soort_van(rij.task_path)
    if soort.weg_is_klaar and rij.exception_class_path.endswith(".DoesNotExist"):
        rij.delete()
        return
    van_editie.noteer(rij)
    if not _mag_nog(rij):
        geef_op(rij)
    else:
        pauze = WACHT[len(rij.worker_ids) - 1]
        volgende = len(rij.worker_ids) + 1
        logger.warning(
            "%s %s failed (%s), try %s follows", *_wat(rij), volgende, exc_info=sys.exc_info()[1]
        )
        zet_klaar(rij, timezone.now() + timedelta(seconds=pauze))


def zet_klaar(rij: DBTaskResult, vanaf: datetime | None = None) -> bool:
    """Let ``rij`` be done from ``vanaf`` on (None: now), unless its state changed meanwhile."""
    zelfde = DBTaskResult.objects.filter(
        pk=rij.pk, status=rij.status, worker_ids=rij.worker_ids, started_at=rij.started_at
    )
    return bool(
        zelfde.update(
            status=TaskResultStatus.READY,
            run_after=vanaf or get_date_max(),
            started_at=None,
            finished_at=None,
        )
    )


def geef_op(rij: DBTaskResult) -> None:
    """Leave ``rij`` as failed, and tell whom it concerns."""
    logger.error("%s %s failed for good: %s", *_wat(rij), exc_info=sys.exc_info()[1])
    if wie := soort_van(rij.task_path).bij_opgeven:
        gegeven = rij.args_kwargs
        import_string(wie)(*gegeven["args"], **gegeven["kwargs"])


def zet_onderbroken_terug() -> None:
    """See to work whose worker is gone; forget workers that are gone for long."""
    nu = timezone.now()
    bekend = dict(Werker.objects.values_list("naam", "gezien_op"))
    for rij in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if _is_verlaten(rij, bekend, nu):
            onderbroken(rij)
    Werker.objects.filter(gezien_op__lt=nu - timedelta(days=1)).delete()


def onderbroken(rij: DBTaskResult) -> None:
    """Put work back that was not finished, or give it up when it may not be done again."""
    if _mag_nog(rij):
        zet_klaar(rij)
        return
    bezig = DBTaskResult.objects.filter(pk=rij.pk, status=TaskResultStatus.RUNNING)
    rij.exception_class_path = WEG
    gezegd = {"exception_class_path": WEG, "traceback": "", "finished_at": timezone.now()}
    if bezig.update(status=TaskResultStatus.FAILED, **gezegd):
        van_editie.noteer(rij)
        geef_op(rij)


def hervat(task: Any, wachtend: Iterable[Any]) -> None:
    """Push ``task`` for each key that waits although no task for it is under way or was given up."""
    taken = DBTaskResult.objects.filter(task_path=task.module_path)
    taken = taken.exclude(status=TaskResultStatus.SUCCESSFUL).values_list("args_kwargs", flat=True)
    bekend = {gegeven["args"][0] for gegeven in taken}
    for sleutel in sorted(set(wachtend) - bekend):
        task.enqueue(sleutel)


def _is_verlaten(rij: DBTaskResult, bekend: dict[str, datetime], nu: datetime) -> bool:
    """A worker says that it lives; of one that never did, its time has to be over."""
    gezien = bekend.get(rij.worker_ids[-1]) if rij.worker_ids else None
    if gezien is not None:
        return gezien < nu - Werker.STIL
    grens = timedelta(seconds=GRENZEN.get(rij.queue_name, GRENZEN[STANDAARD]))
    return rij.started_at is None or rij.started_at < nu - grens


def _mag_nog(rij: DBTaskResult) -> bool:
    return soort_van(rij.task_path).herhaalbaar and len(rij.worker_ids) < POGINGEN


def _wat(rij: DBTaskResult) -> tuple[str, str, str]:
    return rij.task_path, str(rij.pk)[:8], rij.exception_class_path.rpartition(".")[2]
