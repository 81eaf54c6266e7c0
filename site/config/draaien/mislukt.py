"""Work on the background that failed: who is told what of it, and what they may do with it.

The beheerder of an edition sees what is of that edition, the kernredactie sees all of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.log_actions import log

from config.draaien.models import WerkVanEditie
from config.draaien.taken import soort_van
from gemeenten.models import GemeentePage
from gemeenten.toegang.roles import KERN, is_kernredactie, plekken_van
from handleiding.workflow.rules import Rol

OPNIEUW, WEG = "draaien.opnieuw", "draaien.weg"
# By the name of an error. What it says itself may hold names, addresses or secrets.
REDENEN = {
    "NietBezorgd": "De mailserver was niet bereikbaar, of nam de e-mail niet aan.",
    "TeLang": "Het duurde te lang en is afgebroken.",
    "SystemExit": "Het werk is onderweg afgebroken.",
    "NietGeleegd": "De cache vóór de site was niet bereikbaar, of weigerde. Lezers krijgen daar hooguit "
    "even een oude pagina: die vervalt vanzelf.",
    "WerkerWeg": "Het werk is onderweg afgebroken.",
    "OperationalError": "De database was niet bereikbaar, of had het te druk.",
    "InterfaceError": "De database was niet bereikbaar.",
}
ANDERS = "Er ging iets mis. In het logboek staat bij dit nummer wat."
AL_BEZIG = "Dit werk loopt al weer, of iemand haalde het van de lijst."
AL_GEDAAN = (
    "Dit hoeft niet meer: het ging al mee met een latere e-mail. Het is van de lijst gehaald."
)


def mislukt_werk() -> QuerySet[DBTaskResult]:
    """Return what failed for good, and what waits for another try; the latest first."""
    vergeefs = Q(status=TaskResultStatus.READY) & ~Q(exception_class_path="")
    gevonden = DBTaskResult.objects.filter(Q(status=TaskResultStatus.FAILED) | vergeefs)
    return gevonden.order_by("-enqueued_at", "pk")


def beheerde_edities(user: Any) -> QuerySet[GemeentePage]:
    """Return the editions of which ``user`` is a beheerder; in the archive there is none."""
    return GemeentePage.objects.edities().filter(code__in=_codes(user), gearchiveerd_op=None)


def _codes(user: Any) -> set[str]:
    """Return the codes of which ``user`` is a beheerder, by what was read for them already."""
    if not user.is_active:
        return set()
    plekken = plekken_van(user).items()
    return {code for code, rollen in plekken if code != KERN and Rol.BEHEERDER in rollen}


def mag_kijken(user: Any) -> bool:
    """Return whether any failed work can be of concern to ``user``."""
    return is_kernredactie(user) or bool(_codes(user))


def mislukt_voor(user: Any) -> QuerySet[DBTaskResult]:
    """Return what failed and is of concern to ``user``."""
    if is_kernredactie(user):
        return mislukt_werk()
    van_hen = WerkVanEditie.objects.filter(editie__in=beheerde_edities(user).values("pk"))
    return mislukt_werk().filter(pk__in=van_hen.values("taak"))


def beschrijf(rijen: Iterable[DBTaskResult], user: Any) -> list[dict[str, Any]]:
    """Say in words what each is about, and of which edition. Nothing of what the work was given is told.

    To whom a mail did not come is told to the beheerder of that person's edition only.
    """
    rijen = list(rijen)
    eigen = set(beheerde_edities(user).values_list("pk", flat=True))
    alles = is_kernredactie(user)
    van: dict[Any, list[WerkVanEditie]] = defaultdict(list)
    for deel in WerkVanEditie.objects.filter(taak__in=rijen).select_related("editie", "voor"):
        if alles or deel.editie_id in eigen:
            van[deel.taak_id].append(deel)
    return [_beschrijf(rij) | _van_wie(van[rij.pk], eigen) for rij in rijen]


def _van_wie(delen: list[WerkVanEditie], eigen: set[int]) -> dict[str, Any]:
    mensen = [deel.voor for deel in delen if deel.voor and deel.editie_id in eigen]
    namen = dict.fromkeys(mens.get_full_name() or mens.get_username() for mens in mensen)
    return {"edities": [deel.editie.title for deel in delen], "voor": ", ".join(namen)}


def _beschrijf(rij: DBTaskResult) -> dict[str, Any]:
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


@transaction.atomic
def probeer_opnieuw(rij: DBTaskResult, user: Any) -> str:
    """Let ``rij`` be done now, with all its tries before it; return why not when that makes no sense any longer."""
    zelfde = _van(rij, user)
    opgegeven = rij.status == TaskResultStatus.FAILED
    gelukt = zelfde.update(
        status=TaskResultStatus.READY,
        run_after=get_date_max(),
        worker_ids=[],
        started_at=None,
        finished_at=None,
    )
    if not gelukt:
        return AL_BEZIG
    log(instance=rij, action=OPNIEUW, user=user, title=soort_van(rij.task_path).naam)
    if opgegeven and not _heeft_nog_zin(rij):
        DBTaskResult.objects.filter(pk=rij.pk).delete()
        return AL_GEDAAN
    return ""


def _heeft_nog_zin(rij: DBTaskResult) -> bool:
    vraag = soort_van(rij.task_path).bij_opnieuw
    gegeven = rij.args_kwargs
    return not vraag or bool(import_string(vraag)(*gegeven["args"], **gegeven["kwargs"]))


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
    zelfde = mislukt_voor(user).filter(pk=rij.pk)
    if not zelfde.exists() and not is_kernredactie(user):
        raise PermissionDenied
    return zelfde.filter(status=rij.status)
