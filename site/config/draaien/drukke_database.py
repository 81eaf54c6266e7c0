"""A database that gives a lock to somebody else: said in words, and nothing half done.

Who waits for a lock waits no longer than both databases let them (``WACHT_OP_SLOT``); of two who wait for each other
PostgreSQL ends one at once. What was asked is rolled back then, and can be asked again.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

logger = logging.getLogger("handleiding.database")

DRUK = (
    "Iemand anders is op dit moment met hetzelfde bezig. Uw wijziging is nog niet bewaard. "
    "Wacht even en probeer het dan opnieuw."
)
# No lock in time, two who wait for each other, a transaction that has to be done again.
VAN_POSTGRESQL = {"55P03", "40P01", "40001"}
VAN_SQLITE = ("database is locked", "database table is locked")


def is_druk(fout: BaseException) -> bool:
    """Say whether an error of the database means that somebody else holds what was needed."""
    oorzaak = fout.__cause__
    if getattr(oorzaak, "sqlstate", None) in VAN_POSTGRESQL:
        return True
    return str(fout).startswith(VAN_SQLITE)


class DrukkeDatabaseMiddleware:
    """Answer 503 in words that say what to do; to the editor, which asks for JSON, in its own form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError) or not is_druk(exception):
            return None
        logger.warning("A lock was not to be had: %s", str(exception).splitlines()[0])
        response = self._antwoord(request)
        response.headers["Retry-After"] = str(settings.WACHT_OP_SLOT)
        add_never_cache_headers(response)
        return response

    @staticmethod
    def _antwoord(request: HttpRequest) -> HttpResponse:
        if "application/json" in request.headers.get("Accept", ""):
            fout = {"success": False, "error_code": "locked", "error_message": DRUK}
            return JsonResponse(fout, status=503)
        return render(request, "503_druk.html", {"druk": DRUK}, status=503)
