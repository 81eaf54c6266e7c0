"""The addresses that end in ``.pdf``: a file that is right now, or a page that says when, and how to print."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers, get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page

from handleiding.adressen.verhuisd import leid_om_naar
from handleiding.publiek.kader import kader_van

from .drukker import KanNietDrukken, kan_drukken
from .maken import maak
from .stand import stand_van, versie_van
from .stukken import BIJEENKOMST, HANDLEIDING, Drukstuk, Pdfsoort
from .tabel import Pdfversie
from .vragen import vraag

STRAKS = {
    True: 10,
    False: 600,
}  # seconds until it is worth asking again: for what is made at once, and for the rest


@require_safe
def handleiding_pdf(request: HttpRequest, pad: str) -> HttpResponse:
    """Serve the handbook at ``pad`` as one document."""
    return toon_pdf(request, pad, HANDLEIDING, "handleiding.pdf")


@require_safe
def bijeenkomst_pdf(request: HttpRequest, pad: str) -> HttpResponse:
    """Serve the session at ``pad``."""
    return toon_pdf(request, pad, BIJEENKOMST, "bijeenkomst.pdf")


def toon_pdf(
    request: HttpRequest, pad: str, soort: Pdfsoort, staart: str, deel: str = ""
) -> HttpResponse:
    """Serve a document of the page at ``pad``, by the road of the page itself: the same hooks say who reads it."""
    try:
        gevonden = Page.route_for_request(request, pad)
        if gevonden is None or gevonden[0].cached_content_type.model != soort.paginatype:
            raise Http404("Deze pagina heeft geen pdf.")
    except Http404:
        if verhuisd := leid_om_naar(request, pad, staart):
            return verhuisd
        raise

    def antwoord(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        return antwoord_met(request, Drukstuk(page, soort, deel))

    for haak in reversed(hooks.get_hooks("on_serve_page")):
        antwoord = haak(antwoord)
    return antwoord(gevonden[0], request, [], {})


def antwoord_met(request: HttpRequest, stuk: Drukstuk) -> HttpResponse:
    """Return the file of ``stuk`` that is right now; without one, a page with another way."""
    stand = stand_van(stuk)
    if stand is None:
        return _zonder(request, stuk, "intern", 404)
    try:
        versie = versie_van(stuk, stand) or _vraag(stuk)
    except KanNietDrukken:
        return _zonder(request, stuk, "kan_niet", 404)
    if versie and (bestand := _bestand(request, stuk, versie)):
        return bestand
    return _zonder(request, stuk, "straks", 503)


def _vraag(stuk: Drukstuk) -> Pdfversie | None:
    """Make a small document now, and have a large one made; None where that takes longer than this request."""
    if not kan_drukken():
        raise KanNietDrukken
    if stuk.soort.op_verzoek:
        return maak(stuk, op_verzoek=True)
    vraag(stuk, eerste_meteen=True)
    stand = stand_van(stuk)
    return versie_van(stuk, stand) if stand else None


def _bestand(request: HttpRequest, stuk: Drukstuk, versie: Pdfversie) -> HttpResponse | None:
    """Return the file, or that the reader has it; None where it is gone from the storage, and forget it."""
    antwoord = HttpResponse(content_type="application/pdf")
    antwoord.headers["ETag"] = etag = f'"{versie.sleutel[:32]}"'
    # Kept, and asked again each time: what is withdrawn is served by nobody's cache.
    antwoord.headers["Cache-Control"] = "no-cache"
    antwoord.headers["Content-Disposition"] = content_disposition_header(False, stuk.bestandsnaam)
    antwoord.headers["Content-Language"] = "nl"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    bekend = get_conditional_response(request, etag=etag, response=antwoord)
    if bekend is not antwoord:
        return bekend
    try:
        with versie.bestand.open("rb") as bestand:
            antwoord.content = bestand.read()
    except FileNotFoundError:
        versie.delete()
        return None
    antwoord.headers["Content-Length"] = str(len(antwoord.content))
    return antwoord


def _zonder(request: HttpRequest, stuk: Drukstuk, waarom: str, status: int) -> HttpResponse:
    """Say in plain words why there is no file now, with the page to print as a way on."""
    context = kader_van(stuk.page, request) | {"waarom": waarom, "soort": stuk.soort}
    antwoord = TemplateResponse(request, "pdf/zonder.html", context, status=status)
    if status == 503:
        antwoord.headers["Retry-After"] = str(STRAKS[stuk.soort.op_verzoek])
    add_never_cache_headers(antwoord)
    return antwoord
