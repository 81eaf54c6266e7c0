"""How an edition approves: its policy, as a Wagtail workflow on its root page or on a subtree."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from gemeenten.logacties import BELEID_GEKOZEN
from gemeenten.models import GemeentePage, Goedkeurbeleid, Goedkeurstap
from gemeenten.models.goedkeuring import Beleid, Stapsoort
from gemeenten.roles import KERN, groepsnaam
from handleiding.models import VierOgenTask
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import GEEN_ROL, Rol

KERNREDACTIE = "de kernredactie"
UITLEG = {
    Beleid.EEN_BEOORDELAAR: "Een beoordelaar van uw gemeente keurt goed.",
    Beleid.TWEE_STAPPEN: "Eerst keurt een beoordelaar van uw gemeente goed, daarna de kernredactie.",
    Beleid.MET_PLAATSVERVANGER: "Een beoordelaar van uw gemeente of van de kernredactie keurt goed. "
    "Handig als u de enige beleidsmedewerker bent.",
}


def werkstroomnaam(eigenaar: str, beleid: Beleid = Beleid.EEN_BEOORDELAAR) -> str:
    """Return what people read for the workflow of an edition (by code) or of the core."""
    return f"{eigenaar}: {beleid.label}"


def taaknaam(eigenaar: str, soort: Stapsoort = Stapsoort.EIGEN) -> str:
    """Return what people read for the review task of an edition (by code) or of the core."""
    return f"{eigenaar}: {soort.label}"


def ensure_workflow(eigenaar: str, page: Page, beoordelaars: Group) -> Workflow:
    """Make sure ``page`` and all below it are approved by ``beoordelaars``; keep a policy that is set."""
    workflow = ensure_beleid(eigenaar, Beleid.EEN_BEOORDELAAR)
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def ensure_beleid(eigenaar: str, beleid: Beleid) -> Workflow:
    """Make sure the workflow of this policy exists for an edition (by code) or the core; return it."""
    bekend = Goedkeurbeleid.objects.filter(eigenaar=eigenaar, soort=beleid)
    if rij := bekend.select_related("workflow").first():
        workflow = rij.workflow
    else:
        workflow = Workflow.objects.create(name=werkstroomnaam(eigenaar, beleid))
        Goedkeurbeleid.objects.create(workflow=workflow, eigenaar=eigenaar, soort=beleid)
    for plek, task in enumerate(_TAKEN[beleid](eigenaar)):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": plek}
        )
    return workflow


def _taak(eigenaar: str, soort: Stapsoort, *ook: str) -> VierOgenTask:
    """Make sure there is this review task, for the reviewers of its owner and of who may help."""
    task = VierOgenTask.objects.filter(
        goedkeurstap__eigenaar=eigenaar, goedkeurstap__soort=soort
    ).first()
    if task is None:
        task = VierOgenTask.objects.create(name=taaknaam(eigenaar, soort))
        Goedkeurstap.objects.create(task=task, eigenaar=eigenaar, soort=soort)
    namen = [groepsnaam(een, Rol.BEOORDELAAR) for een in (eigenaar, *ook)]
    task.groups.add(*(Group.objects.get_or_create(name=naam)[0] for naam in namen))
    return task


# The steps of each policy, in order, for who approves by it.
_TAKEN: dict[Beleid, Callable[[str], list[VierOgenTask]]] = {
    Beleid.EEN_BEOORDELAAR: lambda eigenaar: [_taak(eigenaar, Stapsoort.EIGEN)],
    Beleid.TWEE_STAPPEN: lambda eigenaar: [
        _taak(eigenaar, Stapsoort.EIGEN),
        _taak(KERN, Stapsoort.EIGEN),
    ],
    Beleid.MET_PLAATSVERVANGER: lambda eigenaar: [
        _taak(eigenaar, Stapsoort.MET_PLAATSVERVANGER, KERN)
    ],
}


def wie_neemt(taken: Iterable[int]) -> dict[int, str]:
    """Return for each of these steps, by id, who takes it, with the name of the municipality."""
    stappen = Goedkeurstap.objects.filter(task__in=taken)
    rijen = list(stappen.values_list("task_id", "eigenaar", "soort"))
    edities = GemeentePage.objects.filter(code__in={code for _, code, _ in rijen}).order_by()
    titels = dict(edities.values_list("code", "draft_title")) | {KERN: KERNREDACTIE}
    return {
        taak: f"een beoordelaar van {titels.get(code, code)}"
        + (f" of van {KERNREDACTIE}" if soort == Stapsoort.MET_PLAATSVERVANGER else "")
        for taak, code, soort in rijen
    }


def beleid_van(workflow: Workflow | None) -> Beleid | None:
    """Return which policy a workflow is; None for one that somebody made by hand."""
    rij = getattr(workflow, "goedkeurbeleid", None)
    return Beleid(rij.soort) if rij else None


def werkstromen_en_taken(eigenaar: str) -> list[Any]:
    """Return, as querysets, the workflows and the tasks by which an edition approves, whatever their name.

    What somebody made by hand and named after the edition counts as its own.
    """
    genoemd = Q(name__startswith=f"{eigenaar}: ")
    return [
        Workflow.objects.filter(genoemd | Q(goedkeurbeleid__eigenaar=eigenaar)),
        Task.objects.filter(genoemd | Q(goedkeurstap__eigenaar=eigenaar)),
    ]


def geef_door(oud: str, nieuw: str) -> None:
    """Let the edition that was ``oud`` approve as before under its new code."""
    for dingen in werkstromen_en_taken(oud):
        for ding in dingen:
            if ding.name.startswith(f"{oud}: "):
                ding.name = f"{nieuw}{ding.name.removeprefix(oud)}"
                ding.save(update_fields=["name"])
    for model in (Goedkeurbeleid, Goedkeurstap):
        model.objects.filter(eigenaar=oud).update(eigenaar=nieuw)


def uitzonderingen(editie: Page) -> list[WorkflowPage]:
    """Return the subtrees of ``editie`` with a policy of their own."""
    eronder = WorkflowPage.objects.filter(page__path__startswith=editie.path)
    return list(
        eronder.exclude(page=editie)
        .select_related("page", "workflow__goedkeurbeleid")
        .order_by("page__path")
    )


@transaction.atomic
def kies_beleid(page: Page, beleid: Beleid, *, eigenaar: str, user: Any) -> None:
    """Let ``page`` and what is below it be approved by this policy from now on.

    What is under review ends as it began. Raises PermissionDenied for who is no beheerder there.
    """
    _bewaak(page, user)
    workflow = ensure_beleid(eigenaar, beleid)
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    log(instance=page.specific, action=BELEID_GEKOZEN, user=user, data={"reden": beleid.label})


@transaction.atomic
def vergeet_uitzondering(page: Page, *, editie: Page, user: Any) -> None:
    """Let a subtree follow the policy of its edition again; the edition itself always has one."""
    _bewaak(page, user)
    if page.pk == editie.pk or not page.path.startswith(editie.path):
        raise PermissionDenied(GEEN_ROL)
    WorkflowPage.objects.filter(page=page).delete()
    log(instance=page.specific, action=BELEID_GEKOZEN, user=user, data={"reden": "volgt de editie"})


def _bewaak(page: Page, user: Any) -> None:
    if Rol.BEHEERDER not in rollen_op(page, user):
        raise PermissionDenied(GEEN_ROL)
