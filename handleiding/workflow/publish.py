"""What happens when a review ends well. Wagtail's models import this module: it imports none of them."""

from django.core.exceptions import PermissionDenied

from .rules import GEEN_TWEEDE_PERSOON, NIET_DE_LAATSTE


def publiceer_goedgekeurde_revisie(workflow_state, user=None):
    """Publish exactly the revision that the last reviewer approved.

    Called by Wagtail when a workflow ends well (``WAGTAIL_FINISH_WORKFLOW_ACTION``).
    Raises PermissionDenied when the text changed in between.
    """
    page = workflow_state.content_object
    task_state = workflow_state.current_task_state
    if task_state is None:
        raise PermissionDenied(GEEN_TWEEDE_PERSOON)
    if page.latest_revision_id != task_state.revision_id:
        raise PermissionDenied(NIET_DE_LAATSTE)
    task_state.revision.publish(user=user, skip_permission_checks=True)
