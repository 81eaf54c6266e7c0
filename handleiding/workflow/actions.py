"""The steps of the workflow as functions, for views, commands and tests alike.

Each is taken by one at a time: it looks at the page as it is then, checks, acts and logs. All raise
PermissionDenied with a reason in Dutch. ``gelezen`` is the fingerprint of the text that was on the
screen; where it is given and another text would be decided on, they refuse.
"""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from handleiding.logacties import ACHTERAF, OFFLINE, OPMERKING, PLANNING_INGETROKKEN, SPOED

from .bestanden import houd_bestanden_van
from .beurt import een_tegelijk
from .bewaking import OfflineHalen
from .houdbaar import bezwaar_tegen_tekst
from .onzegbaar import bezwaar_onzegbaar
from .oordeel import Oordeel
from .rules import NIET_TER_BEOORDELING, Actie
from .vingerafdruk import bewaak_gelezen, bewaak_gelezen_offline

SPOEDTEKST_WEG = (
    "De tekst van deze spoedpublicatie is opgeruimd, dus niemand kan haar nalezen. "
    "Vraag de kernredactie de pagina opnieuw met spoed te publiceren."
)
OP_SLOT = "Deze pagina staat op slot, of er is nog niet bepaald wie haar beoordeelt."


def bewaak(page, user, actie: Actie, reden: str | None = None) -> Oordeel:
    """Raise PermissionDenied when ``user`` may not do ``actie`` now; else return what was weighed."""
    oordeel = Oordeel(page, user)
    if reden_van_weigering := oordeel.bezwaar(actie, reden):
        raise PermissionDenied(reden_van_weigering)
    return oordeel


@een_tegelijk
def dien_in(page, user, opmerking=""):
    """Submit the latest draft of ``page`` for review; returns the workflow state."""
    bewaak(page, user, Actie.INDIENEN)
    if not page.permissions_for_user(user).can_submit_for_moderation():
        raise PermissionDenied(OP_SLOT)
    if bezwaar := bezwaar_tegen_tekst(page, page.get_latest_revision()):
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


@een_tegelijk
def keur_goed(page, user, opmerking="", *, gelezen=None):
    """Approve ``page`` as it was submitted; the last approval publishes it."""
    _beslis(page, user, "approve", opmerking, gelezen)


@een_tegelijk
def stuur_terug(page, user, reden, *, gelezen=None):
    """Send ``page`` back to who submitted it, with a reason."""
    _beslis(page, user, "reject", reden, gelezen)


def mag_terugtrekken(page, user) -> bool:
    """Return whether ``user`` may withdraw ``page`` from review: the submitter and the beheerder."""
    return not Oordeel(page, user).bezwaar(Actie.TERUGTREKKEN)


@een_tegelijk
def trek_terug(page, user):
    """Withdraw ``page`` from review; its draft stays."""
    _lopende_beoordeling(page)
    bewaak(page, user, Actie.TERUGTREKKEN)
    page.current_workflow_state.cancel(user=user)


@een_tegelijk
def haal_offline(page, user, reden, *, gelezen=None):
    """Take ``page`` offline. What is below it keeps its own state, but below an edition it hides too."""
    bewaak(page, user, Actie.OFFLINE_HALEN, reden)
    bewaak_gelezen_offline(gelezen, page)
    revision = page.live_revision
    OfflineHalen(page, user=user, reden=reden).execute()
    _log(page, user, OFFLINE, revision, reden)


@een_tegelijk
def trek_planning_in(page, user, reden=""):
    """Undo the approval of a planned publication; the text becomes a draft again."""
    bewaak(page, user, Actie.PLANNING_INTREKKEN)
    revision = page.scheduled_revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    _log(page, user, PLANNING_INGETROKKEN, revision, reden)


@een_tegelijk
def publiceer_met_spoed(page, user, reden, *, gelezen=None):
    """Publish the latest text without a second person; it stays marked until one approves afterwards.

    A review that is overtaken ends first: nobody writes a page that is under review.
    """
    oordeel = bewaak(page, user, Actie.SPOEDPUBLICATIE, reden)
    if laatste := page.get_latest_revision():
        houd_bestanden_van(laatste)
    bewaak_gelezen(gelezen, laatste, meteen=True)
    if oordeel.workflow_state is not None:
        oordeel.workflow_state.cancel(user=user)
    revision = _zonder_datum(page, user)
    _log(page, user, SPOED, revision, reden)
    revision.publish(user=user, skip_permission_checks=True)


@een_tegelijk
def keur_achteraf_goed(page, user, opmerking="", *, gelezen=None):
    """Approve what went online in a hurry; the mark goes away."""
    oordeel = bewaak(page, user, Actie.ACHTERAF_GOEDKEUREN)
    revision = oordeel.spoedtekst
    if revision is None:
        raise PermissionDenied(SPOEDTEKST_WEG)
    bewaak_gelezen(gelezen, revision)
    if bezwaar := bezwaar_onzegbaar(page, revision):
        raise PermissionDenied(bezwaar)
    _log(page, user, ACHTERAF, revision, opmerking)


def _zonder_datum(page, user):
    """Return the latest revision; one with a date in the future makes place for one without."""
    tekst = page.get_latest_revision_as_object()
    if tekst.go_live_at is None or tekst.go_live_at <= timezone.now():
        return page.get_latest_revision() or tekst.save_revision(user=user)
    tekst.go_live_at = None
    return tekst.save_revision(user=user, log_action=True)


def _log(page, user, actie, revision, reden) -> None:
    log(
        instance=page,
        action=actie,
        user=user,
        revision=revision,
        data={"reden": reden.strip()},
    )


def _beslis(page, user, besluit, opmerking, gelezen) -> None:
    task_state = _lopende_beoordeling(page)
    task = task_state.task.specific
    task.on_action(task_state, user, besluit, comment=opmerking, gelezen=gelezen)


def _lopende_beoordeling(page):
    met = ("workflow", "current_task_state__task", "current_task_state__revision")
    state = page.workflow_states.active().select_related(*met).first()
    if state is None or state.status != state.STATUS_IN_PROGRESS or not state.current_task_state:
        raise PermissionDenied(NIET_TER_BEOORDELING)
    task_state = state.current_task_state.specific
    task_state.workflow_state = state
    if task_state.revision is not None:
        task_state.revision.content_object = page  # its own row, as it is in this turn
    return task_state
