"""What readers saw is kept for a term; here it has passed."""

from wagtail.models import Page

from handleiding.publiek.etalage import Publicatie


def na_de_termijn(page: Page) -> Page:
    """Return ``page``, of which, as of all below it, nothing is kept any more of when readers saw it."""
    Publicatie.objects.filter(page__path__startswith=page.path).delete()
    return page
