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
class Adresplek:
    """Where an address led: a page, and how many names of the address are the page's own."""

    pk: int
    model: Any
    wortel: int | None
    namen: int


@dataclass(frozen=True)
class Wijzing:
    """Wagtail's site of the host, and where the address leads: ``zeker`` when that was answered, a page or none."""

    site: Site | None
    route: Any = None
    zeker: bool = False


def wijs(request: HttpRequest, pad: str) -> Wijzing:
    """Return at which host and page ``request`` comes out, as Wagtail would find out by itself.

    Who reads without a session gets the stamps with a page that everyone may read. What is not sure Wagtail finds;
    then tell it to ``onthoud``.
    """
    sleutel, namen = _sleutel(request, pad)
    plek: Adresplek | None = _plekken.haal(sleutel)
    ramen = lees_ramen(plek.wortel if plek else None)
    site = _site(request, ramen)
    page = _lees(plek, site, namen) if plek and site else None
    if page is None or plek is None:
        _plekken.vergeet(sleutel)
        return Wijzing(site)
    route = _route(request, page, namen[plek.namen :])
    if _voor_iedereen(request, page, plek) and stand.is_van_binnenkomst(ramen):
        page.leesstand = Leesstand(page.etalagewortel, ramen, page.etalagestempel)
    return Wijzing(site, route, zeker=True)


def onthoud(request: HttpRequest, pad: str, page: Page, site: Site) -> None:
    """Remember that ``pad`` led to ``page``: next time that is asked first."""
    _plekken.bewaar(_sleutel(request, pad)[0], _plek(page, site))


def _sleutel(request: HttpRequest, pad: str) -> tuple[Any, tuple[str, ...]]:
    namen = tuple(naam for naam in pad.split("/") if naam)
    return (request.get_host(), request.get_port(), namen), namen


def _site(request: HttpRequest, ramen: Ramen) -> Site | None:
    """Return Wagtail's site of the host, asked once for as long as no frame changes."""
    sleutel = (request.get_host(), request.get_port())
    site: Site | None = _sites.haal(sleutel, ramen)
    if site is None:
        site = Site.find_for_request(request)
        if site is not None and stand.staat_vast() and stand.is_van_binnenkomst(ramen):
            _sites.bewaar(sleutel, site, stempels=ramen)
    return site


def _lees(plek: Adresplek, site: Site, namen: tuple[str, ...]) -> Any:
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


def _route(request: HttpRequest, page: Any, rest: tuple[str, ...]) -> Any:
    try:
        return page.route(request, list(rest))
    except Http404:
        return None


def _voor_iedereen(request: Any, page: Any, plek: Adresplek) -> bool:
    """Return whether any other reader gets the same page, and ``plek`` asked for the stamps that it needs."""
    return (
        page.live
        and page.etalagezicht == Etalagezicht.OPENBAAR
        and page.etalagewortel == plek.wortel is not None
        and request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and stand.staat_vast()
    )


def _plek(page: Page, site: Site) -> Adresplek:
    eigen = page.url_path.removeprefix(site.root_page.url_path)
    wortel = Etalage.objects.filter(pk=page.pk).values_list("wortel", flat=True).first()
    return Adresplek(page.pk, type(page), wortel, eigen.count("/"))
