"""A piece of a page as it was made, remembered for who reads without a session: most of what a page costs."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from .stand import nieuwe_houder, stand_van

# Some hundreds of pages; what is read least goes first.
GRENS = 16 * 1024 * 1024
_fragmenten = nieuwe_houder(GRENS)


def onthoud_fragment(context: Mapping[str, Any], wat: str, maak: Callable[[], str]) -> str:
    """Return what ``maak`` makes of ``page`` in ``context``, made again when a stamp of the page rose.

    It may depend on what readers see of the page and of its frames, on the day, and on the site that is asked: a link
    to another site is written in full. On nothing else of the request. ``wat`` names the piece, by its template too
    where more than one shows it.
    """
    page, request = context.get("page"), context.get("request")
    stand = stand_van(page) if page is not None and isinstance(request, HttpRequest) else None
    if stand is None or request is None:
        return maak()
    site = Site.find_for_request(request)
    sleutel = (page.pk, site and site.pk, wat)
    stempels = (stand.eigen, stand.ramen, timezone.localdate())
    gevonden: str | None = _fragmenten.haal(sleutel, stempels)
    if gevonden is None:
        gevonden = maak()
        _fragmenten.bewaar(sleutel, gevonden, stempels=stempels, gewicht=len(gevonden.encode()))
    return gevonden
