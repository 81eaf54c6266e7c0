"""A form of the CMS that arrives after the session ended: keep what was typed, and let it be sent again.

Only for a form that the browser itself says came from a page of ours: what another site sends is never
shown back, let alone offered for sending.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.csrf import csrf_failure

TOKEN = "csrfmiddlewaretoken"  # noqa: S105


def is_eigen_formulier(request: HttpRequest) -> bool:
    """Say whether this is a form of the CMS, sent by a person from a page of this site."""
    return (
        request.method == "POST"
        and request.path_info.startswith(reverse("wagtailadmin_home"))
        and request.headers.get("Sec-Fetch-Site") == "same-origin"
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and not any("password" in veld for veld in request.POST)
    )


def bied_opnieuw_aan(request: HttpRequest) -> HttpResponse:
    """Return a page that holds what was typed and sends it again to the same address."""
    velden = [
        (naam, waarde)
        for naam, waarden in request.POST.lists()
        if naam != TOKEN
        for waarde in waarden
    ]
    context = {"velden": velden, "met_bestand": bool(request.FILES)}
    antwoord = render(request, "account/sessie_verlopen.html", context, status=403)
    add_never_cache_headers(antwoord)
    return antwoord


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of the page is of an earlier session (``CSRF_FAILURE_VIEW``)."""
    if is_eigen_formulier(request):
        return bied_opnieuw_aan(request)
    return csrf_failure(request, reason)


class VerlopenSessieMiddleware:
    """Answer a form of who is no longer logged in; Wagtail would send them to the log-in and drop it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        if is_eigen_formulier(request) and not request.user.is_authenticated:
            return bied_opnieuw_aan(request)
        return None
