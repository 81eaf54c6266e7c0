"""Work on the background that failed: what the kernredactie is told of it, and what they may do with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.log_actions import log

from config.draaien.taken import soort_van
from gemeenten.roles import is_kernredactie

OPNIEUW, WEG = "draaien.opnieuw", "draaien.weg"
# By the name of an error. What it says itself may hold names, addresses or secrets.
REDENEN = {
    "NietBezorgd": "De mailserver was niet bereikbaar, of nam de e-mail niet aan.",
    "TeLang": "Het duurde te lang en is afgebroken.",
    "SystemExit": "Het werk is onderweg afgebroken.",
    "WerkerWeg": "Het werk is onderweg afgebroken.",
    "OperationalError": "De database was niet bereikbaar, of had het te druk.",
    "InterfaceError": "De database was niet bereikbaar.",
}
ANDERS = "Er ging iets mis. In het logboek staat bij dit nummer wat."
AL_BEZIG = "Dit werk loopt al weer, of iemand haalde het van de lijst."


def mislukt_werk() -> QuerySet[DBTaskResult]:
    """Return what failed for good, and what waits for another try; the latest first."""
    vergeefs = Q(status=TaskResultStatus.READY) & ~Q(exception_class_path="")
    gevonden = DBTaskResult.objects.filter(Q(status=TaskResultStatus.FAILED) | vergeefs)
    return gevonden.order_by("-enqueued_at", "pk")


def beschrijf(rij: DBTaskResult) -> dict[str, Any]:
    """Say in words what ``rij`` is about. Nothing of what the work was given is told."""
    opgegeven = rij.status == TaskResultStatus.FAILED
    return {
        "pk": rij.pk,
        "nummer": nummer(rij),
        "wat": soort_van(rij.task_path).naam,
        "sinds": rij.enqueued_at,
        "opgegeven_op": rij.finished_at if opgegeven else None,
        "volgende": None if opgegeven or rij.run_after == get_date_max() else rij.run_after,
        "pogingen": len(rij.worker_ids),
        "reden": REDENEN.get(rij.exception_class_path.rpartition(".")[2], ANDERS),
    }


def nummer(rij: DBTaskResult) -> str:
    """Return what the log calls this piece of work."""
    return str(rij.pk)[:8]


def probeer_opnieuw(rij: DBTaskResult, user: Any) -> bool:
    """Let ``rij`` be done now, with all its tries before it; False when that came too late."""
    zelfde = _van(rij, user)
    gelukt = zelfde.update(
        status=TaskResultStatus.READY,
        run_after=get_date_max(),
        worker_ids=[],
        started_at=None,
        finished_at=None,
    )
    if gelukt:
        log(instance=rij, action=OPNIEUW, user=user, title=soort_van(rij.task_path).naam)
    return bool(gelukt)


def haal_weg(rij: DBTaskResult, user: Any) -> bool:
    """Give ``rij`` up for good: it will not be done. False when that came too late."""
    pk = rij.pk
    gelukt, _ = _van(rij, user).delete()
    if gelukt:
        rij.pk = pk
        naam = soort_van(rij.task_path).naam
        log(instance=rij, action=WEG, user=user, title=naam, deleted=True)
    return bool(gelukt)


def _van(rij: DBTaskResult, user: Any) -> QuerySet[DBTaskResult]:
    if not is_kernredactie(user):
        raise PermissionDenied
    return mislukt_werk().filter(pk=rij.pk, status=rij.status)
