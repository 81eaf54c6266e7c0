"""Blocks and parts of them whose kind no longer exists: Wagtail drops them when a page is saved, so it
is not."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied

from handleiding.inhoud import delen_van_veld
from handleiding.models import OnderdeelPage

ONBEKEND = (
    "Op deze pagina staat een blok van een soort die niet meer bestaat ({soorten}). Bij bewaren zou "
    "die tekst verdwijnen, dus er is niets bewaard. Kiest de kern dit blok, kies dan “Onze tekst”. "
    "Helpt dat niet, vraag dan uw technisch beheerder de tekst eerst over te zetten."
)


def bezwaar_tegen_bewaren(inhoud: Mapping[str, Any], model: type[OnderdeelPage]) -> str:
    """Return why ``inhoud`` cannot be saved without losing text, or an empty string."""
    soorten = dict.fromkeys(
        deel.onbekend
        for naam, waarde in inhoud.items()
        for deel in delen_van_veld(model._meta.get_field(naam), waarde)
        if deel.onbekend
    )
    return ONBEKEND.format(soorten=", ".join(soorten)) if soorten else ""


def bewaak_blokken(inhoud: Mapping[str, Any], model: type[OnderdeelPage]) -> None:
    """Raise PermissionDenied, in Dutch, when saving ``inhoud`` would lose a block."""
    if bezwaar := bezwaar_tegen_bewaren(inhoud, model):
        raise PermissionDenied(bezwaar)
