"""Remind reviewers of what waits longer than their edition wants, and again after as long."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, TaskState

from gemeenten.models import Bericht, Herinnertermijn
from gemeenten.models.bericht import NA_WERKDAGEN
from handleiding.workflow.contributors import medewerkers

from .berichten import bundel, meld, verstuur_wat_wacht
from .werkdagen import werkdagen


def herinner(vandaag: date | None = None) -> int:
    """Remind of all that waits too long; return of how many pages.

    One mail per person, with the messages that waited for it.
    """
    vandaag = vandaag or timezone.localdate()
    termijnen = _termijnen()
    herinnerd = 0
    with bundel():
        for state, page in _wachtend():
            herinnerd += _herinner_als_het_tijd_is(state, page, vandaag, _termijn(page, termijnen))
        verstuur_wat_wacht()
    return herinnerd


@transaction.atomic
def _herinner_als_het_tijd_is(state: Any, page: Page, vandaag: date, termijn: int) -> bool:
    """Hold the step, look when it was reminded of last, and do it; another run waits here, and then need not."""
    vast = TaskState.objects.select_for_update().filter(pk=state.pk)
    if vast.filter(status=TaskState.STATUS_IN_PROGRESS).first() is None:
        return False
    eerder = Bericht.objects.filter(task_state=state.pk, soort=Bericht.Soort.HERINNERING)
    vorige = eerder.order_by("-created_at").values_list("created_at", flat=True).first()
    dagen = _dagen_sinds(state.started_at, vandaag)
    if min(dagen, _dagen_sinds(vorige, vandaag) if vorige else dagen) < termijn:
        return False
    _herinner_aan(state, page, dagen)
    return True


def _wachtend() -> list[tuple[Any, Page]]:
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__status="in_progress"
    ).select_related("workflow_state", "task")
    states = list(states.order_by("started_at"))
    paginas = Page.objects.in_bulk([int(state.workflow_state.object_id) for state in states])
    return [
        (state, paginas[int(state.workflow_state.object_id)])
        for state in states
        if int(state.workflow_state.object_id) in paginas
    ]


def _termijnen() -> list[tuple[str, int]]:
    return list(Herinnertermijn.objects.values_list("editie__path", "werkdagen"))


def _termijn(page: Page, termijnen: list[tuple[str, int]]) -> int:
    gevonden = (dagen for pad, dagen in termijnen if page.path.startswith(pad))
    return next(gevonden, NA_WERKDAGEN)


def _dagen_sinds(moment: Any, vandaag: date) -> int:
    return werkdagen(timezone.localdate(moment), vandaag)


def _herinner_aan(state: Any, page: Page, dagen: int) -> None:
    page = page.specific
    groepen = state.task.specific.groups.all()
    mensen = get_user_model().objects.filter(groups__in=groepen).distinct()
    meld(
        Bericht.Soort.HERINNERING,
        mensen.exclude(pk__in=medewerkers(page)),
        page,
        task_state=state,
        dagen=dagen,
    )
