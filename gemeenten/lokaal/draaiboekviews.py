"""The pack of a begeleider as PDF: one session of one round of a group, with its bufferschema."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from gemeenten.models import WerkleergroepPage
from handleiding import navigatie, slots
from handleiding.models import BijeenkomstPage, BufferschemaPage
from handleiding.publiek.pdf.stukken import Drukstuk, Pdfsoort
from handleiding.publiek.pdf.views import toon_pdf
from handleiding.publiek.pdf.zetten import Drukdeel, zet_deel


@require_safe
def draaiboek_pdf(request: HttpRequest, pad: str, ronde: int, nummer: int) -> HttpResponse:
    """Serve the pack of a session in a round of the group at ``pad``."""
    staart = f"draaiboek/ronde-{ronde}/{nummer}/draaiboek.pdf"
    return toon_pdf(request, pad, DRAAIBOEK, staart, f"{ronde}/{nummer}")


def _plek(stuk: Drukstuk) -> tuple[int, int]:
    ronde, nummer = stuk.deel.split("/")
    return int(ronde), int(nummer)


def _paginas(stuk: Drukstuk):
    """Return the group, its session and its bufferschema: nothing where the session is not public."""
    ronde, nummer = _plek(stuk)
    groep = WerkleergroepPage.objects.get(pk=stuk.page.pk)
    editie = groep.get_parent()
    sessies = BijeenkomstPage.objects.descendant_of(editie).openbaar().filter(nummer=nummer)
    if ronde not in groep.rondenummers() or not sessies.exists():
        return Page.objects.none()
    schemas = BufferschemaPage.objects.descendant_of(editie)
    ids = [groep.pk, *sessies.values_list("pk", flat=True), *schemas.values_list("pk", flat=True)]
    return Page.objects.filter(pk__in=ids)


def _delen(stuk: Drukstuk, verzoek: HttpRequest, paginas: list[Page]) -> list[Drukdeel]:
    ronde, nummer = _plek(stuk)
    groep = WerkleergroepPage.objects.get(pk=stuk.page.pk)
    context = groep.get_context(verzoek) | groep.draaiboekgegevens(verzoek, ronde, nummer)
    bijeenkomst = context["bijeenkomst"]
    # How far the text differs from the core is told of the session.
    lokaal = slots.lokale_gegevens(bijeenkomst, navigatie.voorouders(bijeenkomst))
    return [
        zet_deel(
            "gemeenten/draaiboek.html",
            context,
            page=bijeenkomst,
            adres=f"{groep.full_url}draaiboek/ronde-{ronde}/{nummer}/",
            lokaal=lokaal,
        )
    ]


def _titel(stuk: Drukstuk) -> str:
    _, nummer = _plek(stuk)
    return f"Draaiboek bijeenkomst {nummer}, {stuk.page.title}"


DRAAIBOEK = Pdfsoort(
    naam="draaiboek",
    noem="Dit draaiboek",
    paginatype="werkleergroeppage",
    paginas=_paginas,
    titel=_titel,
    bestandsnaam=lambda stuk: f"{_titel(stuk)} ronde {_plek(stuk)[0]}",
    delen=_delen,
)
