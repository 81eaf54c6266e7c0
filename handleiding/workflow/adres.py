"""Whether the address that a draft asks for is still free: said before it goes online, in Dutch.

An address is taken by the row of a page beside it. A draft of a page that stays in its row as it was
approved (see ``rij``) asks for another one, which the rows do not show.
"""

from typing import Any

from wagtail.models import Page, Revision

from handleiding.adressen import bezwaar

from .eens import eens

AL_IN_GEBRUIK = (
    "Het adres “{slug}” is intussen in gebruik door “{titel}”, op dezelfde plek. "
    "Geef deze pagina eerst een ander adres."
)
AL_GEVRAAGD = (
    "Het adres “{slug}” staat al in een concept van “{titel}”, op dezelfde plek. "
    "Kies een ander adres, of geef die pagina eerst een ander."
)


def bezwaar_tegen_adres(page: Page, revision: Revision | None) -> str:
    """Return why ``revision`` may not be what ``page`` shows: its address is taken. Else nothing.

    A draft may ask for a name since before an address of the site had it. What the row has already, it keeps.
    """
    slug = revision.content.get("slug") if revision else None
    if not slug:
        return ""
    ernaast = Page.objects.sibling_of(page, inclusive=False).filter(slug=slug)
    if reden := eens(
        lambda: _bezet(ernaast, slug, AL_IN_GEBRUIK),
        "adres",
        (page.pk, page.path, slug),
        rust_op=(Page,),
    ):
        return reden
    return "" if slug == page.slug else bezwaar(slug, page.get_parent())


def bezwaar_tegen_vraag(slug: str, ouder: Page | None, page: Page | None = None) -> str:
    """Return which draft below ``ouder`` asks for ``slug`` already, besides that of ``page``."""
    if ouder is None or not slug:
        return ""
    anderen = ouder.get_children().exclude(pk=page.pk if page else None).exclude(slug=slug)
    vragen = anderen.filter(has_unpublished_changes=True, latest_revision__content__slug=slug)
    return _bezet(vragen, slug, AL_GEVRAAGD)


def _bezet(anderen: Any, slug: str, zin: str) -> str:
    ander = anderen.order_by("path").first()
    return zin.format(slug=slug, titel=ander.get_admin_display_title()) if ander else ""
