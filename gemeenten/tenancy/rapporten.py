"""Wagtail's reports: the useful ones show the own pages, the others are not offered."""

from typing import Any

from wagtail.admin.views.reports.aging_pages import AgingPagesView

# They reach over all editions, and are closed to all but superusers (``indeling``).
VOOR_BEHEER = {"locked-pages", "page-types-usage"}


class WieWijzigt:
    """A policy in which "may publish", that nobody may, is asked as "may change"."""

    def __init__(self, beleid: Any) -> None:
        self.beleid = beleid

    def __getattr__(self, naam: str) -> Any:
        return getattr(self.beleid, naam)

    def instances_user_has_permission_for(self, user: Any, action: str) -> Any:
        gevraagd = "change" if action == "publish" else action
        return self.beleid.instances_user_has_permission_for(user, gevraagd)


def eigen_verouderde_paginas(view: AgingPagesView) -> Any:
    """Stands in for ``AgingPagesView.get_queryset``, which lists what one may publish."""
    view.permission_policy = WieWijzigt(view.permission_policy)
    return _verouderde_paginas(view)


_verouderde_paginas = AgingPagesView.get_queryset


def passende_rapporten(request: Any, menu_items: list[Any]) -> None:
    """Leave out reports that would only refuse (hook ``construct_reports_menu``)."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in VOOR_BEHEER]


def beperk_rapporten() -> None:
    """Put the replacement in place."""
    AgingPagesView.get_queryset = eigen_verouderde_paginas
