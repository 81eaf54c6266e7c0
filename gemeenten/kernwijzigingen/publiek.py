"""What a reader may know of an edition's page: where it differs from the national handbook."""

from collections.abc import Mapping
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from gemeenten.merge import Besluit, Handeling, afwijkingen
from handleiding.models import OnderdeelPage

from .plaatsnamen import PLAATS, plek
from .versies import basistekst, kopie_van, velden

WOORDEN = {
    Handeling.TOEGEVOEGD: "eigen tekst",
    Handeling.VERWIJDERD: "weggelaten",
    Handeling.GEWIJZIGD: "aangepast",
    Handeling.VERPLAATST: "op een andere plaats",
}


def afwijkende_plekken(page: Page, editie: Page) -> list[str]:
    """Return where ``page`` says something else than the core text it stands on, and how.

    One line for each place: a passage, a block or a field; changed and moved is one place.
    Empty for a page of the core, an edition's own page, and an unchanged variant.
    """
    if not isinstance(page, OnderdeelPage) or page.basis is None:
        return []
    model = type(page)
    ons = inhoud_van_page(page)
    kern = basistekst(page.basis, model, lambda: kopie_van(editie))
    if kern == ons:
        return []
    op_pad: dict[str, Besluit] = {}
    for besluit in afwijkingen(kern, ons):
        op_pad.setdefault(besluit.pad.removesuffix(PLAATS), besluit)
    return [f"{plek(b, model, ons, kern)}: {WOORDEN[b.handeling]}" for b in op_pad.values()]


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
