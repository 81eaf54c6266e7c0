"""From an address to its page in one question, by what was found there before.

What was found is a guess that the page's own row answers: it is read by its key *and* by the address asked for. Where
that finds nothing the tree is walked, as always. So no page is found where it does not stand.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, F
from django.http import Http404, HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

from handleiding.publiek.etalage import Etalage, Etalagezicht

from . import stand
from .stand import Leesstand, Ramen, lees_ramen, nieuwe_houder

_plekken = nieuwe_houder(20_000)
_sites = nieuwe_houder(2_000)


@dataclass(frozen=True)
class Plek:
    """Where an address led: a page, and how many names of the address are the page's own."""

    pk: int
    model: Any
    wortel: int | None
    namen: int


def wijs(request: HttpRequest, pad: str) -> None:
    """Let Wagtail know at which host and page ``request`` comes out, as it would find out by itself.

    Who reads without a session gets the stamps with a page that everyone may read.
    """
    namen = tuple(naam for naam in pad.split("/") if naam)
    sleutel = (request.get_host(), request.get_port(), namen)
    plek: Plek | None = _plekken.haal(sleutel)
    ramen = lees_ramen(plek.wortel if plek else None)
    site = _site(request, ramen)
    page = _lees(plek, site, namen) if plek and site else None
    if page is not None and plek is not None:
        _route(request, page, namen[plek.namen :])
        if _voor_iedereen(request, page, plek):
            page.leesstand = Leesstand(page.etalagewortel, ramen, page.etalagestempel)
        return
    _plekken.vergeet(sleutel)
    gevonden = Page.route_for_request(request, pad)
    if gevonden is not None and site is not None:
        _plekken.bewaar(sleutel, _plek(gevonden[0], site))


def _site(request: HttpRequest, ramen: Ramen) -> Site | None:
    """Return Wagtail's site of the host, asked once for as long as no frame changes."""
    sleutel = (request.get_host(), request.get_port())
    site: Site | None = _sites.haal(sleutel, ramen)
    if site is None:
        site = Site.find_for_request(request)
        if site is not None and stand.staat_vast():
            _sites.bewaar(sleutel, site, stempels=ramen)
    request._wagtail_site = site  # type: ignore[attr-defined]
    return site


def _lees(plek: Plek, site: Site, namen: tuple[str, ...]) -> Any:
    """Return the page of ``plek`` if it still stands at this address, with what the etalage says of it."""
    adres = "".join(f"{naam}/" for naam in namen[: plek.namen])
    paginas = plek.model._default_manager.filter(
        pk=plek.pk, url_path=f"{site.root_page.url_path}{adres}"
    )
    paginas = paginas.annotate(
        etalagezicht=F("etalage__zicht"),
        etalagewortel=F("etalage__wortel"),
        etalagestempel=F("etalage__stempel"),
        drukcode=F("etalage__code"),
        beperkt=Exists(PageViewRestriction.objects.all()),
    )
    return next(iter(paginas), None)


def _route(request: Any, page: Any, rest: tuple[str, ...]) -> None:
    try:
        request._wagtail_route_for_request = page.route(request, list(rest))
    except Http404:
        request._wagtail_route_for_request = None


def _voor_iedereen(request: Any, page: Any, plek: Plek) -> bool:
    """Return whether any other reader gets the same page, and ``plek`` asked for the stamps that it needs."""
    return (
        page.live
        and page.etalagezicht == Etalagezicht.OPENBAAR
        and page.etalagewortel == plek.wortel is not None
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and stand.staat_vast()
    )


def _plek(page: Page, site: Site) -> Plek:
    eigen = page.url_path.removeprefix(site.root_page.url_path)
    wortel = Etalage.objects.filter(pk=page.pk).values_list("wortel", flat=True).first()
    return Plek(page.pk, type(page), wortel, eigen.count("/"))
