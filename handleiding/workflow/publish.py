"""The workflow publishes, people do not."""

from django.core.exceptions import PermissionDenied

from .rules import NIET_DE_LAATSTE


def publiceer_goedgekeurde_revisie(workflow_state, user=None):
    """Publish exactly the revision that the last reviewer approved.

    Called by Wagtail when a workflow ends well (``WAGTAIL_FINISH_WORKFLOW_ACTION``).
    Raises PermissionDenied when the text changed in between.
    """
    page = workflow_state.content_object
    revision = workflow_state.current_task_state.revision
    if revision is None or page.latest_revision_id != revision.pk:
        raise PermissionDenied(NIET_DE_LAATSTE)
    revision.publish(user=user, skip_permission_checks=True)
