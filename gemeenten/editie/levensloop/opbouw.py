"""A page as a file says it, in memory: made clean, with new child objects, and looked at before it is stored."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from gemeenten.onboarding.boom import geef_kindobjecten
from gemeenten.onboarding.kopie import NIET_MEE
from handleiding.inhoud import kindrelaties

from .schoon import schoon


def maak_object(model: type[Page], inhoud: Mapping[str, Any]) -> Page:
    """Return a new page with this content, made clean, and new child objects."""
    eigen = {naam: deel for naam, deel in schoon(model, inhoud).items() if naam not in NIET_MEE}
    page = model.from_serializable_data(eigen | {"pk": None}, check_fks=False)
    kinderen = {}
    for relatie in kindrelaties(model):
        lijst = list(getattr(page, relatie.get_accessor_name()).all())
        for kind in lijst:
            kind.pk = None
        kinderen[relatie.get_accessor_name()] = lijst
    geef_kindobjecten(page, kinderen)
    if any(veld.name == "kern" for veld in model._meta.concrete_fields):
        page.kern_id = page.basis_id = None
        page.uitgesteld = []
    return page


def bezwaar(deel: models.Model) -> str:
    """Return why a value of a page, or of one of its child objects, cannot be right; or nothing.

    What is empty may be filled later, as in any draft. Streams are cleaned where the file is read.
    """
    for veld in _keurbaar(deel):
        waarde = getattr(deel, veld.attname)
        if waarde in veld.empty_values:
            continue
        try:
            veld.clean(waarde, deel)
        except ValidationError as fout:
            return f"{veld.verbose_name}: {' '.join(fout.messages)}"
    return ""


def _keurbaar(deel: models.Model) -> Iterator[models.Field]:
    for veld in deel._meta.concrete_fields:
        if veld.name in NIET_MEE or veld.is_relation or isinstance(veld, StreamField):
            continue
        if not veld.primary_key:
            yield veld


def mag_staan(page: Page, boven: Page | None) -> bool:
    """Return whether a page of this type may stand below ``boven``."""
    return boven is None or type(page) in type(boven).allowed_subpage_models()
