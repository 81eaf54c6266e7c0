"""Who gets a message about what: an edition's own people, never about what they did themselves."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page, TaskState, WorkflowState

from gemeenten.models import Bericht, Verbetervoorstel
from gemeenten.toegang.roles import SCHRIJVERS, mensen_bij
from gemeenten.toegang.rollen_op_pagina import eigenaar_van, plaatsnamen
from handleiding.logacties import OFFLINE, SPOED
from handleiding.workflow.goedkeurders import schrijvers_van
from handleiding.workflow.rules import Rol
from handleiding.workflow.werklijst import naam_van

from .berichttabel import METEEN, OP_SOORT
from .post import verstuur
from .voorkeuren import wil_bericht

_bundel: ContextVar[set[int] | None] = ContextVar("bundel", default=None)


@contextmanager
def bundel() -> Iterator[set[int]]:
    """Hold back the mail of what happens inside, so that each person gets one summary of it; yield to whom."""
    wachtend: set[int] = set()
    token = _bundel.set(wachtend)
    try:
        yield wachtend
    finally:
        _bundel.reset(token)
        if wachtend:
            verstuur.enqueue(sorted(wachtend))


def ter_beoordeling(sender: Any, instance: TaskState, user: Any, **kwargs: Any) -> None:
    """Tell the reviewers of this step, but not who may not approve it (signal ``task_submitted``)."""
    page = _pagina(instance.workflow_state)
    groepen = getattr(instance.task.specific, "groups", None)
    if page is None or groepen is None:
        return
    mensen = get_user_model().objects.filter(groups__in=groepen.all()).distinct()
    indiener = instance.workflow_state.requested_by
    meld(
        Bericht.Soort.TE_BEOORDELEN,
        mensen.exclude(pk__in=schrijvers_van(instance.workflow_state)),
        page,
        door=user,
        wie=naam_van(indiener) if indiener else None,  # not who approved the step before this one
        task_state=instance,
    )


def zegt_niets(sender: Any, **kwargs: Any) -> None:
    """The step that starts with a submission is told by ``ter_beoordeling``."""


def teruggestuurd(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Tell the submitter and who had approved an earlier step (signal ``workflow_rejected``)."""
    _meld_besluit(Bericht.Soort.TERUGGESTUURD, instance, user)


def goedgekeurd(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Tell the submitter and who approved an earlier step (signal ``workflow_approved``)."""
    _meld_besluit(Bericht.Soort.GOEDGEKEURD, instance, user)


# What people of the edition hear of that is no step of a review: by whom it is to be known.
UIT_HET_LOG = {
    SPOED: (Bericht.Soort.SPOED, (Rol.BEOORDELAAR,)),
    OFFLINE: (Bericht.Soort.OFFLINE, SCHRIJVERS),
}


def uit_het_log(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """Tell the edition's people what happened outside a review (log entry saved)."""
    if not created or instance.action not in UIT_HET_LOG:
        return
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is None:
        return
    soort, rollen = UIT_HET_LOG[instance.action]
    mensen = mensen_bij(eigenaar_van(page), rollen)
    meld(soort, mensen, page, door=instance.user, reden=instance.data.get("reden", ""))


def _meld_besluit(soort: Bericht.Soort, state: WorkflowState, user: Any) -> None:
    page = _pagina(state)
    if page is None:
        return
    keurders = state.task_states.filter(status=TaskState.STATUS_APPROVED).values("finished_by")
    mensen = get_user_model().objects.filter(pk__in=keurders)
    mensen |= get_user_model().objects.filter(pk=state.requested_by_id)
    stap = state.current_task_state
    meld(soort, mensen, page, door=user, reden=stap.comment if stap else "", task_state=stap)


def meld(
    soort: Bericht.Soort,
    mensen: Iterable[Any],
    page: Page,
    *,
    door: Any = None,
    reden: str = "",
    wie: str | None = None,
    task_state: TaskState | None = None,
    voorstel: Verbetervoorstel | None = None,
    werk: str = "",
) -> None:
    """Record a message for each of ``mensen`` who wants it, and send once all of this is committed.

    Nobody hears of what they did themselves (``door``); ``wie`` is named in place of them. What the
    table keeps for the mail of the day goes along with the next mail to the same person, at the latest with that one.
    """
    naam = (door.get_full_name() or door.get_username()) if door else ""
    waar = plaatsnamen([page.path])[page.path].naam
    ontvangers = [
        mens
        for mens in mensen.filter(is_active=True).exclude(email="")
        if mens.pk != getattr(door, "pk", None) and wil_bericht(mens, soort)
    ]
    Bericht.objects.bulk_create(
        Bericht(
            user=mens,
            soort=soort,
            page_id=page.pk,
            titel=page.get_admin_display_title(),
            waar=waar[:255],
            wie=naam if wie is None else wie,
            reden=reden,
            task_state_id=task_state.pk if task_state else None,
            voorstel_id=voorstel.pk if voorstel else None,
            werk=werk,
        )
        for mens in ontvangers
    )
    if OP_SOORT[soort].wanneer == METEEN:
        _verstuur_straks({mens.pk for mens in ontvangers})


def verstuur_wat_wacht() -> None:
    """Send each person, as one mail, what had no hurry and what could not be sent before."""
    wachtend = Bericht.objects.filter(verstuurd_op=None).order_by()
    _verstuur_straks(set(wachtend.values_list("user_id", flat=True)))


def _verstuur_straks(users: set[int]) -> None:
    if not users:
        return
    wachtend = _bundel.get()
    if wachtend is not None:
        wachtend |= users
    else:
        transaction.on_commit(lambda: verstuur.enqueue(sorted(users)))


def _pagina(state: WorkflowState) -> Page | None:
    page = state.content_object
    return page.specific_deferred if isinstance(page, Page) else None
