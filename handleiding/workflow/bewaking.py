"""The workflow publishes, people do not: why a text may not go online, and taking a page offline.

``van_wagtail.publicatie`` asks it in Wagtail's own actions, which every route ends in.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from handleiding.logacties import GEWEIGERD

from .gronden import mag_online
from .houdbaar import bezwaar_tegen_tekst
from .rules import GEEN_TWEEDE_PERSOON, REDEN_ONTBREEKT


def bezwaar(page, revision) -> str:
    """Return why ``revision`` may not be what readers of ``page`` see, in Dutch, or an empty string."""
    if not mag_online(page, revision):
        return GEEN_TWEEDE_PERSOON
    return bezwaar_tegen_tekst(page, revision)


def weiger_geplande(page, revision, reden: str) -> None:
    """Drop a planned publication that may not go online, so that the others of that day go on."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(instance=page, action=GEWEIGERD, revision=revision, data={"reden": reden})


@contextmanager
def behoud_plan(page) -> Iterator[None]:
    """Keep what was approved for a later date: Wagtail drops it with every page that goes offline."""
    gepland = page.revisions.filter(approved_go_live_at__isnull=False)
    plan = list(gepland.values_list("pk", "approved_go_live_at"))
    yield
    for pk, moment in plan:
        page.revisions.filter(pk=pk).update(approved_go_live_at=moment)


class OfflineHalen(UnpublishPageAction):
    """Take a page offline; ``reden`` is for the log. Who may is checked by ``actions``."""

    def __init__(self, page, *, user, reden: str) -> None:
        super().__init__(page, user=user, log_action=False)
        self.reden = reden

    def check(self, skip_permission_checks=False):
        if not self.reden.strip():
            raise PermissionDenied(REDEN_ONTBREEKT)
