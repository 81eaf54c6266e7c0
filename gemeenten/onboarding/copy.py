"""Copy a tree of handbook pages into an edition, as drafts, in a fixed number of queries.

Wagtail's own ``Page.copy`` costs tens of queries a page, keeps links to the source and leaves the
copy live; this one writes each table once. The search and reference indexes follow in one batch.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search import index

from handleiding.models import OnderdeelPage

from .links import herschrijf

BASE_PAGE_FIELDS = ("path", "depth", "numchild", "url_path")


def kopieer_boom(bron: Page, parent: Page, *, user: Any = None) -> Page:
    """Copy ``bron`` and what is published below it to under ``parent``; return the copy.

    A page of the core becomes a variant of itself, based on what the core says now; a variant keeps
    its ``kern`` and ``basis``. Must run inside a transaction.
    """
    originelen = _te_kopieren(bron)
    kopieen = [_kopie(origineel, user) for origineel in originelen]
    _plaats(originelen, kopieen, parent)
    _schrijf_tabellen(kopieen)
    kopie_van = _kopie_van(originelen, kopieen)
    _herschrijf_links(kopieen, kopie_van)
    _schrijf_revisies(kopieen, user)
    _indexeer(kopieen)
    return kopieen[0]


def _te_kopieren(bron: Page) -> list[OnderdeelPage]:
    """Return the pages to copy in tree order. Of a published tree, only what is published."""
    paginas = bron.get_descendants(inclusive=True).type(OnderdeelPage).order_by("path")
    if bron.live:
        paginas = paginas.live()
    return _zonder_wezen(list(paginas.specific()))


def _zonder_wezen(paginas: Sequence[Any]) -> list[Any]:
    """Leave out pages whose parent is left out."""
    paden = {paginas[0].path} if paginas else set()
    gehouden = list(paginas[:1])
    for page in paginas[1:]:
        if page.path[: -Page.steplen] in paden:
            paden.add(page.path)
            gehouden.append(page)
    return gehouden


def _kopie(origineel: OnderdeelPage, user: Any) -> OnderdeelPage:
    laatste = origineel if origineel.live else origineel.get_latest_revision_as_object()
    velden = {
        veld.attname: getattr(laatste, veld.attname)
        for veld in origineel._meta.concrete_fields
        if not (veld.primary_key or getattr(veld.remote_field, "parent_link", False))
    }
    kopie = type(origineel)(**velden)
    kopie.id = kopie.pk = None
    kopie.kern_id = origineel.kern_id or origineel.pk
    kopie.basis_id = origineel.basis_id if origineel.kern_id else _kernrevisie(origineel)
    _maak_concept(kopie, user)
    return kopie


def _kernrevisie(kernpagina: OnderdeelPage) -> int | None:
    return kernpagina.live_revision_id or kernpagina.latest_revision_id


def _maak_concept(kopie: OnderdeelPage, user: Any) -> None:
    kopie.live = False
    kopie.has_unpublished_changes = True
    kopie.translation_key = uuid4()
    kopie.draft_title = kopie.title
    kopie.owner = user
    for veld in (
        "first_published_at",
        "last_published_at",
        "live_revision_id",
        "latest_revision_id",
        "go_live_at",
        "expire_at",
        "locked_at",
        "locked_by_id",
        "alias_of_id",
    ):
        setattr(kopie, veld, None)
    kopie.locked = kopie.expired = False


def _plaats(originelen: Sequence[Page], kopieen: Sequence[Page], parent: Page) -> None:
    """Give the copies their place in the tree; the first becomes the last child of ``parent``."""
    laatste = parent.get_last_child()
    pad = laatste._inc_path() if laatste else parent._get_path(parent.path, parent.depth + 1, 1)
    van = originelen[0]
    verschil = parent.depth + 1 - van.depth
    paden = {origineel.path for origineel in originelen}
    kinderen: dict[str, int] = defaultdict(int)
    for pad_origineel in paden:
        kinderen[pad_origineel[: -Page.steplen]] += 1
    for origineel, kopie in zip(originelen, kopieen, strict=True):
        kopie.path = pad + origineel.path[len(van.path) :]
        kopie.depth = origineel.depth + verschil
        kopie.numchild = kinderen[origineel.path]
        kopie.url_path = f"{parent.url_path}{van.slug}/" + origineel.url_path[len(van.url_path) :]
    type(parent)._base_manager.filter(pk=parent.pk).update(numchild=models.F("numchild") + 1)
    parent.numchild += 1


def _schrijf_tabellen(kopieen: Sequence[Page]) -> None:
    """Insert the rows of every table of the pages' types, one statement a table."""
    basis = [_deel(kopie, Page) for kopie in kopieen]
    for kopie, rij in zip(kopieen, Page._base_manager.bulk_create(basis), strict=True):
        kopie.pk = kopie.page_ptr_id = rij.pk
        kopie.id = rij.pk
        _zet_verwijzingen(kopie)
    OnderdeelPage._base_manager._insert(
        kopieen, fields=OnderdeelPage._meta.local_concrete_fields, using=OnderdeelPage.objects.db
    )
    for model, rijen in _per_type(kopieen).items():
        model._base_manager._insert(
            rijen, fields=model._meta.local_concrete_fields, using=model.objects.db
        )
    for kopie in kopieen:
        kopie._state.adding = False
        kopie._state.db = OnderdeelPage.objects.db


def _zet_verwijzingen(kopie: Page) -> None:
    """Fill in the links between the tables of one page, now that its id is known."""
    for model in type(kopie).__mro__:
        meta = getattr(model, "_meta", None)
        for veld in getattr(meta, "parents", {}).values() if meta else ():
            if veld is not None:
                setattr(kopie, veld.attname, kopie.id)


def _deel(kopie: Page, model: type[Page]) -> Page:
    return model(
        **{veld.attname: getattr(kopie, veld.attname) for veld in model._meta.concrete_fields}
    )


def _per_type(paginas: Iterable[Page]) -> dict[type[Page], list[Page]]:
    groepen: dict[type[Page], list[Page]] = defaultdict(list)
    for page in paginas:
        groepen[type(page)].append(page)
    return groepen


def _kopie_van(originelen: Sequence[OnderdeelPage], kopieen: Sequence[Page]) -> dict[int, int]:
    """Map the id of each original, and of the core page behind it, to the id of the copy."""
    kopie_van: dict[int, int] = {}
    for origineel, kopie in zip(originelen, kopieen, strict=True):
        kopie_van[kopie.kern_id] = kopie.id
        kopie_van[origineel.pk] = kopie.id
    return kopie_van


def _herschrijf_links(kopieen: Iterable[Page], kopie_van: dict[int, int]) -> None:
    for model, paginas in _per_type(kopieen).items():
        velden = [v for v in model._meta.local_concrete_fields if _heeft_tekst(v)]
        gewijzigd = [page for page in paginas if _herschrijf_page(page, velden, kopie_van)]
        if gewijzigd:
            model._base_manager.bulk_update(gewijzigd, [veld.name for veld in velden])


def _heeft_tekst(veld: models.Field) -> bool:
    return isinstance(veld, StreamField | RichTextField)


def _herschrijf_page(page: Page, velden: Iterable[Any], kopie_van: dict[int, int]) -> bool:
    gewijzigd = False
    for veld in velden:
        oud = getattr(page, veld.attname)
        ruw = list(oud.get_prep_value()) if isinstance(veld, StreamField) else oud
        nieuw = herschrijf(ruw, kopie_van)
        if nieuw != ruw:
            setattr(
                page, veld.attname, json.dumps(nieuw) if isinstance(veld, StreamField) else nieuw
            )
            gewijzigd = True
    return gewijzigd


def _schrijf_revisies(kopieen: Sequence[Page], user: Any) -> None:
    nu = timezone.now()
    types = ContentType.objects.get_for_models(*{type(kopie) for kopie in kopieen})
    basis = ContentType.objects.get_for_model(Page)
    revisies = Revision.objects.bulk_create(
        Revision(
            content_type=types[type(kopie)],
            base_content_type=basis,
            object_id=str(kopie.pk),
            created_at=nu,
            user=user,
            object_str=str(kopie),
            content=kopie.serializable_data(),
        )
        for kopie in kopieen
    )
    for kopie, revisie in zip(kopieen, revisies, strict=True):
        kopie.latest_revision_id = revisie.pk
        kopie.latest_revision_created_at = nu
    Page._base_manager.bulk_update(
        [_deel(kopie, Page) for kopie in kopieen],
        ["latest_revision", "latest_revision_created_at"],
    )
    _log(kopieen, revisies, types, user, nu)


def _log(kopieen, revisies, types, user, nu) -> None:
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=types[type(kopie)],
            label=str(kopie)[:255],
            action="wagtail.create",
            user=user,
            timestamp=nu,
            page_id=kopie.pk,
            revision=revisie,
            content_changed=True,
        )
        for kopie, revisie in zip(kopieen, revisies, strict=True)
    )


def _indexeer(kopieen: Sequence[Page]) -> None:
    for kopie in kopieen:
        index.insert_or_update_object(kopie)
        ReferenceIndex.create_or_update_for_object(kopie)
