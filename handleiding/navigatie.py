"""Where a page stands: breadcrumbs, menu, table of contents, previous and next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from wagtail.models import Page

from handleiding.adressen import hosts
from handleiding.publiek.geheugen import boom_van
from handleiding.zichtbaarheid import zichtbaar_voor


@dataclass
class Knoop:
    """A page in a table of contents, with the pages below it."""

    page: Page
    kinderen: list["Knoop"] = field(default_factory=list)


def voorouders(page: Page) -> list[Page]:
    """Return the pages above ``page`` from the home page down, as specific pages."""
    if page.depth is None or page.depth <= 2:
        return []
    if boom := boom_van(page):
        return boom.boven(page)
    return list(page.get_ancestors().filter(depth__gt=1).specific(defer=True).order_by("path"))


def navigatie(page: Page, boven: Sequence[Page], user: Any = None) -> dict[str, Any]:
    """Return the menu around ``page``: its root, the root's live menu pages, and those for the foot.

    The foot holds general pages that are not in the menu, such as the privacy statement.
    """
    keten = [*boven, page]
    wortels = [p for p in keten if getattr(p.specific_class, "is_navigatiewortel", False)]
    wortel = wortels[-1] if wortels else keten[0]
    kinderen = _kinderen(wortel, page, user) if wortel.pk else []
    return {
        "wortel": wortel,
        "items": [kind for kind in kinderen if kind.show_in_menus],
        "voet": [
            kind
            for kind in kinderen
            if not kind.show_in_menus and kind.cached_content_type.model == "inhoudpage"
        ],
    }


def _kinderen(wortel: Page, page: Page, user: Any) -> list[Page]:
    if boom := boom_van(page):
        return boom.kinderen(wortel)
    return list(zichtbaar_voor(wortel.get_children(), user))


def inhoudsopgave(paginas: Iterable[Page], depth: int) -> list[Knoop]:
    """Nest ``paginas`` (in tree order) below their parents, starting at ``depth``.

    A page whose parent is missing (a draft, say) hangs under the nearest ancestor that is there.
    """
    boom: list[Knoop] = []
    open_: list[Knoop] = []
    for page in paginas:
        knoop = Knoop(page)
        while open_ and not page.path.startswith(open_[-1].page.path):
            open_.pop()
        (open_[-1].kinderen if open_ and page.depth > depth else boom).append(knoop)
        open_.append(knoop)
    return boom


def uitgelopen(knopen: Iterable[Knoop]) -> Iterator[Page]:
    """Yield the pages of a table of contents, in reading order."""
    for knoop in knopen:
        yield knoop.page
        yield from uitgelopen(knoop.kinderen)


def handleiding_van(page: Page, boven: Sequence[Page] | None = None) -> Page | None:
    """Return the root of the handbook that ``page`` belongs to (itself, when it is the root)."""
    keten = [*(voorouders(page) if boven is None else boven), page]
    for kandidaat in keten:
        if kandidaat.cached_content_type.model == "handleidingpage":
            return kandidaat
    return None


def plaats_in_handleiding(page: Page, boven: Sequence[Page], user: Any = None) -> dict[str, Any]:
    """Return ``handleiding``, ``inhoudsopgave``, ``vorige``, ``volgende`` and ``drukadres`` for a handbook page.

    Each page below the root carries ``nummer``: that of a session, None for any other type; and ``kort``: the summary
    of a chapter.
    """
    wortel = handleiding_van(page, boven)
    if wortel is None:
        return {"handleiding": None, "inhoudsopgave": [], "vorige": None, "volgende": None}
    paginas = _onder(wortel, page, user)
    lezing = [wortel, *paginas] if wortel.live or wortel.pk == page.pk else paginas
    plek = next((i for i, p in enumerate(lezing) if p.pk == page.pk), None)
    return {
        "handleiding": wortel,
        "drukadres": _drukadres(page, paginas),
        "inhoudsopgave": inhoudsopgave(paginas, wortel.depth + 1),
        "vorige": lezing[plek - 1] if plek else None,
        "volgende": lezing[plek + 1] if plek is not None and plek + 1 < len(lezing) else None,
    }


def _onder(wortel: Page, page: Page, user: Any) -> list[Page]:
    if boom := boom_van(page):
        return boom.onder(wortel)
    return list(
        zichtbaar_voor(Page.objects.descendant_of(wortel), user)
        .order_by("path")
        .annotate(
            nummer=F("onderdeelpage__bijeenkomstpage__nummer"),
            kort=F("onderdeelpage__hoofdstukpage__in_het_kort"),
            drukcode=F("etalage__code"),
        )
    )


def _drukadres(page: Page, paginas: Iterable[Page]) -> str:
    """Return the address on paper that tells whether a print of ``page`` is still good."""
    zelf = next((p for p in paginas if p.pk == page.pk), None)
    # A page that was found by its address brings its own; a tree that is kept knows none.
    code = getattr(page, "drukcode", getattr(zelf, "drukcode", "")) if zelf else ""
    return hosts.op_hoofdhost(f"/v/{code}/") if code else ""
