"""Remind reviewers of what waits longer than their edition wants, and again after as long."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Max, Q
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
            dagen = _dagen_sinds(state.started_at, vandaag)
            vorige = _dagen_sinds(state.vorige, vandaag) if state.vorige else dagen
            if min(dagen, vorige) >= _termijn(page, termijnen):
                _herinner_aan(state, page, dagen)
                herinnerd += 1
        verstuur_wat_wacht()
    return herinnerd


def _wachtend() -> list[tuple[Any, Page]]:
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__status="in_progress"
    ).select_related("workflow_state", "task")
    laatste = Max("berichten__created_at", filter=Q(berichten__soort=Bericht.Soort.HERINNERING))
    states = list(states.annotate(vorige=laatste).order_by("started_at"))
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
