"""Our messages take the place of Wagtail's own mail: the same ``dispatch_uid``, connected before it.

Wagtail's mail is about "workflows" and "tasks", one per page, and knows no editions.
"""

from dataclasses import dataclass
from typing import Any

from wagtail import signals
from wagtail.models import TaskState, WorkflowState

from gemeenten.goedkeuring import berichten
from handleiding.van_wagtail.ingreep import Ingreep, altijd

WAGTAILS = "wagtail.admin.signal_handlers"


@dataclass(frozen=True)
class Postingreep(Ingreep):
    """A receiver under the ``dispatch_uid`` of Wagtail's, which ``lezers`` then finds taken."""

    signaal: Any = None
    sender: Any = None
    uid: str = ""

    def schrijf(self, nieuw: Any) -> None:
        self.signaal.connect(nieuw, sender=self.sender, dispatch_uid=self.uid)


INGREPEN = tuple(
    Postingreep(
        plek=f"{WAGTAILS}:{naam}",
        rekent_op="(instance=None, **kwargs)",
        waarom=f"Who hears {wat} is ours to say, once, in words about an edition.",
        ons=altijd(ontvanger),
        lezers=(f"{WAGTAILS}:register_signal_handlers",),
        signaal=signaal,
        sender=sender,
        uid=uid,
    )
    for naam, uid, signaal, sender, ontvanger, wat in (
        (
            "task_submission_email_notifier",
            "group_approval_task_submitted_email_notification",
            signals.task_submitted,
            TaskState,
            berichten.ter_beoordeling,
            "that a text waits",
        ),
        (
            "workflow_submission_email_notifier",
            "workflow_state_submitted_email_notification",
            signals.workflow_submitted,
            WorkflowState,
            berichten.zegt_niets,
            "of a submission",
        ),
        (
            "workflow_rejection_email_notifier",
            "workflow_state_rejected_email_notification",
            signals.workflow_rejected,
            WorkflowState,
            berichten.teruggestuurd,
            "that a text was sent back",
        ),
        (
            "workflow_approval_email_notifier",
            "workflow_state_approved_email_notification",
            signals.workflow_approved,
            WorkflowState,
            berichten.goedgekeurd,
            "that a text was approved",
        ),
    )
)
