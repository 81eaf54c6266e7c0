"""How the work on the background stands: numbers, and what asks for attention."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Min
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from config.draaien.klussen import KLUSSEN
from config.draaien.mislukt import mislukt_werk
from config.draaien.models import BACKUP_BEPROEFD, BACKUP_GEMAAKT, Beurt, Werker
from config.draaien.taken import GRENZEN
from gemeenten.models import Bericht
from handleiding.workflow.zonder_keurder import aantal_zonder_keurder

TE_LANG = timedelta(minutes=15)  # three times the timer
EEN_DAG = timedelta(hours=25)
EEN_WEEK = timedelta(days=7, hours=1)


def meet() -> dict[str, Any]:
    """Return all numbers, and in ``aandacht`` what somebody should look at."""
    nu = timezone.now()
    rijen = {rij: _rij(rij, nu) for rij in GRENZEN}
    laatst = dict(Beurt.objects.values_list("klus", "klaar_op"))
    klussen = {klus.naam: _seconden(laatst.get(klus.naam), nu) for klus in KLUSSEN}
    opgegeven = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    gezegd = {
        "wachtrij": rijen,
        "opgegeven": opgegeven,
        "wacht_op_nieuwe_poging": mislukt_werk().count() - opgegeven,
        "periodiek": klussen,
        "berichten_niet_verstuurd": Bericht.objects.filter(verstuurd_op=None).count(),
        "zonder_keurder": aantal_zonder_keurder(),
        "te_laat": _te_laat(nu - TE_LANG),
        "backup_seconden": _seconden(laatst.get(BACKUP_GEMAAKT), nu),
        "terugzetproef_seconden": _seconden(laatst.get(BACKUP_BEPROEFD), nu),
    }
    aandacht = _aandacht(gezegd)
    return {"status": "aandacht" if aandacht else "goed", "aandacht": aandacht, **gezegd}


def levende_werkers(rij: str) -> int:
    """Return how many workers of this queue say that they live."""
    levend = Werker.objects.filter(gezien_op__gt=timezone.now() - Werker.STIL)
    return levend.filter(rij__in=(rij, "*")).count()


def heeft_wachtrij() -> bool:
    """Return whether work waits for a worker at all."""
    return settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db.")


def _rij(rij: str, nu: datetime) -> dict[str, int | None]:
    wacht = DBTaskResult.objects.ready().filter(queue_name=rij).order_by()
    stand = wacht.aggregate(aantal=Count("pk"), oudste=Min("enqueued_at"))
    bezig = DBTaskResult.objects.running().filter(queue_name=rij)
    return {
        "wacht": stand["aantal"],
        "oudste_seconden": _seconden(stand["oudste"], nu),
        "bezig": bezig.count(),
        "werkers": levende_werkers(rij),
    }


def _te_laat(grens: datetime) -> int:
    """Count the pages that should have come online, or gone offline, before ``grens``."""
    komt = Revision.objects.filter(approved_go_live_at__lt=grens).count()
    return komt + Page.objects.filter(live=True, expire_at__lt=grens).count()


def _seconden(sinds: datetime | None, nu: datetime) -> int | None:
    return None if sinds is None else int((nu - sinds).total_seconds())


def niet_op_tijd() -> list[str]:
    """Return what planned work should have been done again by now."""
    nu, laatst = timezone.now(), dict(Beurt.objects.values_list("klus", "klaar_op"))
    grenzen = {klus.naam: TE_LANG if klus.daags_vanaf is None else EEN_DAG for klus in KLUSSEN}
    klaar = ((naam, laatst.get(naam)) for naam in grenzen)
    return [naam for naam, op in klaar if op is None or op < nu - grenzen[naam]]


def _aandacht(gezegd: dict[str, Any]) -> list[str]:
    wat = []
    for rij, stand in gezegd["wachtrij"].items():
        if heeft_wachtrij() and not stand["werkers"]:
            wat.append(f"geen werker: {rij}")
        if (stand["oudste_seconden"] or 0) > TE_LANG.total_seconds():
            wat.append(f"wacht te lang: {rij}")
    if gezegd["opgegeven"]:
        wat.append("werk opgegeven")
    if gezegd["zonder_keurder"]:
        wat.append("niemand kan goedkeuren")
    if gezegd["te_laat"]:
        wat.append("geplande pagina’s te laat")
    if settings.BACKUP_PLEK:
        if _ouder(gezegd["backup_seconden"], EEN_DAG):
            wat.append("geen back-up in het afgelopen etmaal")
        if _ouder(gezegd["terugzetproef_seconden"], EEN_WEEK):
            wat.append("terugzetten een week niet gelukt of niet geprobeerd")
    return wat + [f"niet op tijd: {naam}" for naam in niet_op_tijd()]


def _ouder(seconden: int | None, grens: timedelta) -> bool:
    return seconden is None or seconden > grens.total_seconds()
