"""No text loses those it waits for: not by the groups of its step, by its policy, or by what a group may.

Guards at the models, so that a screen, a command and code of ours end at the same refusal. What moves people
(accounts, roles) asks ``goedkeurders`` itself.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from wagtail.models import AbstractGroupApprovalTask, Page, Task, Workflow, WorkflowTask
from wagtail.workflows import get_task_types

from .goedkeurders import (
    Vertrek,
    bezwaar_tegen,
    bezwaar_tegen_vertrek,
    houd_stappen,
    kan_binnen,
    lopend,
    noem,
    nog_te_doen,
)

NOG_ONDERWEG = (
    "Deze teksten worden volgens deze stappen beoordeeld: {teksten}. De stappen blijven zoals ze zijn, tot die "
    "teksten goedgekeurd, teruggestuurd of teruggetrokken zijn."
)
GAAN_WEG = frozenset({"pre_remove", "pre_clear"})


class BlijftLiggen(PermissionDenied):
    """Somebody would take away whom or what a text waits for."""


def bewaak_bezetting() -> None:
    """Put the guards in place; a second time changes nothing."""
    soorten = [Task, *get_task_types()]
    for soort in soorten:
        pre_save.connect(niet_uitzetten, sender=soort, dispatch_uid=f"bezet_aan_{soort.__name__}")
        if issubclass(soort, AbstractGroupApprovalTask):
            m2m_changed.connect(
                groepen_van_stap,
                sender=soort.groups.through,
                dispatch_uid=f"bezet_groepen_{soort.__name__}",
            )
    pre_save.connect(stap_van_beleid, sender=WorkflowTask, dispatch_uid="bezet_stap")
    pre_delete.connect(stap_weg, sender=WorkflowTask, dispatch_uid="bezet_stap_weg")
    m2m_changed.connect(
        toegang_van_groep, sender=Group.permissions.through, dispatch_uid="bezet_toegang"
    )


def bezwaar_tegen_groepen(task: Task, groepen: Iterable[int]) -> str:
    """Return why ``task`` cannot be for exactly these groups: the texts that would wait for nobody."""
    nu, straks = set(task.specific.groups.values_list("pk", flat=True)), set(groepen)
    weg = Vertrek(None, frozenset(nu - straks), task.pk, frozenset(straks - nu))
    return bezwaar_tegen(weg) if nu - straks else ""


def bewaak_beleid(workflow: Workflow) -> None:
    """Refuse to end a policy by which a text is under review: that would withdraw the text."""
    weiger_zolang(lopend(Q(workflow=workflow)))


def groepen_van_stap(
    sender: Any, instance: Any, action: str, pk_set: set[int] | None, reverse: bool, **kwargs: Any
) -> None:
    """A step does not lose a group that a text waits for; who replaces one adds the other first."""
    if action not in GAAN_WEG:
        return
    if isinstance(instance, Group):
        taken = _taken_van(instance)
        paren = [(t, {instance.pk}) for t in taken if pk_set is None or t.pk in pk_set]
    else:
        paren = [(instance, pk_set or set(instance.groups.values_list("pk", flat=True)))]
    for task, weg in paren:
        # Two who each take one of the last two groups away wait for each other here.
        nu = Task.objects.select_for_update().get(pk=task.pk).specific.groups.values_list("pk")
        weiger(bezwaar_tegen_groepen(task, {pk for (pk,) in nu} - weg))


def _taken_van(groep: Group) -> list[Task]:
    soorten = [soort for soort in get_task_types() if issubclass(soort, AbstractGroupApprovalTask)]
    return [task for soort in soorten for task in soort.objects.filter(groups=groep)]


def niet_uitzetten(sender: Any, instance: Task, raw: bool = False, **kwargs: Any) -> None:
    """A step that is switched off is skipped: not while a text still has to take it."""
    if raw or instance.active or not Task.objects.filter(pk=instance.pk, active=True).exists():
        return
    hier = Q(workflow__workflow_tasks__task=instance.pk) | Q(current_task_state__task=instance.pk)
    weiger_zolang(
        state
        for state in lopend(hier)
        if state.current_task_state.task_id == instance.pk
        or instance.pk in {task.pk for task in nog_te_doen(state)}
    )


def stap_van_beleid(sender: Any, instance: WorkflowTask, raw: bool = False, **kwargs: Any) -> None:
    """No step is added to, or replaced in, a policy by which a text is under review; the order may change."""
    zelfde = WorkflowTask.objects.filter(
        pk=instance.pk, workflow=instance.workflow_id, task=instance.task_id
    )
    if not raw and not zelfde.exists():
        oud = WorkflowTask.objects.filter(pk=instance.pk).values("workflow")
        weiger_zolang(lopend(Q(workflow=instance.workflow_id) | Q(workflow__in=oud)))


def stap_weg(sender: Any, instance: WorkflowTask, **kwargs: Any) -> None:
    """No step is taken out of such a policy, by itself or with the step or the policy."""
    weiger_zolang(lopend(Q(workflow=instance.workflow_id)))


def toegang_van_groep(
    sender: Any, instance: Any, action: str, pk_set: set[int] | None, reverse: bool, **kwargs: Any
) -> None:
    """A group does not lose the way into the CMS while a text waits for who has no other."""
    if action not in GAAN_WEG:
        return
    toegang = Permission.objects.get(
        codename="access_admin", content_type__app_label="wagtailadmin"
    )
    if isinstance(instance, Group):
        groepen, rechten = {instance.pk}, pk_set
    else:
        groepen, rechten = pk_set, {instance.pk}
        groepen = groepen or set(instance.group_set.values_list("pk", flat=True))
    if rechten is None or toegang.pk in rechten:
        houd_stappen(mensen := _leden_van(groepen))
        weiger(bezwaar_tegen_vertrek(_alleen_via(mensen, groepen, toegang)))


def _leden_van(groepen: set[int]) -> list[int]:
    leden = get_user_model().objects.filter(kan_binnen(), groups__in=groepen)
    return list(leden.values_list("pk", flat=True).distinct())


def _alleen_via(mensen: list[int], groepen: set[int], toegang: Permission) -> list[int]:
    """Return who of these people has no way into the CMS but these groups."""
    User = get_user_model()
    anders = User.objects.filter(
        Q(is_superuser=True)
        | Q(user_permissions=toegang)
        | Q(groups__in=toegang.group_set.exclude(pk__in=groepen))
    )
    leden = User.objects.filter(pk__in=mensen).exclude(pk__in=anders.values("pk"))
    return list(leden.values_list("pk", flat=True))


def weiger(bezwaar: str) -> None:
    if bezwaar:
        raise BlijftLiggen(bezwaar)


def weiger_zolang(staten: Iterable[Any]) -> None:
    """Refuse, by name, as long as these reviews are under way."""
    paginas: list[Page] = [state.content_object for state in staten]
    weiger(NOG_ONDERWEG.format(teksten=noem(paginas)) if paginas else "")
