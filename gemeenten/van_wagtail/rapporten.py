"""The report of pages that were not changed for long: the own ones."""

from collections.abc import Callable
from typing import Any

from wagtail.admin.views.reports.aging_pages import AgingPagesView

from handleiding.van_wagtail.ingreep import Ingreep


class WieWijzigt:
    """A policy in which "may publish", that nobody may, is asked as "may change"."""

    def __init__(self, beleid: Any) -> None:
        self.beleid = beleid

    def __getattr__(self, naam: str) -> Any:
        return getattr(self.beleid, naam)

    def instances_user_has_permission_for(self, user: Any, action: str) -> Any:
        gevraagd = "change" if action == "publish" else action
        return self.beleid.instances_user_has_permission_for(user, gevraagd)


def wat_iemand_wijzigt(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def eigen_verouderde_paginas(view: AgingPagesView) -> Any:
        view.permission_policy = WieWijzigt(view.permission_policy)
        return wagtails(view)

    return eigen_verouderde_paginas


INGREPEN = (
    Ingreep(
        plek="wagtail.admin.views.reports.aging_pages:AgingPagesView.get_queryset",
        rekent_op="(self)",
        waarom="The report lists what one may change; Wagtail's lists what one may publish, which is nothing.",
        ons=wat_iemand_wijzigt,
    ),
)
