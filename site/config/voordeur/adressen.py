"""At which full addresses readers find a page: at each host that answers with it, and each part it has of its own."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

from handleiding.publiek.etalage import paden_van, paginas_van


def adressen_van(onderwerpen: Iterable[str], verdwenen: Iterable[str]) -> list[str]:
    """Return the addresses of what is kept under these names, and of these ``url_path`` that are no more."""
    hosts = _hosts()
    paden = paden_van(onderwerpen) | set(verdwenen)
    for page in paginas_van(onderwerpen).specific(defer=True):
        paden |= {f"{page.url_path}{deel.lstrip('/')}" for deel in page.get_cached_paths()}
    return sorted(
        f"{host}/{pad.removeprefix(begin)}"
        for pad in paden
        for host, begin in hosts
        if pad.startswith(begin)
    )


def _hosts() -> list[tuple[str, str]]:
    """Return each name that a cache may know us by, with the ``url_path`` at which it begins."""
    hoofd = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    sites = list(Site.objects.select_related("root_page"))
    standaard = next((site for site in sites if site.is_default_site), None)
    eigen = {site.hostname: site for site in sites}
    namen = {hoofd.netloc, *_genoemd(), *(urlsplit(site.root_url).netloc for site in sites)}
    gevonden = ((naam, eigen.get(naam.partition(":")[0], standaard)) for naam in sorted(namen))
    return [
        (f"{hoofd.scheme}://{naam}", site.root_page.url_path) for naam, site in gevonden if site
    ]


def _genoemd() -> Iterator[str]:
    """Yield the host names of the settings that are names: at what only a pattern lets in nothing may be kept."""
    for naam in settings.ALLOWED_HOSTS:
        if not naam.startswith((".", "*")):
            yield naam
