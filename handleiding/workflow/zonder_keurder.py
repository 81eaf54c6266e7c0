"""Texts under review that nobody can approve, told to who can do something about it.

A quick look at all of them costs the same few queries; only what it suspects is weighed, text by text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, Revision, WorkflowState, WorkflowTask

from .bezetting import te_kort
from .eigen_werk import eigen_paginas
from .goedkeurders import bezwaar_zonder_keurder, kan_binnen
from .rollen import eigen_rollen_op
from .rules import Rol
from .tasks import VierOgenTask
from .tweede_persoon import banden
from .werkregels import Werkregel
from .werksoorten import NIEMAND

# An alarm, not a list: with so many stuck there is one thing wrong.
HOOGSTENS = 20


def niemand_kan(user: Any) -> Iterator[Werkregel]:
    """What nobody can approve: for who submitted it, the beheerder there, and technical management."""
    onder_beoordeling = _onder_beoordeling(eigen_paginas(user))
    staten = [state for state, page in onder_beoordeling if _aangaand(state, page, user)]
    for state in _verdacht(staten)[:HOOGSTENS]:
        if bezwaar := bezwaar_zonder_keurder(state):
            page = state.content_object
            stap = state.current_task_state
            yield Werkregel(
                soort=NIEMAND,
                nummer=str(stap.pk),
                titel=page.draft_title or page.title,
                url=reverse("beoordelen", args=[page.pk]),
                pad=page.path,
                page_id=page.pk,
                uitleg=bezwaar,
                rol="" if state.requested_by_id == user.pk else str(Rol.BEHEERDER),
                sinds=stap.started_at,
            )


def aantal_zonder_keurder() -> int:
    """Count what nobody can approve, in the whole site; more than ``HOOGSTENS`` is not weighed."""
    staten = [state for state, _ in _onder_beoordeling(Page.objects.all())]
    return sum(bool(bezwaar_zonder_keurder(state)) for state in _verdacht(staten)[:HOOGSTENS])


def _onder_beoordeling(waar: Any) -> list[tuple[WorkflowState, Page]]:
    """Return what is under review among the pages ``waar``, with its page."""
    nummers = waar.order_by().annotate(nummer=Cast("pk", CharField()))
    staten = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status=WorkflowState.STATUS_IN_PROGRESS,
        current_task_state__isnull=False,
        object_id__in=nummers.values("nummer"),
    ).select_related("workflow", "current_task_state")
    staten = list(staten.order_by("current_task_state__started_at", "pk"))
    paginas = Page.objects.in_bulk([int(state.object_id) for state in staten])
    return [
        (state, paginas[int(state.object_id)])
        for state in staten
        if int(state.object_id) in paginas
    ]


def _aangaand(state: WorkflowState, page: Page, user: Any) -> bool:
    eigen = state.requested_by_id == user.pk or user.is_superuser
    return eigen or Rol.BEHEERDER in eigen_rollen_op(page, user)


def _verdacht(staten: list[WorkflowState]) -> list[WorkflowState]:
    """Keep the reviews that may have nobody left: whoever ever saved the text is taken for a writer."""
    stappen, schrijvers = _stappen(staten), _schrijvers(staten)
    leden = _leden({taak for taken in stappen.values() for taak in taken})
    verbonden = banden(frozenset().union(*leden.values()))

    def kort(state: WorkflowState) -> bool:
        niet = schrijvers[state.object_id] | {state.requested_by_id}
        niet |= {mens for mens, band in verbonden.items() if band.raakt(niet)}
        over = [leden[taak] - niet for taak in stappen[state.workflow_id] if taak in leden]
        return not over or te_kort(over) is not None

    return [state for state in staten if kort(state)]


def _stappen(staten: list[WorkflowState]) -> dict[int, list[int]]:
    rijen = WorkflowTask.objects.filter(
        workflow__in={state.workflow_id for state in staten}, task__active=True
    )
    stappen: dict[int, list[int]] = defaultdict(list)
    for workflow, taak in rijen.order_by("sort_order").values_list("workflow_id", "task_id"):
        stappen[workflow].append(taak)
    return stappen


def _leden(taken: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return who can come in and may take each of these steps; a step of another kind is left out."""
    van_ons = VierOgenTask.objects.filter(pk__in=taken)
    leden: dict[int, set[int]] = {pk: set() for pk in van_ons.values_list("pk", flat=True)}
    lid = van_ons.filter(kan_binnen("groups__user__")).distinct()
    for taak, mens in lid.values_list("pk", "groups__user"):
        leden[taak].add(mens)
    return {taak: frozenset(mensen) for taak, mensen in leden.items()}


def _schrijvers(staten: list[WorkflowState]) -> dict[str, set[int]]:
    revisies = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[state.object_id for state in staten],
    )
    schrijvers: dict[str, set[int]] = defaultdict(set)
    for object_id, mens in revisies.order_by().values_list("object_id", "user_id").distinct():
        schrijvers[object_id].add(mens)
    return schrijvers
