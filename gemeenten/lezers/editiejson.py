"""``<editie>/editie.json``: the facts of an edition for other programs, as open data. No name of a person."""

from typing import Any

from django.db.models import F, Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import condition, require_safe
from wagtail.models import Page, Site
from wagtail.views import serve

from gemeenten.models import Contactpersoon, GemeentePage, Sessie, WerkleergroepPage
from handleiding.publiek.etalage import Etalage, stempels
from handleiding.zichtbaarheid import openbaar

VERSIE = 1


def editie_op(request: HttpRequest, pad: str) -> GemeentePage | None:
    """Return the edition at ``pad`` of the host that is asked, if everyone may read it."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    edities = openbaar(GemeentePage.objects.edities())
    return edities.filter(url_path=f"{site.root_page.url_path}{pad}").first()


def stand(request: HttpRequest, pad: str) -> str | None:
    """Return a mark that changes with any page of the edition, with what stands around it, and each day.

    A session that was yesterday is no coming one.
    """
    editie = editie_op(request, pad)
    if editie is None:
        return None
    laatste = Etalage.objects.filter(wortel=editie.pk).aggregate(stempel=Max("stempel"))["stempel"]
    delen = (request.get_host(), timezone.localdate(), *stempels(editie.pk), laatste)
    return '"{}"'.format("-".join(map(str, delen)))


@require_safe
@condition(etag_func=stand)
def editie_json(request: HttpRequest, pad: str) -> HttpResponse:
    """Answer with what everyone may read; any site may ask for it."""
    editie = editie_op(request, pad)
    if editie is None:
        return serve(request, f"{pad}editie.json/")
    antwoord = JsonResponse(feiten(editie), json_dumps_params={"ensure_ascii": False, "indent": 1})
    antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord


def feiten(editie: GemeentePage) -> dict[str, Any]:
    """Return what is public of ``editie``; the keys are a promise to other programs."""
    eronder = openbaar(Page.objects.descendant_of(editie))
    return {
        "versie": VERSIE,
        "naam": editie.title,
        "code": editie.code,
        "adres": editie.full_url,
        "contact": [
            {naam: getattr(persoon, naam) for naam in ("functie", "organisatie")}
            for persoon in Contactpersoon.objects.gepubliceerd_in(editie)
            .openbaar()
            .order_by("sort_order")
        ],
        "groepen": [
            _groep(groep) for groep in openbaar(WerkleergroepPage.objects.child_of(editie))
        ],
        "paginas": [
            {"titel": page.title, "adres": page.full_url, "bijgewerkt": _tijd(page.gewijzigd)}
            for page in eronder.annotate(gewijzigd=F("etalage__gewijzigd_op")).order_by("path")
        ],
    }


def _groep(groep: WerkleergroepPage) -> dict[str, Any]:
    sessies = Sessie.objects.filter(werkleergroep=groep).komend().chronologisch()
    return {
        "naam": groep.title,
        "gebied": groep.gebied,
        "plaats": groep.locatie,
        "adres": groep.full_url,
        "agenda": f"{groep.full_url}agenda.ics",
        "bijeenkomsten": [
            {
                "nummer": sessie.nummer,
                "datum": sessie.datum.isoformat(),
                "begin": f"{sessie.begin:%H:%M}",
                "einde": f"{sessie.einde:%H:%M}",
            }
            for sessie in sessies
        ],
    }


def _tijd(moment: Any) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
