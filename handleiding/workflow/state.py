"""The state of a page, read from what Wagtail keeps."""

from typing import Any

from wagtail.models import Page, WorkflowState

from .rules import Feiten, Toestand, toestand


def feiten(page: Page, workflow: WorkflowState | None) -> Feiten:
    """Collect the facts about ``page`` that its state is derived from; ``workflow`` is what runs on it."""
    status: Any = workflow.status if workflow else None
    return Feiten(
        live=page.live,
        concept=page.has_unpublished_changes,
        in_workflow=status == WorkflowState.STATUS_IN_PROGRESS,
        teruggestuurd=status == WorkflowState.STATUS_NEEDS_CHANGES,
        ingepland=page.approved_schedule,
        verlopen=page.expired,
        ooit_gepubliceerd=page.first_published_at is not None,
        intern=bool(getattr(page, "intern", False)),
    )


def toestand_van(page: Page) -> Toestand:
    """Return the state ``page`` is in now."""
    return toestand(feiten(page, page.current_workflow_state))
