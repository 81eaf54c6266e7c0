"""The steps of the workflow as functions, for views, commands and tests alike.

Each checks first, then acts and logs. All raise PermissionDenied with a reason in Dutch.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .adres import bezwaar_tegen_adres
from .bewaking import OfflineHalen
from .contributors import ACHTERAF, SPOED
from .logboek import OFFLINE, OPMERKING, PLANNING_INGETROKKEN
from .oordeel import Oordeel
from .rules import NIET_DE_LAATSTE, Actie

NIET_TER_BEOORDELING = "Deze pagina ligt niet (meer) ter beoordeling."
OP_SLOT = "Deze pagina staat op slot, of er is nog niet bepaald wie haar beoordeelt."


def bewaak(page, user, actie: Actie, reden: str | None = None) -> Oordeel:
    """Raise PermissionDenied when ``user`` may not do ``actie`` now; else return what was weighed."""
    oordeel = Oordeel(page, user)
    if reden_van_weigering := oordeel.bezwaar(actie, reden):
        raise PermissionDenied(reden_van_weigering)
    return oordeel


@transaction.atomic
def dien_in(page, user, opmerking=""):
    """Submit the latest draft of ``page`` for review; returns the workflow state."""
    bewaak(page, user, Actie.INDIENEN)
    if not page.permissions_for_user(user).can_submit_for_moderation():
        raise PermissionDenied(OP_SLOT)
    if bezwaar := bezwaar_tegen_adres(page, page.get_latest_revision()):
        raise PermissionDenied(bezwaar)
    state = page.current_workflow_state
    if state is None:
        state = page.get_workflow().start(page, user)
    else:
        state.resume(user=user)
    if opmerking.strip():
        log(
            instance=page,
            action=OPMERKING,
            user=user,
            revision=page.get_latest_revision(),
            data={"reden": opmerking.strip()},
        )
    return state


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
    """Return whether ``user`` may withdraw ``page`` from review: the submitter and the beheerder."""
    return not Oordeel(page, user).bezwaar(Actie.TERUGTREKKEN)


def trek_terug(page, user):
    """Withdraw ``page`` from review; its draft stays."""
    _lopende_beoordeling(page)
    bewaak(page, user, Actie.TERUGTREKKEN)
    page.current_workflow_state.cancel(user=user)


@transaction.atomic
def haal_offline(page, user, reden):
    """Take ``page`` offline. What is below it keeps its own state, but below an edition it hides too."""
    bewaak(page, user, Actie.OFFLINE_HALEN, reden)
    revision = page.live_revision
    OfflineHalen(page, user=user, reden=reden).execute()
    _log(page, user, OFFLINE, revision, reden)


@transaction.atomic
def trek_planning_in(page, user, reden=""):
    """Undo the approval of a planned publication; the text becomes a draft again."""
    bewaak(page, user, Actie.PLANNING_INTREKKEN)
    revision = page.scheduled_revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    _log(page, user, PLANNING_INGETROKKEN, revision, reden)


@transaction.atomic
def publiceer_met_spoed(page, user, reden):
    """Publish the latest text without a second person; it stays marked until one approves afterwards."""
    bewaak(page, user, Actie.SPOEDPUBLICATIE, reden)
    revision = _zonder_datum(page, user)
    _log(page, user, SPOED, revision, reden)
    revision.publish(user=user, skip_permission_checks=True)
    _sluit_beoordeling(page, user)


@transaction.atomic
def keur_achteraf_goed(page, user, opmerking=""):
    """Approve what went online in a hurry; the mark goes away."""
    oordeel = bewaak(page, user, Actie.ACHTERAF_GOEDKEUREN)
    _log(page, user, ACHTERAF, oordeel.spoed.revision, opmerking)


def _zonder_datum(page, user):
    """Return the latest revision; one with a date in the future makes place for one without."""
    tekst = page.get_latest_revision_as_object()
    if tekst.go_live_at is None or tekst.go_live_at <= timezone.now():
        return page.get_latest_revision() or tekst.save_revision(user=user)
    tekst.go_live_at = None
    return tekst.save_revision(user=user, log_action=True)


def _sluit_beoordeling(page, user) -> None:
    """End a review that the emergency overtook, also where Wagtail is told not to."""
    lopend = type(page).objects.get(pk=page.pk).current_workflow_state
    if lopend is not None:
        lopend.cancel(user=user)


def _log(page, user, actie, revision, reden) -> None:
    log(
        instance=page,
        action=actie,
        user=user,
        revision=revision,
        data={"reden": reden.strip()},
    )


def _lopende_beoordeling(page):
    task_state = page.current_workflow_task_state
    if task_state is None or not page.workflow_in_progress:
        raise PermissionDenied(NIET_TER_BEOORDELING)
    return task_state
