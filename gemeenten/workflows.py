"""How an edition approves: its policy, as a Wagtail workflow on its root page or on a subtree."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from wagtail.log_actions import log
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from gemeenten.roles import KERN, groepsnaam
from handleiding.models import VierOgenTask
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import GEEN_ROL, Rol

LOGACTIE = "gemeenten.beleid"


class Beleid(models.TextChoices):
    EEN_BEOORDELAAR = "een_beoordelaar", "één beoordelaar"
    TWEE_STAPPEN = "twee_stappen", "twee stappen"
    MET_PLAATSVERVANGER = "met_plaatsvervanger", "met plaatsvervanger"


UITLEG = {
    Beleid.EEN_BEOORDELAAR: "Een beoordelaar van uw gemeente keurt goed.",
    Beleid.TWEE_STAPPEN: "Eerst keurt een beoordelaar van uw gemeente goed, daarna de kernredactie.",
    Beleid.MET_PLAATSVERVANGER: "Een beoordelaar van uw gemeente of van de kernredactie keurt goed. "
    "Handig als u de enige beleidsmedewerker bent.",
}


def werkstroomnaam(eigenaar: str, beleid: Beleid = Beleid.EEN_BEOORDELAAR) -> str:
    """Return the name of the workflow of an edition (by code) or of the core."""
    return f"{eigenaar}: {beleid.label}"


def taaknaam(eigenaar: str) -> str:
    """Return the name of the review task of an edition (by code) or of the core."""
    return f"{eigenaar}: beoordeling"


def ensure_workflow(eigenaar: str, page: Page, beoordelaars: Group) -> Workflow:
    """Make sure ``page`` and all below it are approved by ``beoordelaars``; keep a policy that is set."""
    workflow = ensure_beleid(eigenaar, Beleid.EEN_BEOORDELAAR)
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def ensure_beleid(eigenaar: str, beleid: Beleid) -> Workflow:
    """Make sure the workflow of this policy exists for an edition (by code) or the core; return it."""
    workflow, _ = Workflow.objects.get_or_create(name=werkstroomnaam(eigenaar, beleid))
    for plek, task in enumerate(_taken(eigenaar, beleid)):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": plek}
        )
    return workflow


def _taken(eigenaar: str, beleid: Beleid) -> list[VierOgenTask]:
    if beleid == Beleid.MET_PLAATSVERVANGER:
        return [_taak(f"{taaknaam(eigenaar)} met plaatsvervanger", eigenaar, KERN)]
    eigen = _taak(taaknaam(eigenaar), eigenaar)
    if beleid == Beleid.TWEE_STAPPEN:
        return [eigen, _taak(taaknaam(KERN), KERN)]
    return [eigen]


def _taak(naam: str, *eigenaars: str) -> VierOgenTask:
    """Make sure there is a review task for the reviewers of these owners."""
    task = VierOgenTask.objects.filter(name=naam).first() or VierOgenTask.objects.create(name=naam)
    namen = [groepsnaam(eigenaar, Rol.BEOORDELAAR) for eigenaar in eigenaars]
    task.groups.add(*(Group.objects.get_or_create(name=naam)[0] for naam in namen))
    return task


def beleid_van(workflow: Workflow | None) -> Beleid | None:
    """Return which policy a workflow is; None for one that somebody made by hand."""
    naam = workflow.name.partition(": ")[2] if workflow else ""
    return next((beleid for beleid in Beleid if beleid.label == naam), None)


def uitzonderingen(editie: Page) -> list[WorkflowPage]:
    """Return the subtrees of ``editie`` with a policy of their own."""
    eronder = WorkflowPage.objects.filter(page__path__startswith=editie.path)
    return list(
        eronder.exclude(page=editie).select_related("page", "workflow").order_by("page__path")
    )


@transaction.atomic
def kies_beleid(page: Page, beleid: Beleid, *, eigenaar: str, user: Any) -> None:
    """Let ``page`` and what is below it be approved by this policy from now on.

    What is under review ends as it began. Raises PermissionDenied for who is no beheerder there.
    """
    _bewaak(page, user)
    workflow = ensure_beleid(eigenaar, beleid)
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    log(instance=page.specific, action=LOGACTIE, user=user, data={"reden": beleid.label})


@transaction.atomic
def vergeet_uitzondering(page: Page, *, editie: Page, user: Any) -> None:
    """Let a subtree follow the policy of its edition again; the edition itself always has one."""
    _bewaak(page, user)
    if page.pk == editie.pk or not page.path.startswith(editie.path):
        raise PermissionDenied(GEEN_ROL)
    WorkflowPage.objects.filter(page=page).delete()
    log(instance=page.specific, action=LOGACTIE, user=user, data={"reden": "volgt de editie"})


def _bewaak(page: Page, user: Any) -> None:
    if Rol.BEHEERDER not in rollen_op(page, user):
        raise PermissionDenied(GEEN_ROL)
