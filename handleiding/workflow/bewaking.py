"""The workflow publishes, people do not. The guard stands at Wagtail's own publish and unpublish actions,
which every route ends in: editor, bulk action, schedule, command, API.
"""

from django.core.exceptions import PermissionDenied
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Revision

from .adres import bezwaar_tegen_adres
from .beurt import op_beurt
from .gronden import mag_online
from .rules import GEEN_TWEEDE_PERSOON, REDEN_ONTBREEKT

GEWEIGERD = "handleiding.publicatie_geweigerd"
PLANNING = "wagtail.publish.scheduled"

_haal_offline = UnpublishPageAction.execute


def bezwaar(page, revision) -> str:
    """Return why ``revision`` may not be what readers of ``page`` see, in Dutch, or an empty string."""
    if not mag_online(page, revision):
        return GEEN_TWEEDE_PERSOON
    return bezwaar_tegen_adres(page, revision)


def weiger_geplande(page, revision, reden: str) -> None:
    """Drop a planned publication that may not go online, so that the others of that day go on."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=page, action=GEWEIGERD, revision=revision, data={"reden": reden})


class OfflineHalen(UnpublishPageAction):
    """Take a page offline; ``reden`` is for the log. Who may is checked by ``actions``."""

    def __init__(self, page, *, user, reden: str) -> None:
        super().__init__(page, user=user, log_action=False)
        self.reden = reden

    def check(self, skip_permission_checks=False):
        if not self.reden.strip():
            raise PermissionDenied(REDEN_ONTBREEKT)


def bewaak_publicatie() -> None:
    """Let Wagtail's actions refuse what nobody approved, also for superusers and without a user.

    Wagtail has no setting for these action classes, and skips its own checks for the workflow.
    """
    PublishPageRevisionAction.check = _bewaak_publiceren
    PublishPageRevisionAction.execute = _publiceer
    UnpublishPageAction.check = _bewaak_offline_halen
    UnpublishPageAction.execute = _haal_offline_op_beurt


def _publiceer(actie, skip_permission_checks=False):
    """Publish what the page and the revision say now: both are written as a whole.

    The schedule passes over a plan that was withdrawn meanwhile, and drops one that nobody approved.
    """
    with op_beurt(actie.object.pk) as opnieuw:
        if opnieuw:
            actie.revision = Revision.objects.get(pk=actie.revision.pk)
            actie.object = actie.revision.as_object()
        if actie.log_action == PLANNING:
            if actie.revision.approved_go_live_at is None:
                return None
            if reden := bezwaar(actie.object, actie.revision):
                return weiger_geplande(actie.object, actie.revision, reden)
        return PublishRevisionAction.execute(actie, skip_permission_checks)


def _haal_offline_op_beurt(actie, skip_permission_checks=False):
    """Take offline what is there now. An end date that was changed meanwhile is not this one."""
    with op_beurt(actie.object.pk) as opnieuw:
        einde = actie.object.expire_at
        if opnieuw:
            actie.object.refresh_from_db()
        if actie.set_expired and actie.object.expire_at != einde:
            return None
        return _haal_offline(actie, skip_permission_checks)


def _bewaak_publiceren(actie, skip_permission_checks=False):
    if reden := bezwaar(actie.object, actie.revision):
        raise PermissionDenied(reden)


def _bewaak_offline_halen(actie, skip_permission_checks=False):
    """A person takes a page offline with a reason; the schedule and a deletion need none."""
    if actie.user is not None:
        raise PermissionDenied(REDEN_ONTBREEKT)
