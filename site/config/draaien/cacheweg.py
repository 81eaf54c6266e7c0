"""The cache is away: readers are served, and what rests on it says that it cannot do it now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

# Attempts to log in, codes used once, answers given once: without the cache nobody would be counted.
STRENG = ("allauth", "meting-bon-")


class CacheWeg(Exception):
    """Something asked the cache what it must not guess."""


class CacheWegMiddleware:
    """Say in words that it cannot be done now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, CacheWeg):
            return None
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = "60"
        add_never_cache_headers(response)
        return response
