"""Wagtail's reports: the useful ones show the own pages, the others are not offered."""

from typing import Any

# They reach over all editions, and are closed to all but superusers (``indeling``).
VOOR_BEHEER = {"locked-pages", "page-types-usage"}


def passende_rapporten(request: Any, menu_items: list[Any]) -> None:
    """Leave out reports that would only refuse (hook ``construct_reports_menu``)."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in VOOR_BEHEER]
