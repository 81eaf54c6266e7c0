"""``/v/<code>/``: what a printed page says of itself. Whether its text is still what readers see now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from handleiding.publiek.etalage import Etalage, Publicatie
from handleiding.publiek.kader import kader_van
from handleiding.zichtbaarheid import openbaar

CODE = 12  # characters at most


@require_safe
@never_cache
def gedrukt(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether this is the latest text; of a page that is not public any more, nothing but that.

    A code that never was and one of a withdrawn page get the same answer.
    """
    site = Site.find_for_request(request)
    # The host of an edition that is offline says nothing of it, here neither.
    wortel = openbaar(Page.objects.filter(pk=site.root_page_id)).first() if site else None
    context = kader_van(wortel.specific, request) if wortel else {}
    publicatie = Publicatie.objects.filter(code=code.lower()[:CODE]).order_by("vanaf").first()
    rij = (
        Etalage.objects.select_related("page").filter(pk=publicatie and publicatie.page_id).first()
    )
    if rij is None or not openbaar(type(rij.page).objects.filter(pk=rij.page_id)).exists():
        return render(request, "handleiding/gedrukt.html", context, status=404)
    context |= {
        "gedrukt": rij.page,
        "adres": rij.page.get_full_url(request),
        "van": publicatie.vanaf,
        "is_laatste": rij.code == publicatie.code,
        "nu": rij,
    }
    return render(request, "handleiding/gedrukt.html", context)
