"""What a person may do with a page or its review, where Wagtail asks its own models."""

from django.db import transaction
from wagtail.models import Page

from handleiding.workflow.permissions import PaginaRechten, mag_workflow_afbreken

from .ingreep import Ingreep, altijd


def permissions_for_user(page: Page, user) -> PaginaRechten:
    """Return the rights of ``user`` on ``page``."""
    return PaginaRechten(user, page)


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
        waarom="A refused resubmission leaves the review sent back: Wagtail resumes it before its step begins.",
        ons=transaction.atomic,
    ),
)
