"""From an address to its page: what this process found there before is asked first, in one question."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from handleiding.publiek.geheugen.adres import onthoud, wijs
from handleiding.publiek.geheugen.hosts import beginpunten

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
        if gevonden is None or wijzing.site is None:
            return gevonden
        onthoud(request, path, gevonden[0], wijzing.site)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return gevonden
        # Asked again, now that it is known which page answers: its stamps are read before the page is.
        opnieuw = wijs(request, path)
        if opnieuw.zeker and opnieuw.route is not None:
            request._wagtail_route_for_request = opnieuw.route
            return opnieuw.route
        return gevonden

    return staticmethod(route_for_request)


def met_stempel(wagtails: Any) -> Callable[..., Any]:
    zoek = wagtails.__func__

    def get_site_root_paths() -> Any:
        """Return where hosts begin: by the stamp that the request began with, else as Wagtail keeps it."""
        paden = beginpunten()
        return zoek() if paden is None else paden

    return staticmethod(get_site_root_paths)


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
    Ingreep(
        plek="wagtail.models.sites:Site.get_site_root_paths",
        rekent_op="()",
        waarom="Wagtail keeps it for an hour, per process: a host that another process changed would stay as it was.",
        ons=met_stempel,
        lezers=("wagtail.models.pages:Page._get_site_root_paths",),
    ),
)
