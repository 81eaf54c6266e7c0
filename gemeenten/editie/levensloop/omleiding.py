"""Old addresses lead on, also those that are no page: calendars, the begeleider's pack."""

from typing import Any

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from gemeenten.models import GemeentePage
from handleiding.models import OnderdeelPage


def ruim_kringen_op(sender: Any, instance: Page, **kwargs: Any) -> None:
    """After a page got another address: forget redirects from where it is now.

    A page that is back at an old address and goes offline would lead to itself, without end.
    """
    ids = Page.objects.descendant_of(instance, inclusive=True).order_by().values("pk")
    omleidingen = Redirect.objects.filter(redirect_page__in=ids).select_related("redirect_page")
    kringen = [rij.pk for rij in omleidingen if _pad(rij.redirect_page.get_url()) == _bron(rij)]
    Redirect.objects.filter(pk__in=kringen).delete()


def _bron(rij: Redirect) -> str:
    route = rij.redirect_page_route_path.rstrip("/")
    return rij.old_path.removesuffix(route) if route else rij.old_path


def _pad(url: str | None) -> str:
    return Redirect.normalise_path(url or "")


def leid_om(van: GemeentePage, naar: GemeentePage) -> None:
    """Lead readers of an edition that became part of another to the same page there.

    A page that is online comes before a redirect, so this shows where ``van`` is offline or gone.
    """
    doelen = _zelfde_paginas(van, naar)
    paginas = Page.objects.filter(pk__in=doelen, first_published_at__isnull=False).order_by("path")
    for page in paginas:
        for site, pad in _adressen(page):
            Redirect.objects.update_or_create(
                old_path=_pad(pad),
                site_id=site,
                defaults={"redirect_page_id": doelen[page.pk], "automatically_created": True},
            )


def leid_om_van_host(
    sender: Any, instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any
) -> None:
    """After a move away from the host of an edition: lead on from there, to whatever host the page is at now.

    Wagtail makes redirects within one host only.
    """
    verlaten = [
        site
        for site in Site.get_site_root_paths()
        if url_path_before.startswith(site.root_path)
        and not url_path_after.startswith(site.root_path)
    ]
    paginas = Page.objects.descendant_of(instance, inclusive=True).live() if verlaten else []
    for page in paginas:
        oud = url_path_before + page.url_path.removeprefix(url_path_after)
        for site in verlaten:
            Redirect.objects.update_or_create(
                old_path=_pad(oud.removeprefix(site.root_path.rstrip("/"))),
                site_id=site.site_id,
                defaults={"redirect_page_id": page.pk, "automatically_created": True},
            )


def _adressen(page: Page) -> list[tuple[int, str]]:
    """Return the path of ``page`` on each host: the main one, and that of its edition."""
    return [
        (site.site_id, page.url_path.removeprefix(site.root_path.rstrip("/")))
        for site in Site.get_site_root_paths()
        if page.url_path.startswith(site.root_path)
    ]


def _zelfde_paginas(van: GemeentePage, naar: GemeentePage) -> dict[int, int]:
    """Return for each page of ``van`` its counterpart: the same core page, or the same kind of page."""
    daar = dict(_varianten(naar).values_list("kern_id", "pk"))
    doelen = {van.pk: naar.pk}
    doelen |= {
        pk: daar[kern] for pk, kern in _varianten(van).values_list("pk", "kern_id") if kern in daar
    }
    kinderen = {
        (soort, slug): pk
        for pk, soort, slug in _eigen(naar).values_list("pk", "content_type_id", "slug")
    }
    for pk, soort, slug in _eigen(van).values_list("pk", "content_type_id", "slug"):
        doelen.setdefault(pk, kinderen.get((soort, slug), naar.pk))
    return doelen


def _varianten(editie: GemeentePage) -> Any:
    return OnderdeelPage.objects.descendant_of(editie).varianten().order_by("path")


def _eigen(editie: GemeentePage) -> Any:
    return editie.get_children().filter(~Q(pk__in=_varianten(editie).values("pk")))
