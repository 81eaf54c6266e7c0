"""Serving a page by Wagtail, its address found in one question."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve

from .adres import wijs


def serveer(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at ``path``. Stands before Wagtail's own addresses, and hands on to them."""
    wijs(request, path)
    return serve(request, path)
