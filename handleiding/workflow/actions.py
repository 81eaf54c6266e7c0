"""The steps of the workflow as functions, for views, commands and tests alike.

Each checks first, then acts; Wagtail keeps the log. All raise PermissionDenied with a reason in Dutch.
"""

from django.core.exceptions import PermissionDenied

from .rules import NIET_DE_LAATSTE, Actie, bezwaar
from .state import toestand_van

NIET_TER_BEOORDELING = "Deze pagina ligt niet (meer) ter beoordeling."


def dien_in(page, user):
    """Submit the latest draft of ``page`` for review; returns the workflow state."""
    if not page.permissions_for_user(user).can_submit_for_moderation():
        nu = toestand_van(page)
        reden = bezwaar(Actie.INDIENEN, nu=nu, rollen=frozenset(), werkte_mee=False)
        raise PermissionDenied(reden)
    teruggestuurd = page.current_workflow_state
    if teruggestuurd is None:
        return page.get_workflow().start(page, user)
    teruggestuurd.resume(user=user)
    return teruggestuurd


def keur_goed(page, user, opmerking="", *, gelezen=None):
    """Approve ``page`` as it was submitted; the last approval publishes it.

    ``gelezen`` is the id of the revision the reviewer had on the screen; where it is given and no
    longer the submitted one, approval is refused.
    """
    task_state = _lopende_beoordeling(page)
    if gelezen is not None and str(gelezen) != str(task_state.revision_id):
        raise PermissionDenied(NIET_DE_LAATSTE)
    task_state.task.specific.on_action(task_state, user, "approve", comment=opmerking)


def stuur_terug(page, user, reden):
    """Send ``page`` back to who submitted it, with a reason."""
    task_state = _lopende_beoordeling(page)
    task_state.task.specific.on_action(task_state, user, "reject", comment=reden)


def mag_terugtrekken(page, user) -> bool:
    """Return whether ``user`` may withdraw ``page`` from review: who submitted it may."""
    workflow_state = page.current_workflow_state
    return bool(
        page.workflow_in_progress
        and (workflow_state.requested_by_id == user.pk or user.is_superuser)
    )


def trek_terug(page, user):
    """Withdraw ``page`` from review; its draft stays."""
    _lopende_beoordeling(page)
    if not mag_terugtrekken(page, user):
        raise PermissionDenied("Alleen wie de pagina indiende, kan hem terugtrekken.")
    page.current_workflow_state.cancel(user=user)


def _lopende_beoordeling(page):
    task_state = page.current_workflow_task_state
    if task_state is None or not page.workflow_in_progress:
        raise PermissionDenied(NIET_TER_BEOORDELING)
    return task_state
