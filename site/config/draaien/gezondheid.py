"""Answers to who watches over this process: does it live, can it serve, what waits. Of no person, and of no text.

They come before the check of host names and the way to https: a watcher asks an address, not a name.
"""

import hmac
import logging
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers

from config.draaien.cijfers import SOORT, als_cijfers
from config.draaien.meten import meet

DATABASE_WEG = "de database antwoordt niet"
NIET_GEMIGREERD = "de database is nog niet bijgewerkt"
GEEN_SLEUTEL = "geef de sleutel: Authorization: Bearer …"
logger = logging.getLogger("handleiding.gezondheid")


class GezondheidMiddleware:
    """Answer the four addresses; hand on all else."""

    bijgewerkt = False  # once the database is, it stays so for this process

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.adressen = {
            "/livez": self.leeft,
            "/readyz": self.klaar,
            "/healthz": self.gezond,
            "/metrics": self.cijfers,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        vraag = self.adressen.get(request.path_info)
        if vraag is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        try:
            response = vraag(request)
        except Error as fout:
            logger.error("The database is away: %s", type(fout).__name__)
            response = _zeg(DATABASE_WEG, 503)
        add_never_cache_headers(response)
        return response

    def leeft(self, request: HttpRequest) -> HttpResponse:
        """Say that the process answers; nothing else is looked at."""
        return _zeg("leeft")

    def klaar(self, request: HttpRequest) -> HttpResponse:
        """Say whether readers can be sent here: the database answers, and is as this code wants it."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not GezondheidMiddleware.bijgewerkt:
            plan = MigrationExecutor(connection)
            if plan.migration_plan(plan.loader.graph.leaf_nodes()):
                return _zeg(NIET_GEMIGREERD, 503)
            GezondheidMiddleware.bijgewerkt = True
        return _zeg("klaar")

    def gezond(self, request: HttpRequest) -> HttpResponse:
        """Say what waits and what failed, to who holds the key."""
        return JsonResponse(meet()) if _heeft_sleutel(request) else _zeg(GEEN_SLEUTEL, 403)

    def cijfers(self, request: HttpRequest) -> HttpResponse:
        """Give the same as figures. Where no key is set there is nothing at this address."""
        if not settings.GEZONDHEID_SLEUTEL:
            return HttpResponse(status=404)
        if not _heeft_sleutel(request):
            return _zeg(GEEN_SLEUTEL, 403)
        return HttpResponse(als_cijfers(meet()), content_type=SOORT)


def _zeg(wat: str, code: int = 200) -> HttpResponse:
    return JsonResponse({"status": wat}, status=code)


def _heeft_sleutel(request: HttpRequest) -> bool:
    """Being on this machine is no key: behind a proxy here everybody is."""
    if not settings.GEZONDHEID_SLEUTEL:
        return False
    goed = f"Bearer {settings.GEZONDHEID_SLEUTEL}".encode()
    return hmac.compare_digest(request.headers.get("Authorization", "").encode(), goed)
