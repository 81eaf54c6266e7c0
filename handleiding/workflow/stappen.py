"""The steps of a review, in the order of its policy: which one it is at, and what is still to come.

A text that was sent back begins at the first step again, whoever sent it back and whether or not it changed:
what an earlier step approved before that counts no more.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from wagtail.models import PageLogEntry, Task, TaskState, Workflow, WorkflowState, WorkflowTask

from .bijdragen import dezelfde_personen

# Called with the ids of tasks; names who takes them: “een beoordelaar van Leeuwarden”.
Namen = Callable[[Iterable[int]], Mapping[int, str]]
_namen: list[Namen] = []


def registreer_namen(namen: Namen) -> None:
    """Let ``namen`` say who takes a step; registering twice changes nothing."""
    if namen not in _namen:
        _namen.append(namen)


@dataclass(frozen=True)
class Stapstand:
    """The step a review is at, by its place from 0, among who take all of its steps."""

    plek: int
    wie: tuple[str, ...]

    @property
    def aan_de_beurt(self) -> str:
        return self.wie[self.plek]

    @property
    def daarna(self) -> str:
        """Who take the steps still to come, in order; empty at the last one."""
        return ", daarna ".join(self.wie[self.plek + 1 :])

    @property
    def nummer(self) -> str:
        """“Stap 1 van 2”; a review of one step has no numbers."""
        return f"Stap {self.plek + 1} van {len(self.wie)}" if len(self.wie) > 1 else ""

    @property
    def zin(self) -> str:
        """Return where the review stands, in words for screen, list and mail."""
        delen = [self.nummer, f"Aan de beurt: {self.aan_de_beurt}"]
        if len(self.wie) > 1:
            delen.append(f"Daarna: {self.daarna}" if self.daarna else "Dit is de laatste stap")
        return " ".join(f"{deel}." for deel in delen if deel)

    @property
    def na_terugsturen(self) -> str:
        """Return what comes after a text was sent back at this step and is submitted again."""
        if len(self.wie) < 2:
            return ""
        return (
            f"Dit was stap {self.plek + 1} van {len(self.wie)}. Dient u opnieuw in, dan begint de "
            f"beoordeling weer bij stap 1: {self.wie[0]}."
        )


def eerste_stap(workflow: Workflow) -> Task | None:
    """Return the step that a review by this policy begins with."""
    return (
        Task.objects.filter(workflow_tasks__workflow=workflow, active=True)
        .order_by("workflow_tasks__sort_order")
        .first()
    )


def gedaan(state: WorkflowState) -> Any:
    """Return the steps that the latest text has behind it since it was last sent back."""
    terug = state.task_states.filter(status=TaskState.STATUS_REJECTED).order_by("-pk").values("pk")
    return state.task_states.filter(
        status=TaskState.STATUS_APPROVED,
        revision_id=state.content_object.latest_revision_id,
        pk__gt=Coalesce(Subquery(terug[:1]), 0),
    )


def keurders(state: WorkflowState) -> set[int]:
    """Return the accounts, also of who is gone, that took the steps that are behind."""
    stappen = dict(gedaan(state).values_list("pk", "finished_by_id"))
    gevonden = {account for account in stappen.values() if account is not None}
    weg = {pk for pk, account in stappen.items() if account is None}
    for data, account in _log(state, "wagtail.workflow.approve") if weg else ():
        if data.get("workflow", {}).get("task_state_id") in weg:
            gevonden.add(account)
    return dezelfde_personen(gevonden)


def indieners(state: WorkflowState) -> set[int]:
    """Return the accounts of who submitted: one, and those of the same person."""
    account = state.requested_by_id
    if account is None:
        account = next((wie for _, wie in _log(state, "wagtail.workflow.start")), None)
    return dezelfde_personen({account} - {None})


def _log(state: WorkflowState, actie: str) -> Any:
    log = PageLogEntry.objects.filter(page=state.object_id, action=actie, user_id__isnull=False)
    sinds = log.filter(timestamp__gte=state.created_at).order_by("timestamp", "pk")
    return sinds.values_list("data", "user_id")


def stand_van(stap: TaskState | None) -> Stapstand | None:
    """Return where the review of this one step stands, if there is one."""
    if stap is None:
        return None
    paar = (stap.workflow_state.workflow_id, stap.task_id)
    return standen([paar])[paar]


def standen(paren: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Stapstand]:
    """Return where each review stands, by its workflow and the task it is at; a few queries for all."""
    paren = set(paren)
    volgorde: dict[int, list[int]] = {workflow: [] for workflow, _ in paren}
    rijen = WorkflowTask.objects.filter(workflow__in=volgorde, task__active=True)
    for workflow, taak in rijen.order_by("sort_order").values_list("workflow_id", "task_id"):
        volgorde[workflow].append(taak)
    wie = _wie({taak for taken in volgorde.values() for taak in taken} | {t for _, t in paren})
    gevonden = {}
    for workflow, taak in paren:
        # A step that was taken out of the policy meanwhile is still the one it is at.
        taken = volgorde[workflow] if taak in volgorde[workflow] else [taak, *volgorde[workflow]]
        namen = tuple(wie.get(een, "een beoordelaar") for een in taken)
        gevonden[workflow, taak] = Stapstand(taken.index(taak), namen)
    return gevonden


def _wie(taken: set[int]) -> dict[int, str]:
    if not taken:
        return {}
    wie = {
        pk: f"een beoordelaar bij ‘{n}’"
        for pk, n in Task.objects.filter(pk__in=taken).values_list("pk", "name")
    }
    for namen in _namen:
        wie |= namen(taken)
    return wie
