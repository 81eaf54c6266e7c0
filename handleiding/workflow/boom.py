"""Whether the tree at and below a page is free: nothing online, planned or under way in it."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from wagtail.models import Page

from .lijst import met_feiten

# Behind every path that begins with another one: the last of all steps, which no tree gets to.
LAATSTE_STAP = Page.alphabet[-1] * Page.steplen


def _bezet() -> Exists:
    """Something at or below the page is online, planned, under review or sent back.

    A range, and not ``startswith``: that reads no index where it is compared with another row.
    """
    boom = Page.objects.order_by().filter(
        path__gte=OuterRef("path"), path__lte=Concat(OuterRef("path"), Value(LAATSTE_STAP))
    )
    vraag = Q(live=True) | Q(_onderweg=True) | Q(_terug=True) | Q(_gepland=True)
    return Exists(met_feiten(boom).filter(vraag))


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
