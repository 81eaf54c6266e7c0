"""How an edition approves: its policy, as a Wagtail workflow on its root page or on a subtree."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from gemeenten.logacties import BELEID_GEKOZEN
from gemeenten.models import GemeentePage, Goedkeurbeleid, Goedkeurstap
from gemeenten.models.goedkeuring import Beleid, Stapsoort
from gemeenten.toegang.roles import KERN, editie_van, groepen_bij
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


def ensure_workflow(eigenaar: str, page: Page) -> Workflow:
    """Make sure ``page`` and all below it are approved by its owner's reviewers; keep a policy that is set."""
    workflow = ensure_beleid(eigenaar, Beleid.EEN_BEOORDELAAR)
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def ensure_beleid(eigenaar: str, beleid: Beleid) -> Workflow:
    """Make sure the workflow of this policy exists for an edition (by code) or the core; return it."""
    bekend = Goedkeurbeleid.objects.van(eigenaar).filter(soort=beleid)
    if rij := bekend.select_related("workflow").first():
        workflow = rij.workflow
    else:
        workflow = Workflow.objects.create(name=werkstroomnaam(eigenaar, beleid))
        Goedkeurbeleid.objects.create(
            workflow=workflow, editie=editie_van(eigenaar), soort=beleid.value
        )
    for plek, task in enumerate(_TAKEN[beleid](eigenaar)):
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": plek}
        )
    return workflow


def _taak(eigenaar: str, soort: Stapsoort, *ook: str) -> VierOgenTask:
    """Make sure there is this review task, for the reviewers of its owner and of who may help."""
    bekend = Goedkeurstap.objects.van(eigenaar).filter(soort=soort)
    task = VierOgenTask.objects.filter(goedkeurstap__in=bekend).first()
    if task is None:
        task = VierOgenTask.objects.create(name=taaknaam(eigenaar, soort))
        Goedkeurstap.objects.create(task=task, editie=editie_van(eigenaar), soort=soort.value)
    task.groups.add(*(groepen_bij(een)[Rol.BEOORDELAAR] for een in (eigenaar, *ook)))
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
    stappen = Goedkeurstap.objects.filter(task__in=taken).order_by()
    return {
        taak: f"een beoordelaar van {gemeente or KERNREDACTIE}"
        + (f" of van {KERNREDACTIE}" if soort == Stapsoort.MET_PLAATSVERVANGER else "")
        for taak, gemeente, soort in stappen.values_list("task", "editie__draft_title", "soort")
    }


def beleid_van(workflow: Workflow | None) -> Beleid | None:
    """Return which policy a workflow is; None for one that somebody made by hand."""
    rij = getattr(workflow, "goedkeurbeleid", None)
    return Beleid(rij.soort) if rij else None


def werkstromen_en_taken(editie: GemeentePage) -> tuple[list[int], list[int]]:
    """Return the workflows and the tasks by which ``editie`` approves, whatever their names.

    Of what somebody made by hand those are its own that are used in this edition alone.
    """
    hier = Q(workflow_pages__page__path__startswith=editie.path)
    elders = WorkflowPage.objects.exclude(page__path__startswith=editie.path).values("workflow")
    met_de_hand = Workflow.objects.filter(hier, goedkeurbeleid=None, workflow_content_types=None)
    met_de_hand = met_de_hand.exclude(pk__in=elders.order_by())
    van_ons = Goedkeurbeleid.objects.filter(editie=editie)
    werkstromen = {
        *van_ons.values_list("workflow", flat=True),
        *met_de_hand.values_list("pk", flat=True),
    }
    stappen = WorkflowTask.objects.filter(workflow__in=werkstromen, task__goedkeurstap=None)
    elders = WorkflowTask.objects.exclude(workflow__in=werkstromen).values("task")
    taken = {
        *Goedkeurstap.objects.filter(editie=editie).values_list("task", flat=True),
        *stappen.exclude(task__in=elders.order_by()).values_list("task", flat=True),
    }
    return sorted(werkstromen), sorted(taken)


def hernoem_goedkeuring(editie: GemeentePage, code: str) -> None:
    """Give what is named after the code of ``editie`` the name of its new one. Who approves stays the same."""
    werkstromen, taken = werkstromen_en_taken(editie)
    for model, ids in ((Workflow, werkstromen), (Task, taken)):
        for ding in model.objects.filter(pk__in=ids, name__startswith=f"{editie.code}: "):
            ding.name = f"{code}{ding.name.removeprefix(editie.code)}"
            ding.save(update_fields=["name"])


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
