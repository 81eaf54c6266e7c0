"""``/mijn-groep/``, on the main host: only there somebody is logged in."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from handleiding.adressen.hosts import pagina_op_hoofdhost
from handleiding.publiek.kader import kader_van
from handleiding.zichtbaarheid import lezer

from .lezen import MijnEditie, mijn_edities


@require_safe
@never_cache
def mijn_groep(request: HttpRequest) -> HttpResponse:
    """Show who is logged in what there is for them; lead anyone else to the log-in, and back here."""
    user = lezer(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    site = Site.find_for_request(request)
    kader = kader_van(site.root_page.specific, request) if site else {}
    edities = [_getoond(editie, request) for editie in mijn_edities(user)]
    return render(
        request, "gemeenten/mijn_groep.html", kader | {"edities": edities, "zonder_reactie": True}
    )


def _getoond(editie: MijnEditie, request: HttpRequest) -> dict[str, Any]:
    def link(page: Page) -> dict[str, str]:
        return {"titel": page.title, "adres": pagina_op_hoofdhost(request, page.url_path)}

    groepen = []
    for groep in editie.groepen:
        volgende = groep.volgende
        pak = f"draaiboek/ronde-{volgende.ronde}/{volgende.nummer}/" if groep.onderwerp else ""
        groepen.append(link(groep.page) | {"volgende": volgende, "pak": pak, "groep": groep})
    return link(editie.page) | {"groepen": groepen, "intern": [link(p) for p in editie.intern]}
