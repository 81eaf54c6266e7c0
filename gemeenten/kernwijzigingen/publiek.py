"""What a reader may know of an edition's page: where it differs from the national handbook."""

from collections.abc import Mapping
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from gemeenten.merge import afwijkingen
from handleiding.models import OnderdeelPage

from .versies import inhoud_van_revisie, kopie_van, met_links_van, velden
from .weergave import plek

PAGINALINK = 'linktype="page"'


def afwijkende_plekken(page: Page, editie: Page) -> list[str]:
    """Return where ``page`` says something else than the core text it stands on, place by place.

    Empty for a page of the core, an edition's own page, and an unchanged variant.
    """
    if not isinstance(page, OnderdeelPage) or page.basis is None:
        return []
    model = type(page)
    ons = inhoud_van_page(page)
    kern = inhoud_van_revisie(page.basis, model)
    if PAGINALINK in str(kern):
        kern = met_links_van(kern, kopie_van(editie))
    if kern == ons:
        return []
    return list(dict.fromkeys(plek(b, model, ons, kern) for b in afwijkingen(kern, ons)))


def inhoud_van_page(page: OnderdeelPage) -> dict[str, Any]:
    """Return what a page object says, in the form of ``inhoud_van_revisie``; needs no query."""
    return {naam: _ruw(page, naam) for naam in velden(type(page))}


def _ruw(page: OnderdeelPage, naam: str) -> Any:
    waarde = getattr(page, naam)
    if isinstance(page._meta.get_field(naam), StreamField):
        return [_gewoon(blok) for blok in waarde.get_prep_value()]
    return waarde


def _gewoon(waarde: Any) -> Any:
    """Return plain dicts and lists, as JSON would give them."""
    if isinstance(waarde, Mapping):
        return {naam: _gewoon(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_gewoon(deel) for deel in waarde]
    return waarde
