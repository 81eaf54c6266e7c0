"""Where published texts use files, told at the moment of publication and not when the queue gets to it."""

from typing import Any

from wagtail.models import ReferenceIndex


def werk_verwijzingen_bij(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Bring Wagtail's reference index up to date with a page that is now online (signal ``page_published``).

    Wagtail leaves that to a background task. Whether a file is public is read from this index: a reader of the
    new page would miss its files, and a file that was taken off the page would stay public.
    """
    ReferenceIndex.create_or_update_for_object(instance)
