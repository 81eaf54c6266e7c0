"""An address where readers could read a text once, and cannot any more: 410 instead of 404 (RFC 9110, 15.5.11)."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from wagtail.models import Page, Site

from handleiding.publiek.etalage import Etalagezicht, Publicatie


class VerdwenenMiddleware:
    """Stands around the redirects: an address that leads on is not gone. Of the text itself nothing is told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or not is_verdwenen(request):
            return response
        weg = render(request, "410.html", status=410)
        add_never_cache_headers(weg)  # it may come back
        return weg


def is_verdwenen(request: HttpRequest) -> bool:
    """Whether a page stands at this address that everyone could read once and that is offline now. One query.

    A page that became internal is not gone: of that, as of a draft, nobody is told that it is there.
    """
    site = Site.find_for_request(request)
    delen = [deel for deel in request.path.split("/") if deel]
    if site is None or not delen or "\0" in request.path:
        return False
    adres = f"{site.root_page.url_path}{'/'.join(delen)}/"
    openbaar = Publicatie.objects.filter(
        page=OuterRef("pk"), online=True, zicht=Etalagezicht.OPENBAAR
    )
    offline = Q(live=False) | Q(etalage__zicht=Etalagezicht.VERBORGEN)
    # The slug is indexed, the address is not.
    hier = Page.objects.filter(slug=delen[-1], url_path=adres)
    return hier.filter(offline, Exists(openbaar)).exists()
