"""``/sitemap.xml``: the public pages of the host that is asked, each at its one address."""

from typing import Any

from django.contrib.sitemaps import views
from django.db.models import F, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site

from handleiding.adressen import hosts
from handleiding.publiek.etalage import Etalage, Raam
from handleiding.zichtbaarheid import openbaar


class Hostsitemap(Sitemap):
    """All that everyone may read and that has its address on this host. Wagtail's own knows no internal pages."""

    def items(self) -> QuerySet[Page]:
        wortel = self.get_wagtail_site().root_page
        paginas = openbaar(Page.objects.descendant_of(wortel, inclusive=True))
        for ander in _andere_wortels(wortel):
            paginas = paginas.exclude(path__startswith=ander.path)
        return paginas.annotate(gewijzigd=F("etalage__gewijzigd_op")).order_by("path")

    def lastmod(self, obj: Page) -> Any:
        return obj.gewijzigd or obj.last_published_at


def _andere_wortels(wortel: Page) -> list[Page]:
    """Return the pages below ``wortel`` at which a host of its own begins."""
    return [
        site.root_page
        for site in Site.objects.select_related("root_page")
        if site.root_page.is_descendant_of(wortel)
    ]


def stand(request: HttpRequest, **kwargs: Any) -> str:
    """Return a mark that changes with any page that readers see, and with the hosts."""
    paginas = Etalage.objects.aggregate(laatste=Max("stempel"))["laatste"]
    ramen = Raam.objects.aggregate(laatste=Max("stempel"))["laatste"]
    return f'"{request.get_host()}-{paginas}-{ramen}-{hosts.hoofdhost()}"'


@require_safe
@condition(etag_func=stand)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with all pages, in parts (``?p=2``) beyond 50,000."""
    return views.sitemap(request, sitemaps={"paginas": Hostsitemap(request)})
