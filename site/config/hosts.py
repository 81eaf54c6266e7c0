"""One address for everything: the CMS and the log-in on the main host, the pages of an edition on its own.

Who is logged in reads an edition on the main host: their session is there, and so are the pages for readers with an
account, the bar of the CMS, and what they came to approve.
"""

from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import add_never_cache_headers

from handleiding.adressen import hosts
from handleiding.zichtbaarheid import lezer


class HostMiddleware:
    """Lead who asks for a page on; a form that was sent to the wrong host is not sent on, and gets 404.

    A preview of the CMS goes through here as well, as if its page was asked for, and stays as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = None if getattr(request, "is_dummy", False) else elders(request)
        if antwoord is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            raise Http404
        # Kept by nobody: who logs in next reads on, and a host name may be taken away again.
        add_never_cache_headers(antwoord)
        return antwoord


def elders(request: HttpRequest) -> HttpResponse | None:
    """Return where ``request`` belongs, when that is not here."""
    if hosts.hoort_op_hoofdhost(request.path_info):
        if hosts.eigen_wortel(request):
            return HttpResponseRedirect(hosts.op_hoofdhost(request.get_full_path()))
        return None
    adres = hosts.adres_op_eigen_host(request)
    if adres and lezer(request) is None:
        return HttpResponsePermanentRedirect(adres)
    return None
