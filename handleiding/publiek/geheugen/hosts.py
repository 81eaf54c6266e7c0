"""Where each host begins, kept under the stamp of the whole.

Wagtail keeps it for an hour in a cache that each process may have of its own, and that is emptied before the change
is there for others to see: a page made from it could name the address of before.
"""

from typing import Any

from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

from . import stand
from .stand import nieuwe_houder

_paden = nieuwe_houder(1)


def beginpunten() -> list[Any] | None:
    """Return where hosts begin, as Wagtail does; None where this request did not look at the stamp first."""
    geheel = stand.geheel_bij_binnenkomst.get()
    if geheel in (None, stand.ONBEKEND):
        return None
    paden: list[Any] | None = _paden.haal("paden", geheel)
    if paden is None:
        paden = _lees()
        if stand.staat_vast():
            _paden.bewaar("paden", paden, stempels=geheel)
    return list(paden)


def _lees() -> list[Any]:
    """Return what Wagtail reads, in its order; there is one language."""
    sites = Site.objects.select_related("root_page", "root_page__locale")
    return [
        SiteRootPath(
            site.pk, site.root_page.url_path, site.root_url, site.root_page.locale.language_code
        )
        for site in sites.order_by("-root_page__url_path", "-is_default_site", "hostname")
    ]
