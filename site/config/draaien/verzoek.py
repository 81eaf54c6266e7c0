"""Each request has a number: in every log line about it, in the answer, and on the page that says it went wrong."""

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

KOP = "X-Request-ID"
# What a proxy of ours may give: nothing that could pass for a log line or markup.
GOED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{7,63}")

verzoeknummer: ContextVar[str] = ContextVar("verzoeknummer", default="-")


def geef_nummer(gegeven: str) -> str:
    """Give the request of now its number: the one that a proxy gave, where that is one."""
    nummer = gegeven if GOED.fullmatch(gegeven) else secrets.token_hex(8)
    verzoeknummer.set(nummer)  # stays until the next request: the server logs after the answer
    return nummer


class VerzoekMiddleware:
    """Take the number that a proxy gave, or make one; first of all middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nummer = geef_nummer(request.headers.get(KOP, ""))
        response = self.get_response(request)
        response.headers[KOP] = nummer
        return response


@requires_csrf_token
def fout(request: HttpRequest) -> HttpResponse:
    """Say that it went wrong, with the number to ask about (``handler500``). Needs no database."""
    pagina = render_to_string("500.html", {"verzoeknummer": verzoeknummer.get()})
    return HttpResponseServerError(pagina)
