"""The CMS is for who may use it: a reader who is logged in is told so, not sent to the log-in again."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from config.inlog.tweede_factor import may_use_cms, name_of
from gemeenten.models import GemeentePage
from gemeenten.toegang.rollen_op_pagina import leesbare_paden, paden_met_een_rol


class CmsToegangMiddleware:
    """Answer 403 to an account without CMS access; Wagtail and the log-in would send it round and round."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.cms = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path_info.startswith(self.cms)
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and not may_use_cms(request.user)
            and name_of(request.path_info) != "wagtailadmin_logout"
        ):
            return render(request, "403_meelezen.html", _om_te_lezen(request), status=403)
        return self.get_response(request)


def _om_te_lezen(request: HttpRequest) -> dict[str, Any]:
    """Return whether the person reads along somewhere, and the editions online where they do."""
    edities = GemeentePage.objects.live().filter(path__in=paden_met_een_rol(request.user))
    return {
        "leest": bool(leesbare_paden(request.user)),
        "edities": [{"titel": e.title, "url": e.get_url(request)} for e in edities.op_naam()],
    }
