"""The stylesheet of an edition. Its address holds a hash of its content, so it never changes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gemeenten.models import GemeentePage
from gemeenten.thema import Thema

ONE_YEAR = 31_536_000


@require_safe
def thema(request: HttpRequest, thema_hash: str) -> HttpResponse:
    """Serve the theme with this hash, if an edition uses it."""
    kleuren = GemeentePage.objects.order_by().values_list("kleur", flat=True).distinct()
    for kandidaat in map(Thema, kleuren):
        if kandidaat.hash == thema_hash:
            return _stylesheet(request, kandidaat)
    raise Http404("Geen gemeente gebruikt dit thema.")


@cache_control(public=True, max_age=ONE_YEAR, immutable=True)
def _stylesheet(request: HttpRequest, gevonden: Thema) -> HttpResponse:
    return HttpResponse(gevonden.css, content_type="text/css; charset=utf-8")
