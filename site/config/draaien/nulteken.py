"""A NUL character, which no database text and no file name can hold: said in words, never an error of ours."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import bad_request

NUL = "\x00"
WEIGERING = "NUL (0x00)"  # as PostgreSQL's drivers say it


class NultekenMiddleware:
    """Refuse addresses, questions and cookies with a NUL at the door.

    A form says it at its field and keeps what was typed, so its values go on; what a view does not look at and
    the database refuses is answered the same way.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            raise Http404("Dit adres bestaat niet.")
        gevraagd = [deel for naam, waarden in request.GET.lists() for deel in (naam, *waarden)]
        if any(NUL in deel for deel in (*gevraagd, *request.COOKIES.values())):
            raise BadRequest("A NUL in the question.")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if WEIGERING in str(exception):
            return bad_request(request, exception)
        return None
