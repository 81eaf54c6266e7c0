"""The workflow publishes, people do not. The guard stands at Wagtail's own publish and unpublish actions,
which every route ends in: editor, bulk action, schedule, command, API.
"""

from django.core.exceptions import PermissionDenied
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from .gronden import mag_online
from .rules import GEEN_TWEEDE_PERSOON, REDEN_ONTBREEKT

GEWEIGERD = "handleiding.publicatie_geweigerd"
PLANNING = "wagtail.publish.scheduled"


def weiger_geplande(page, revision) -> None:
    """Drop a planned publication that nobody approved, so that the others of that day go on."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=page, action=GEWEIGERD, revision=revision, data={"reden": GEEN_TWEEDE_PERSOON})


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
    UnpublishPageAction.check = _bewaak_offline_halen


def _bewaak_publiceren(actie, skip_permission_checks=False):
    if not mag_online(actie.object, actie.revision):
        raise PermissionDenied(GEEN_TWEEDE_PERSOON)


def _bewaak_offline_halen(actie, skip_permission_checks=False):
    """A person takes a page offline with a reason; the schedule and a deletion need none."""
    if actie.user is not None:
        raise PermissionDenied(REDEN_ONTBREEKT)
