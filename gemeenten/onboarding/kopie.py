"""Copies of handbook pages: variants with their ``kern`` and ``basis``, in memory."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.db import models
from wagtail.models import Page

from handleiding.inhoud import kindrelaties
from handleiding.models import OnderdeelPage

from .boom import Tak, geef_kindobjecten

# What a page is, not what it says: a copy starts without it.
NIET_MEE = frozenset(
    {
        "id",
        "path",
        "depth",
        "numchild",
        "url_path",
        "translation_key",
        "live",
        "has_unpublished_changes",
        "draft_title",
        "owner",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "alias_of",
    }
)


def maak_takken(originelen: Sequence[OnderdeelPage]) -> tuple[Tak, dict[int, Page]]:
    """Copy ``originelen`` (in tree order, their root first) to a branch of new pages.

    Also returns the copies by the id of their original. Copies of the core follow it; a page that an
    edition or the sjabloon made itself follows nothing, and neither does its copy.
    """
    van_kern = originelen[0].kern_id is None
    kinderen = _kindobjecten(originelen)
    takken: dict[str, Tak] = {}
    kopieen: dict[int, Page] = {}
    for origineel in originelen:
        kopie = _kopie(origineel, van_kern=van_kern)
        geef_kindobjecten(kopie, kinderen[origineel.pk])
        kopieen[origineel.pk] = kopie
        takken[origineel.path] = tak = Tak(kopie)
        if boven := takken.get(origineel.path[: -Page.steplen]):
            boven.kinderen.append(tak)
    return takken[originelen[0].path], kopieen


def _kopie(origineel: OnderdeelPage, *, van_kern: bool) -> OnderdeelPage:
    velden = {
        veld.attname: getattr(origineel, veld.attname)
        for veld in origineel._meta.concrete_fields
        if veld.name not in NIET_MEE and not getattr(veld.remote_field, "parent_link", False)
    }
    kopie = type(origineel)(**velden)
    if van_kern:
        kopie.kern_id = origineel.pk
        kopie.basis_id = origineel.live_revision_id
    return kopie


def _kindobjecten(originelen: Sequence[Page]) -> dict[int, dict[str, list[Any]]]:
    """Return fresh copies of the child objects, by page and relation; one query a relation."""
    per_pagina: dict[int, dict[str, list[Any]]] = defaultdict(dict)
    per_relatie: dict[Any, list[Page]] = defaultdict(list)
    for origineel in originelen:
        for relatie in kindrelaties(type(origineel)):
            per_relatie[relatie].append(origineel)
    for relatie, paginas in per_relatie.items():
        naam = relatie.get_accessor_name()
        for page, kinderen in _gelezen(relatie, paginas).items():
            per_pagina[page][naam] = [_kopie_van_kind(kind) for kind in kinderen]
    return per_pagina


def _gelezen(relatie: Any, paginas: Sequence[Page]) -> dict[int, list[Any]]:
    """Return child objects by page: those of a draft from memory, the others from the database."""
    naam, sleutel = relatie.get_accessor_name(), relatie.field.attname
    gelezen: dict[int, list[Any]] = defaultdict(list)
    opgeslagen = []
    for page in paginas:
        if naam in getattr(page, "_cluster_related_objects", {}):
            gelezen[page.pk] = list(getattr(page, naam).all())
        else:
            opgeslagen.append(page.pk)
    for kind in relatie.related_model._base_manager.filter(**{f"{sleutel}__in": opgeslagen}):
        gelezen[getattr(kind, sleutel)].append(kind)
    for kinderen in gelezen.values():
        kinderen.sort(key=lambda kind: (getattr(kind, "sort_order", None) or 0, kind.pk or 0))
    return gelezen


def _kopie_van_kind(kind: models.Model) -> models.Model:
    velden = {veld.attname: getattr(kind, veld.attname) for veld in kind._meta.concrete_fields}
    velden.pop(kind._meta.pk.attname)
    if "translation_key" in velden:
        velden["translation_key"] = uuid4()
    return type(kind)(**velden)
