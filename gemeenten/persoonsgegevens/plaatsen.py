"""All places in the database where text of an edition stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import (
    Comment,
    CommentReply,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
)

from gemeenten.models import GemeentePage

TEKSTVELDEN = (models.CharField, models.TextField, models.JSONField, StreamField)
# Text of a page that is an address or bookkeeping: changing it would break the tree.
BOEKHOUDING = frozenset({"path", "url_path", "slug", "code", "kleur", "token"})


@dataclass(frozen=True)
class Plaats:
    """Rows of one table that belong to an edition, and which of their fields hold text."""

    soort: str
    rijen: models.QuerySet[Any]
    velden: tuple[str, ...]


def tekstvelden(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(
        veld.name
        for veld in model._meta.local_concrete_fields
        if isinstance(veld, TEKSTVELDEN) and not veld.choices and veld.name not in BOEKHOUDING
    )


def plaatsen(editie: GemeentePage) -> Iterator[Plaats]:
    """Yield every place: pages, what hangs below them, revisions, logs, comments."""
    yield from _paginas(editie)
    yield from _rijen(editie)
    nummers = Page.objects.filter(path__startswith=editie.path).values("pk")
    als_tekst = [str(pk) for pk in nummers.values_list("pk", flat=True)]
    over = {"base_content_type__app_label": "wagtailcore", "base_content_type__model": "page"}
    yield Plaats(
        "eerdere versie",
        Revision.objects.filter(object_id__in=als_tekst, **over),
        ("object_str", "content"),
    )
    yield Plaats("logboek", PageLogEntry.objects.filter(page__in=nummers), ("label", "data"))
    yield Plaats(
        "opmerking bij beoordeling",
        TaskState.objects.filter(workflow_state__object_id__in=als_tekst),
        ("comment",),
    )
    yield Plaats("opmerking", Comment.objects.filter(page__in=nummers), ("text",))
    yield Plaats("reactie", CommentReply.objects.filter(comment__page__in=nummers), ("text",))


def _paginas(editie) -> Iterator[Plaats]:
    for model in apps.get_models():
        if issubclass(model, Page) and (velden := tekstvelden(model)):
            rijen = model._base_manager.filter(path__startswith=editie.path)
            yield Plaats("pagina", rijen, velden)


def _rijen(editie) -> Iterator[Plaats]:
    """Yield the tables of ours that point to a page of the edition."""
    for model in apps.get_models():
        if model._meta.app_label not in {"gemeenten", "handleiding"} or issubclass(model, Page):
            continue
        verwijzing = _naar_pagina(model)
        if verwijzing and (velden := tekstvelden(model)):
            filters = {f"{verwijzing}__path__startswith": editie.path}
            soort = str(model._meta.verbose_name)
            yield Plaats(soort, model._base_manager.filter(**filters), velden)


def _naar_pagina(model) -> str:
    for veld in model._meta.local_concrete_fields:
        doel = getattr(veld.remote_field, "model", None)
        if isinstance(doel, type) and issubclass(doel, Page):
            return str(veld.name)
    return ""
