"""The page that people search on: ``/zoeken/`` and ``<editie>/zoeken/``. Without script, without a cookie."""

from typing import Any

from django.core.paginator import Page as Bladzijde
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve

from handleiding.publiek.kader import kader_van
from handleiding.zichtbaarheid import openbaar

from .antwoorden import GevraagdDoorLezer, antwoorden
from .tonen import treffers
from .woorden import stammen
from .zoek import Zoekuitslag, zoek
from .zoekvraag import LANGSTE

PER_BLADZIJDE = 10


@require_safe
@never_cache
def zoeken(request: HttpRequest, pad: str = "") -> HttpResponse:
    """Search everything, or what the edition at ``pad`` says; a page may have this address as well."""
    site = Site.find_for_request(request)
    wortel = _wortel(site, pad) if site else None
    if wortel is None:
        return serve(request, f"{pad}zoeken/")
    tekst = request.GET.get("q", "").replace("\x00", "").strip()
    editie = wortel if wortel.depth > 2 else None
    context = kader_van(wortel, request) | {
        "vraag": tekst[:LANGSTE],
        "afgekort": len(tekst) > LANGSTE,
        "zonder_zoekveld": True,
    }
    if tekst:
        uitslag = zoek(tekst, editie)
        gevraagd = GevraagdDoorLezer(frozenset(stammen(tekst[:LANGSTE])), editie, request)
        context |= _gevonden(request, uitslag) | {"antwoorden": antwoorden(gevraagd)}
    return render(request, "handleiding/zoeken.html", context)


def _wortel(site: Site, pad: str) -> Page | None:
    """Return the root of navigation at ``pad`` that everyone may read."""
    adres = f"{site.root_page.url_path}{pad}"
    page = openbaar(Page.objects.filter(url_path=adres)).first()
    if page is None or not getattr(page.specific_class, "is_navigatiewortel", False):
        return None
    return page.specific


def _gevonden(request: HttpRequest, uitslag: Zoekuitslag) -> dict[str, Any]:
    bladen = Paginator(uitslag.gewogen, PER_BLADZIJDE)
    blad: Bladzijde = bladen.get_page(request.GET.get("p", "1")[:6])
    return {
        "aantal": bladen.count,
        "blad": blad,
        "treffers": treffers(blad.object_list, uitslag.vraag.stammen, request),
        "volledig": uitslag.volledig,
        "verbeterd": tuple(uitslag.verbeterd.items()),
    }
