"""Tells who stands around Django that an answer is a page for everyone, and under which stamps it was made."""

from dataclasses import dataclass
from typing import Any

from handleiding.publiek.etalage.onderwerpen import paginanaam
from handleiding.publiek.etalage.sleutel import Stempels

from .stand import stand_van

MERK = __name__


@dataclass(frozen=True)
class OpenbarePagina:
    """Stands in the environment of a request: its page, the stamps in its key, and the name and port of Wagtail's site.

    ``onderwerpen`` names the page and its frames for who keeps answers elsewhere.
    """

    pk: int
    wortelsoort: str
    sleutel: Stempels
    site: tuple[str, int]
    onderwerpen: tuple[str, ...]


def meld_openbaar(page: Any, request: Any) -> None:
    """Say that ``page`` answers ``request``; only of a page that began with stamps, and that nothing restricts."""
    stand = stand_van(page)
    site = getattr(request, "_wagtail_site", None)
    if stand is None or site is None or page.__dict__.get("beperkt") is not False:
        return
    request.META[MERK] = OpenbarePagina(
        page.pk,
        stand.soort,
        stand.sleutel,
        (site.hostname, site.port),
        (paginanaam(page.pk), *stand.raamnamen),
    )
