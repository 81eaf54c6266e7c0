"""The workflow publishes, people do not: Wagtail's own actions refuse what nobody approved.

Every route ends in them: editor, bulk action, schedule, command, API. Wagtail has no setting for their classes, and
skips its own checks for the workflow.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from handleiding.logacties import GEPLAND_ONLINE
from handleiding.workflow.bestanden import houd_bestanden_van
from handleiding.workflow.beurt import op_beurt
from handleiding.workflow.bewaking import behoud_plan, bezwaar, weiger_geplande
from handleiding.workflow.rules import REDEN_ONTBREEKT

from .ingreep import Ingreep, altijd


def bewaak_publiceren(actie, skip_permission_checks=False):
    if reden := bezwaar(actie.object, actie.revision):
        raise PermissionDenied(reden)


def op_beurt_publiceren(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def publiceer(actie, skip_permission_checks=False):
        """Publish what the page and the revision say now: both are written as a whole.

        The schedule passes over a plan that was withdrawn meanwhile, and drops one that nobody approved.
        """
        with op_beurt(actie.object.pk) as opnieuw:
            if opnieuw:
                actie.revision = Revision.objects.get(pk=actie.revision.pk)
                actie.object = actie.revision.as_object()
            if actie.log_action == GEPLAND_ONLINE:
                if actie.revision.approved_go_live_at is None:
                    return None
                if reden := bezwaar(actie.object, actie.revision):
                    return weiger_geplande(actie.object, actie.revision, reden)
            houd_bestanden_van(actie.revision)
            return wagtails(actie, skip_permission_checks)

    return publiceer


def bewaak_offline_halen(actie, skip_permission_checks=False):
    """A person takes a page offline with a reason; the schedule and a deletion need none."""
    if actie.user is not None:
        raise PermissionDenied(REDEN_ONTBREEKT)


def op_beurt_offline(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def haal_offline(actie, skip_permission_checks=False):
        """Take offline what is there now. An end date that was changed meanwhile is not this one.

        What was approved for a later date is not withdrawn by the end date of the text before it.
        """
        with op_beurt(actie.object.pk) as opnieuw:
            einde = actie.object.expire_at
            if opnieuw:
                actie.object.refresh_from_db()
            if not actie.set_expired:
                return wagtails(actie, skip_permission_checks)
            if actie.object.expire_at != einde:
                return None
            with behoud_plan(actie.object):
                return wagtails(actie, skip_permission_checks)

    return haal_offline


PUBLICEREN = "wagtail.actions.publish_page_revision:PublishPageRevisionAction"
OFFLINE = "wagtail.actions.unpublish_page:UnpublishPageAction"
GEVRAAGD = "a way to object to a publication: wagtail/wagtail#5513"

INGREPEN = (
    Ingreep(
        plek=f"{PUBLICEREN}.check",
        rekent_op="(self, skip_permission_checks=False)",
        waarom="Refuses what nobody approved, also for superusers and without a user.",
        ons=altijd(bewaak_publiceren),
        eindigt=GEVRAAGD,
        lezers=("wagtail.actions.publish_revision:PublishRevisionAction.execute",),
    ),
    Ingreep(
        plek=f"{PUBLICEREN}.execute",
        rekent_op="(self, skip_permission_checks=False)",
        waarom="Publishes one at a time per page, and what is stored now; drops a plan that nobody approved.",
        ons=op_beurt_publiceren,
        eindigt=GEVRAAGD,
    ),
    Ingreep(
        plek=f"{OFFLINE}.check",
        rekent_op="(self, skip_permission_checks=False)",
        waarom="A person takes a page offline with a reason, through our own action.",
        ons=altijd(bewaak_offline_halen),
        lezers=("wagtail.actions.unpublish:UnpublishAction.execute",),
    ),
    Ingreep(
        plek=f"{OFFLINE}.execute",
        rekent_op="(self, skip_permission_checks=False)",
        waarom="One at a time per page; an end date that was changed meanwhile is not this one.",
        ons=op_beurt_offline,
    ),
)
