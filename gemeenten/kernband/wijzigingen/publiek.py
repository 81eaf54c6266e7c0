"""What a reader may know of an edition's page: where it differs from the national handbook."""

import json
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Subquery
from wagtail.fields import StreamField
from wagtail.models import Page

from gemeenten.merge import Besluit, Handeling, afwijkingen
from gemeenten.merge.vorm import Samenstel
from handleiding.models import Kernpublicatie, OnderdeelPage
from handleiding.publiek.etalage import Publicatie

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


def dringend_sinds(page: Page) -> list[tuple[date, datetime]]:
    """Return the urgent core publications that what is online of ``page`` does not stand on: its date, and since when.

    Says nothing of today: that is for who shows it. A draft that handles it is nothing that readers may know of.
    """
    if not isinstance(page, OnderdeelPage) or page.kern_id is None:
        return []
    gezien = Publicatie.objects.filter(revision=OuterRef("revision"), online=True)
    kern = Page.objects.filter(pk=page.kern_id, live=True)
    sinds = Kernpublicatie.objects.dringend().filter(
        revision__base_content_type=ContentType.objects.get_for_model(Page),
        revision__object_id=str(page.kern_id),
        revision_id__gt=page.basis_id or 0,
    )
    sinds = sinds.annotate(
        op=Subquery(gezien.order_by("vanaf").values("vanaf")[:1]),
        nu=Subquery(kern.values("live_revision")),
    )
    online = sinds.filter(op__isnull=False, revision_id__lte=F("nu")).order_by("revision_id")
    return list(online.values_list("uiterlijk", "op"))


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
