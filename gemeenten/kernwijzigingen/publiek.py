"""What a reader may know of an edition's page: where it differs from the national handbook."""

import json
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page

from gemeenten.merge import Besluit, Handeling, afwijkingen
from gemeenten.merge.vorm import Samenstel
from handleiding.models import OnderdeelPage

from .plaatsnamen import PLAATS, plek
from .versies import basistekst, kopie_van, velden
from .vormen import met_vorm

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
    kern = basistekst(page.basis, model, lambda: kopie_van(editie), page.uitgesteld)
    if kern == ons:
        return []
    op_pad: dict[str, Besluit] = {}
    for besluit in afwijkingen(kern, ons):
        op_pad.setdefault(besluit.pad.removesuffix(PLAATS), besluit)
    return [f"{plek(b, model, ons, kern)}: {WOORDEN[b.handeling]}" for b in op_pad.values()]


def inhoud_van_page(page: OnderdeelPage) -> Samenstel:
    """Return what a page object says, in the form of ``inhoud_van_revisie``; needs no query."""
    model = type(page)
    return met_vorm({naam: _json(page, naam) for naam in velden(model)}, model)


def _json(page: OnderdeelPage, naam: str) -> Any:
    veld = page._meta.get_field(naam)
    return (
        json.loads(veld.value_to_string(page))
        if isinstance(veld, StreamField)
        else getattr(page, naam)
    )
