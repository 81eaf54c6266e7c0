"""Who may do these things, and when an edition stands still enough for them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from gemeenten.models import GemeentePage
from gemeenten.onboarding.livegang import in_beoordeling
from gemeenten.roles import is_kernredactie

NIET_VOOR_U = "Alleen de kernredactie kan dit."
SJABLOON = "Dit kan niet met het sjabloon."
NOG_ONLINE = "Deze editie staat nog online. Haal de beginpagina eerst offline."


def bewaak(editie: GemeentePage, user: Any) -> None:
    """Raise PermissionDenied unless ``user`` is of the kernredactie and ``editie`` an edition."""
    if not is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    if editie.is_sjabloon:
        raise PermissionDenied(SJABLOON)


def bewaak_offline(editie: GemeentePage) -> None:
    if editie.live:
        raise PermissionDenied(NOG_ONLINE)


def bewaak_rust(paginas: Any) -> None:
    """Raise PermissionDenied while one of ``paginas`` is under review."""
    if lopend := in_beoordeling(paginas):
        titels = Page.objects.filter(pk__in=lopend).values_list("draft_title", flat=True)
        raise PermissionDenied(
            f"Er ligt nog iets ter beoordeling: {', '.join(titels[:5])}. Rond dat eerst af."
        )
