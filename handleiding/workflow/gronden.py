"""On what ground a text may go online. Derived from what is recorded, never from who asks.

Either a second person approved exactly this revision, or an entry in the page's log says why it went
online without: an emergency, or another action that its row (``logacties``) makes a ground.
"""

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from handleiding.logacties import PUBLICATIES, gronden

from .contributors import medewerkers


def mag_online(page: Page, revision: Revision) -> bool:
    """Return whether ``revision`` may be what readers of ``page`` see."""
    return heeft_grond(revision) or goedgekeurd_door_ander(page, revision)


def heeft_grond(revision: Revision) -> bool:
    return PageLogEntry.objects.filter(revision_id=revision.pk, action__in=gronden()).exists()


def goedgekeurd_door_ander(page: Page, revision: Revision) -> bool:
    """Return whether a finished review approved exactly this revision, by who did not write it.

    A reviewer whose account is gone since counts: the task let nobody approve anonymously.
    """
    keurders = set(
        TaskState.objects.filter(
            revision=revision,
            status=TaskState.STATUS_APPROVED,
            workflow_state__status=WorkflowState.STATUS_APPROVED,
        ).values_list("finished_by_id", flat=True)
    )
    return bool(keurders and keurders - medewerkers(page, tot=revision))


def is_vastgelegd(revision: Revision) -> bool:
    """Return whether a review, a publication or a plan refers to ``revision``: it may not change.

    Asked of the database: what a page in memory says may be of before somebody submitted it.
    """
    gepubliceerd = PageLogEntry.objects.filter(
        revision_id=OuterRef("pk"), action__in=[*gronden(), *PUBLICATIES]
    )
    redenen = (
        Q(approved_go_live_at__isnull=False)
        | Exists(TaskState.objects.filter(revision=OuterRef("pk")))
        | Exists(Page.objects.filter(live_revision=OuterRef("pk")))
        | Exists(gepubliceerd)
    )
    return Revision.objects.filter(redenen, pk=revision.pk).exists()
