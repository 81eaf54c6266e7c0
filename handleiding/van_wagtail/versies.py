"""Every revision that is deleted is asked about first, one or many.

A signal would come too late: inside Django's transaction, which an error there breaks. Wagtail has no setting for
what a purge keeps, besides protected foreign keys.
"""

from collections.abc import Callable
from typing import Any

from wagtail.models import Revision
from wagtail.models.revisions import RevisionQuerySet

from handleiding.basisbewaking import bewaak_versies, onthoud_schrijvers

from .ingreep import Ingreep


def een(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def verwijder(self: Revision) -> Any:
        """Delete, unless it is needed: ProtectedError, which ``purge_revisions`` passes over."""
        deze = Revision.objects.filter(pk=self.pk)
        bewaak_versies(deze)
        onthoud_schrijvers(deze)
        return wagtails(self)

    return verwijder


def reeks(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def verwijder_reeks(self: RevisionQuerySet) -> Any:
        """Delete all of them, or, when one is needed, none: ProtectedError."""
        bewaak_versies(self)
        onthoud_schrijvers(self)
        return wagtails(self)

    verwijder_reeks.alters_data = True  # type: ignore[attr-defined]
    verwijder_reeks.queryset_only = True  # type: ignore[attr-defined]
    return verwijder_reeks


GEVRAAGD = "in part, for what readers see: wagtail/wagtail#13869"

INGREPEN = (
    Ingreep(
        plek="wagtail.models:Revision.delete",
        rekent_op="(self)",
        waarom="A version that something rests on is not deleted; `purge_revisions` passes over it. Who wrote in what "
        "goes is kept.",
        ons=een,
        eindigt=GEVRAAGD,
        lezers=("wagtail.management.commands.purge_revisions:purge_revisions",),
    ),
    Ingreep(
        plek="wagtail.models.revisions:RevisionQuerySet.delete",
        rekent_op="(self)",
        waarom="The same for many at once: all of them, or none.",
        ons=reeks,
        eindigt=GEVRAAGD,
    ),
)
