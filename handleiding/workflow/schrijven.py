"""Writing a draft: one at a time, and not while somebody reviews the text."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from wagtail.models import Page, WorkflowState

from .beurt import op_beurt
from .rules import ONDER_BEOORDELING


@contextmanager
def schrijfbeurt(page: Page, *, over_laatste: bool) -> Iterator[None]:
    """Hold ``page`` to save a draft of it. Raises PermissionDenied, in Dutch, while it is under review.

    ``over_laatste`` tells that the latest revision is to be written over: which one that is now, is read
    again.
    """
    with op_beurt(page.pk) as opnieuw:
        if opnieuw and over_laatste:
            page.refresh_from_db(fields=["latest_revision"])
        # Who held the page already looked at it then; what came with the page before that is no answer.
        if _ligt_ter_beoordeling(page) if opnieuw else page.workflow_in_progress:
            raise PermissionDenied(ONDER_BEOORDELING)
        yield


def _ligt_ter_beoordeling(page: Page) -> bool:
    lopend = WorkflowState.objects.for_instance(page)
    return lopend.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()
