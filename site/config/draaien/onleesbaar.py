"""What nobody can read or keep: said in words, and never an error of ours.

A NUL, which no database text and no file name can hold; half a character (a lone surrogate), which is no UTF-8; a
number that is none, or that no column can hold; a form without one of its own fields. Browsers send none of it:
people who try do, and machines.
"""

import logging
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request

NUL = "\x00"
# The kind of error and a part of its words; Python, Django and the drivers of the databases have no kind for each.
WEIGERINGEN: tuple[tuple[type[Exception], str], ...] = (
    (Exception, "NUL (0x00)"),
    (Exception, "unsupported Unicode escape sequence"),
    (UnicodeEncodeError, "surrogates not allowed"),
    (OverflowError, "too large to convert to SQLite INTEGER"),
    (ValueError, "expected a number but got"),
    (MultiValueDictKeyError, ""),
)

logger = logging.getLogger(__name__)


class OnleesbaarMiddleware:
    """Refuse addresses, questions and cookies with a NUL at the door.

    A form says it at its field and keeps what was typed, so its values go on; what a view does not look at, and Django
    or the database refuses, is answered the same way. The log keeps where, for it may have been our own doing.
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
        if not is_onleesbaar(exception):
            return None
        logger.warning("Cannot be read: %s", request.path, exc_info=exception)
        return bad_request(request, exception)


def is_onleesbaar(exception: Exception) -> bool:
    """Return whether this error says that what was sent cannot be read or kept."""
    tekst = str(exception)
    return any(isinstance(exception, soort) and deel in tekst for soort, deel in WEIGERINGEN)
