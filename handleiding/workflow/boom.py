"""Whether the tree at and below a page is free: nothing online, planned or under way in it."""

from collections.abc import Iterable

from django.db.models import Exists, Q
from wagtail.models import Page

from handleiding.boompad import boom_van_rij

from .lijst import met_feiten


def _bezet() -> Exists:
    """Something at or below the page is online, planned, under review or sent back."""
    vraag = Q(live=True) | Q(_onderweg=True) | Q(_terug=True) | Q(_gepland=True)
    return Exists(met_feiten(boom_van_rij(inclusief=True)).filter(vraag))


def onthoud_bezet(paginas: Iterable[Page]) -> None:
    """Ask it for all pages of a list at once; for lists only, the answer is about this moment."""
    paginas = list(paginas)
    ids = [page.pk for page in paginas]
    bezet = set(Page.objects.filter(_bezet(), pk__in=ids).order_by().values_list("pk", flat=True))
    for page in paginas:
        page.boom_bezet = page.pk in bezet


def is_bezet(page: Page) -> bool:
    """Return whether something in the tree of ``page`` is online, planned or under way."""
    if hasattr(page, "boom_bezet"):
        return page.boom_bezet
    return Page.objects.filter(_bezet(), pk=page.pk).exists()
