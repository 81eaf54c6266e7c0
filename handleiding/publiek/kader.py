"""What stands around every public page: breadcrumbs, menu, local data."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from handleiding import navigatie, slots, zichtbaarheid


def kader_van(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return the context that ``base.html`` shows around ``page``."""
    voorouders = navigatie.voorouders(page)
    return {
        "page": page,
        "voorouders": voorouders,
        "kruimels": [boven for boven in voorouders if boven.live],
        "navigatie": navigatie.navigatie(page, voorouders, zichtbaarheid.lezer(request)),
        "lokaal": slots.lokale_gegevens(page, voorouders),
    }
