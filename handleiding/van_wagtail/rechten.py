"""What a person may do with a page or its review, where Wagtail asks its own models."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Page, WorkflowState

from handleiding.workflow.permissions import PaginaRechten, mag_workflow_afbreken
from handleiding.workflow.stappen import eerste_stap

from .ingreep import Ingreep, altijd


def permissions_for_user(page: Page, user) -> PaginaRechten:
    """Return the rights of ``user`` on ``page``."""
    return PaginaRechten(user, page)


def bij_de_eerste_stap(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @transaction.atomic
    def hervat(self: WorkflowState, user: Any = None) -> Any:
        """Begin at the first step of the policy; Wagtail goes on at the step that sent it back."""
        eerste = eerste_stap(self.workflow)
        if eerste is not None and self.current_task_state is not None:
            self.current_task_state.task = eerste  # read by Wagtail, never saved
        return wagtails(self, user)

    return hervat


INGREPEN = (
    Ingreep(
        plek="wagtail.models:Page.permissions_for_user",
        rekent_op="(self, user)",
        waarom="Nobody publishes by hand. Our page types could override it; the root is a plain `Page`, and with "
        "Wagtail's rights a superuser would publish below it by copying.",
        ons=altijd(permissions_for_user),
        eindigt="a base page model of our own, which Wagtail 8 can swap; refused as a setting in wagtail/wagtail#2907",
    ),
    Ingreep(
        plek="wagtail.models:WorkflowState.user_can_cancel",
        rekent_op="(self, user)",
        waarom="Who may withdraw stands in our table of rules; Wagtail lets owners and approvers do it too "
        "(wagtail/wagtail#13948).",
        ons=altijd(mag_workflow_afbreken),
    ),
    Ingreep(
        plek="wagtail.models:WorkflowState.resume",
        rekent_op="(self, user=None)",
        waarom="What was sent back begins at the first step of its policy; a refused resubmission leaves it sent back.",
        ons=bij_de_eerste_stap,
    ),
)
