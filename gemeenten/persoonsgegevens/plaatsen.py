"""All places in the database where text of an edition stands.

``tests/gemeenten/lokaal`` fails on a table with text that is neither here nor known to hold no people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import (
    Comment,
    CommentReply,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
)

from gemeenten.models import Bericht, GemeentePage
from gemeenten.roles import groepsnamen

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


def omschrijf(rij: models.Model) -> str:
    """Return what a row is, in Dutch: Wagtail's own rows describe themselves in English, and by key."""
    if isinstance(rij, Revision):
        return _met_moment(rij.object_str, rij.created_at)
    if isinstance(rij, PageLogEntry):
        return _met_moment(rij.label, rij.timestamp)
    if isinstance(rij, TaskState):
        revisie = rij.revision
        return _met_moment(revisie.object_str if revisie else "", rij.started_at)
    if isinstance(rij, Comment):
        return _met_moment(rij.page.title, rij.created_at)
    if isinstance(rij, CommentReply):
        return _met_moment(rij.comment.page.title, rij.created_at)
    return str(rij)


def _met_moment(wat: str, moment: datetime) -> str:
    return f"{wat}, {timezone.localtime(moment):%d-%m-%Y om %H.%M} uur".removeprefix(", ")


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
    yield from _van_verdwenen_paginas(editie)
    yield Plaats("opmerking", Comment.objects.filter(page__in=nummers), ("text",))
    yield Plaats("reactie", CommentReply.objects.filter(comment__page__in=nummers), ("text",))


def _paginas(editie) -> Iterator[Plaats]:
    for model in apps.get_models():
        if issubclass(model, Page) and (velden := tekstvelden(model)):
            rijen = model._base_manager.filter(path__startswith=editie.path)
            yield Plaats("pagina", rijen, velden)


def _van_verdwenen_paginas(editie) -> Iterator[Plaats]:
    """Yield what outlives a deleted page, when people of this edition worked on it."""
    namen = groepsnamen(editie.code or "").values()
    mensen = get_user_model().objects.filter(groups__name__in=namen)
    logboek = PageLogEntry.objects.exclude(page__in=Page.objects.order_by().values("pk"))
    van_ons = logboek.filter(user__in=mensen.values("pk")).order_by()
    yield Plaats("logboek", logboek.filter(page__in=van_ons.values("page")), ("label", "data"))
    berichten = Bericht.objects.filter(page=None, user__in=mensen.values("pk"))
    yield Plaats("bericht", berichten, tekstvelden(Bericht))


def _rijen(editie) -> Iterator[Plaats]:
    """Yield the tables of ours that point to a page of the edition."""
    for model in apps.get_models():
        if model._meta.app_label not in {"gemeenten", "handleiding"} or issubclass(model, Page):
            continue
        verwijzingen = _naar_pagina(model)
        if verwijzingen and (velden := tekstvelden(model)):
            vraag = models.Q()
            for naam in verwijzingen:
                vraag |= models.Q(**{f"{naam}__path__startswith": editie.path})
            soort = str(model._meta.verbose_name)
            yield Plaats(soort, model._base_manager.filter(vraag), velden)


def _naar_pagina(model) -> list[str]:
    """Return the names of the fields that point to a page."""
    doelen = {
        str(veld.name): getattr(veld.remote_field, "model", None)
        for veld in model._meta.local_concrete_fields
    }
    return [
        naam for naam, doel in doelen.items() if isinstance(doel, type) and issubclass(doel, Page)
    ]
