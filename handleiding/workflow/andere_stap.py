"""A step of another kind, that somebody made by hand in Wagtail, knows no second person: its approval does.

Who wrote the text is refused where it would go online (``gronden``). Who let whom in changes with time, so it is
asked at the moment of approving, where the step is saved.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from wagtail.models import Page, TaskState

from .contributors import medewerkers
from .rules import EIGEN_STAP
from .tasks import VierOgenTask
from .tweede_persoon import is_verbonden, makers_van


def bewaak_andere_stap(sender: Any, instance: TaskState, **kwargs: Any) -> None:
    """Refuse an approval by whom a maker of the text let in (signal ``pre_save``); our own step asked already."""
    keurt_goed = instance.status == TaskState.STATUS_APPROVED and instance.finished_by is not None
    if not keurt_goed or isinstance(instance.task.specific, VierOgenTask):
        return
    if TaskState.objects.filter(pk=instance.pk, status=TaskState.STATUS_APPROVED).exists():
        return
    page = instance.workflow_state.content_object
    if not isinstance(page, Page):
        return
    if is_verbonden(instance.finished_by, makers_van(page, medewerkers(page))):
        raise PermissionDenied(EIGEN_STAP)


def verbind() -> None:
    pre_save.connect(bewaak_andere_stap, sender=TaskState, dispatch_uid="workflow.andere_stap")
