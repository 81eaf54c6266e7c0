"""The content of a page out of a file, made clean: each value by what its field or block says that it is.

In plain text a sign like ``<`` is a sign, and stays; what is shown of it is escaped. Only what a browser reads as
markup or as an address is made clean.
"""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Page

from handleiding.inhoud import Inhoudsdeel, Inhoudsoort, herschrijf_rij
from handleiding.inhoud.woorden import OPGEMAAKT

from .bestand import schoon_adres, schoon_html, zonder_nul


def schoon(model: type[Page], inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``inhoud`` (of a page of this type) with nothing in it that would run."""
    return dict(herschrijf_rij(model, zonder_nul(dict(inhoud)), _schoon_blad))


def _schoon_blad(blad: Inhoudsdeel) -> Any:
    if not isinstance(blad.waarde, str):
        return blad.waarde
    if blad.soort in OPGEMAAKT:
        return schoon_html(blad.waarde)
    if blad.soort is Inhoudsoort.ADRES:
        return schoon_adres(blad.waarde)
    if blad.soort is Inhoudsoort.ONBEKEND:  # nobody knows what it is, so it is made clean as either
        return schoon_adres(schoon_html(blad.waarde))
    return blad.waarde
