"""A disk that is full: said in words, also where no form was there to say it."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from handleiding.opslag import OpslagVol

logger = logging.getLogger("handleiding.opslag")


class VolleOpslagMiddleware:
    """Answer 507 in words, and tell who watches over the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OpslagVol):
            return None
        logger.error("There is no room for files")
        response = render(request, "507.html", status=507)
        add_never_cache_headers(response)
        return response
