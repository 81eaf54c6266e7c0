"""From an address to its page: what this process found there before is asked first, in one question."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from handleiding.publiek.geheugen.adres import onthoud, wijs

from .ingreep import Ingreep


def met_geheugen(wagtails: Any) -> Callable[..., Any]:
    zoek = wagtails.__func__

    def route_for_request(request: HttpRequest, path: str) -> Any:
        """Return where ``path`` leads; found once for a request, as Wagtail does."""
        if hasattr(request, "_wagtail_route_for_request"):
            return zoek(request, path)
        wijzing = wijs(request, path)
        request._wagtail_site = wijzing.site
        if wijzing.zeker:
            request._wagtail_route_for_request = wijzing.route
            return wijzing.route
        gevonden = zoek(request, path)
        if gevonden is not None and wijzing.site is not None:
            onthoud(request, path, gevonden[0], wijzing.site)
        return gevonden

    return staticmethod(route_for_request)


INGREPEN = (
    Ingreep(
        plek="wagtail.models.pages:Page.route_for_request",
        rekent_op="(request, path)",
        waarom="Wagtail asks for each part of an address, and again for the type of a page; here that is one question.",
        ons=met_geheugen,
        lezers=(
            "wagtail.models.pages:Page.find_for_request",
            "wagtail.views:serve",
        ),
    ),
)
