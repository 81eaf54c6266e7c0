"""The pages of one navigation that everyone may read, read once for each time that readers see it change."""

from collections.abc import Iterable

from django.db.models import F, Q
from wagtail.models import Page

from handleiding.publiek.etalage import Etalagezicht, Raamsoort

from .stand import Leesstand, nieuwe_houder, stand_van

# Pages of all trees together, 2 to 3 kB each.
GRENS = 10_000

_bomen = nieuwe_houder(GRENS)


class Leesboom:
    """Pages in tree order: what everyone may read, and what stands above that. Nobody may change them.

    Answers as the questions in ``navigatie`` do for who has no account.
    """

    def __init__(self, paginas: Iterable[Page]) -> None:
        self.paginas = tuple(paginas)

    def boven(self, page: Page) -> list[Page]:
        """Return the pages above ``page``, online or not."""
        return [p for p in self.paginas if p.path != page.path and page.path.startswith(p.path)]

    def onder(self, page: Page) -> list[Page]:
        """Return the pages below ``page`` that are online."""
        pad = page.path
        return [p for p in self.paginas if p.live and p.path != pad and p.path.startswith(pad)]

    def kinderen(self, page: Page) -> list[Page]:
        """Return the pages right below ``page`` that are online."""
        return [kind for kind in self.onder(page) if kind.depth == page.depth + 1]


def boom_van(page: Page) -> Leesboom | None:
    """Return the tree that ``page`` stands in, or None where its reader may not be answered from memory.

    That of an edition, with the pages above it; or that of the site with the core.
    """
    stand = stand_van(page)
    if stand is None:
        return None
    wortel = stand.wortel if stand.is_editie else None
    ramen = tuple(raam for raam in stand.ramen if wortel or raam[1] != Raamsoort.EDITIE)
    boom: Leesboom | None = _bomen.haal(wortel, ramen)
    if boom is None:
        boom = Leesboom(_lees(page, stand))
        _bomen.bewaar(wortel, boom, stempels=ramen, gewicht=len(boom.paginas))
    return boom


def _lees(page: Page, stand: Leesstand) -> list[Page]:
    paginas = Page.objects.filter(depth__gt=1, etalage__zicht=Etalagezicht.OPENBAAR)
    paginas = paginas.filter(Q(live=True) | Q(numchild__gt=0))
    if stand.is_editie:
        boven = [page.path[:n] for n in range(Page.steplen, len(page.path), Page.steplen)]
        paginas = paginas.filter(Q(etalage__wortel=stand.wortel) | Q(path__in=boven))
    else:
        paginas = paginas.exclude(etalage__wortel__raam__soort=Raamsoort.EDITIE)
    paginas = paginas.annotate(
        nummer=F("onderdeelpage__bijeenkomstpage__nummer"),
        kort=F("onderdeelpage__hoofdstukpage__in_het_kort"),
    )
    gelezen = paginas.order_by("path").specific(defer=True)
    # The edition says more of itself on each of its pages than a page has fields.
    return [
        p.specific_class._default_manager.get(pk=p.pk) if p.pk == stand.wortel else p
        for p in gelezen
    ]
