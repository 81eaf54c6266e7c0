"""What came of two steps on one page, and what must hold of it, whoever was first."""

import json
import re
from collections import Counter
from typing import Any

from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from gemeenten.models import GemeentePage
from handleiding.models.reeks import ReeksRegel
from handleiding.workflow.gronden import mag_online
from handleiding.workflow.state import toestand_van

from .stappen import STAPPEN
from .wereldje import vers

SLEUTEL = re.compile(r' data-block-key=."\w+."')
GEPUBLICEERD = ("wagtail.publish", "wagtail.publish.scheduled")
OFFLINE = ("wagtail.unpublish", "handleiding.offline_gehaald", "wagtail.unpublish.scheduled")
# Of these at most one succeeds on one submitted text.
OVER_EEN_INDIENING = {
    "terugtrekken",
    "terugsturen",
    "goedkeuren",
    "goedkeuren in een reeks",
    "plannen",
}
EENMAAL = {
    "achteraf goedkeuren",
    "indienen",
    "indienen in de editor",
    "planning intrekken",
    "offline halen",
    "overnemen",
    "verwijderen",
    "archiveren",
}


def laatste_regel() -> int:
    return PageLogEntry.objects.order_by("-pk").values_list("pk", flat=True)[0]


def tekst_van(inhoud: Any) -> str:
    """A stored text, without the keys that the editor gives its elements anew."""
    return SLEUTEL.sub("", inhoud["inhoud"])


def stand(page: Any, editie: str, sinds: int) -> dict[str, Any]:
    """Return what is there now; what it is called by number stays out of it."""
    log = list(
        PageLogEntry.objects.filter(page=page.pk, pk__gt=sinds)
        .order_by("pk")
        .values_list("action", flat=True)
    )
    archief = GemeentePage.objects.get(slug=editie).gearchiveerd_op is not None
    basis = {"archief": archief, "log": dict(sorted(Counter(log).items()))}
    if not Page.objects.filter(pk=page.pk).exists():
        return basis | {"toestand": "weg"}
    nu = vers(page)
    stappen = TaskState.objects.filter(workflow_state__object_id=str(page.pk))
    return basis | {
        "toestand": toestand_van(nu).value,
        "live": nu.live,
        "online": tekst_van(nu.live_revision.content) if nu.live else "",
        "concept": tekst_van(nu.latest_revision.content),
        "bij de kern": nu.latest_revision.content["basis"] != page.basis_id,
        "lopend": stappen.filter(status="in_progress").count(),
        "beoordelingen": dict(Counter(stappen.values_list("status", flat=True))),
        "ouder": nu.get_parent().slug,
        "op slot": nu.locked,
    }


def gebreken(page: Any) -> list[str]:
    """Return what contradicts itself: row, workflow and log of a page that is there."""
    if not Page.objects.filter(pk=page.pk).exists():
        return []
    nu, fout = vers(page), []
    lopend = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk), status="in_progress"
    ).count()
    staten = WorkflowState.objects.for_instance(nu).filter(status="in_progress").count()
    if (lopend, staten) not in {(0, 0), (1, 1)} or (lopend == 1) != nu.workflow_in_progress:
        fout.append("the workflow is neither under way nor done")
    if nu.live and not mag_online(nu, nu.live_revision):
        fout.append("what is live has no ground")
    if nu.live and list(nu.inhoud.get_prep_value()) != json.loads(
        nu.live_revision.content["inhoud"]
    ):
        fout.append("the row does not say what was published")
    acties = PageLogEntry.objects.filter(page=page.pk, action__in=GEPUBLICEERD + OFFLINE)
    laatste = acties.order_by("pk").values_list("action", flat=True).last()
    if nu.live != (laatste in GEPUBLICEERD):
        fout.append(f"live is {nu.live}, the log ends with {laatste}")
    if ReeksRegel.objects.filter(page=page.pk, uitkomst="wacht").exists():
        fout.append("a row of a series waits")
    return fout


def twee_winnaars(a: str, b: str) -> bool:
    """Return whether a and b may not both succeed."""
    return {a, b} <= OVER_EEN_INDIENING or (a == b and a in EENMAAL)


def ongezien_online(
    paar: tuple[str, str], page: Any, kreeg: dict[str, Any], was: int | None, gelezen: str
) -> list[str]:
    """What went online is the text that was on the screen of who put it there."""
    if not kreeg.get("live") or vers(page).live_revision_id == was:
        return []
    if not any(
        STAPPEN[naam].zet_online and kreeg[wie] for naam, wie in zip(paar, "ab", strict=True)
    ):
        return ["something went online, and nobody put it there"]
    return [] if kreeg["online"] == gelezen else ["what is online is not what was read"]
