"""Write many new pages at once: each table in one statement, the indexes in one batch.

Wagtail's own ways (``add_child``, ``save_revision``, ``Page.copy``) cost tens of queries a page, and
on PostgreSQL each saved page scans the whole search index. Here the number of queries does not
depend on the number of pages, but for the batches a database asks for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, Revision

from handleiding.adressen import vrij_adres
from handleiding.inhoud import kindrelaties
from handleiding.publiek.etalage import werk_bij

from .indexen import indexeer


@dataclass
class Tak:
    """A new page with the new pages below it."""

    page: Page
    kinderen: list["Tak"] = field(default_factory=list)


def schrijf_takken(
    takken: Sequence[Tak],
    parent: Page,
    *,
    user: Any = None,
    bewerk: Callable[[Sequence[Page]], None] | None = None,
) -> list[Page]:
    """Add ``takken`` as the last children of ``parent``, all as drafts with a first revision.

    A name that is taken where a page comes gets a number: by a page beside it, or by an address of the site.
    ``bewerk`` is called when every page has its id and nothing of its content is stored yet.
    Must run inside a transaction that keeps others from adding to ``parent``. Returns all pages.
    """
    paginas = _plaats(takken, parent)
    for page in paginas:
        _maak_concept(page, user=user, locale_id=parent.locale_id)
    _schrijf_basis(paginas)
    if bewerk:
        bewerk(paginas)
    _schrijf_delen(paginas)
    _schrijf_kindobjecten(paginas)
    _schrijf_revisies(paginas, user)
    indexeer(paginas)
    werk_bij(paginas)
    return paginas


def _plaats(takken: Sequence[Tak], parent: Page) -> list[Page]:
    """Give every new page its place in the tree and a name that is free; return them in tree order."""
    laatste = parent.get_last_child()
    stap = int(laatste.path[-Page.steplen :], len(Page.alphabet)) if laatste else 0
    paginas: list[Page] = []

    def zet(tak: Tak, boven: Page, nummer: int, bezet: set[str]) -> None:
        tak.page.slug = vrij_adres(tak.page.slug, boven, bezet)
        bezet.add(tak.page.slug)
        tak.page.depth = boven.depth + 1
        tak.page.path = Page._get_path(boven.path, tak.page.depth, nummer)
        tak.page.url_path = f"{boven.url_path}{tak.page.slug}/"
        tak.page.numchild = len(tak.kinderen)
        paginas.append(tak.page)
        eronder: set[str] = set()
        for volgnummer, kind in enumerate(tak.kinderen, 1):
            zet(kind, tak.page, volgnummer, eronder)

    er_al = set(parent.get_children().values_list("slug", flat=True))
    for volgnummer, tak in enumerate(takken, stap + 1):
        zet(tak, parent, volgnummer, er_al)
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(takken))
    parent.numchild += len(takken)
    return paginas


def _maak_concept(page: Page, *, user: Any, locale_id: int) -> None:
    page.live = False
    page.has_unpublished_changes = True
    page.draft_title = page.title
    page.owner = user
    page.locale_id = locale_id


def _schrijf_basis(paginas: Sequence[Page]) -> None:
    """Insert the rows of the page table; from here on every page has its id."""
    rijen = Page.objects.bulk_create([_deel(page) for page in paginas])
    for page, rij in zip(paginas, rijen, strict=True):
        page.pk = page.id = rij.pk
        for ouder in type(page).__mro__:
            for schakel in getattr(getattr(ouder, "_meta", None), "parents", {}).values():
                if schakel is not None:
                    setattr(page, schakel.attname, rij.pk)


def _deel(page: Page) -> Page:
    return Page(
        **{veld.attname: getattr(page, veld.attname) for veld in Page._meta.concrete_fields}
    )


def _schrijf_delen(paginas: Sequence[Page]) -> None:
    """Insert the rows of the tables below the page table, parents first."""
    per_tabel: dict[type[models.Model], list[Page]] = defaultdict(list)
    for page in paginas:
        for model in reversed(type(page).__mro__):
            if model is not Page and issubclass(model, Page) and not model._meta.abstract:
                per_tabel[model].append(page)
    for model in sorted(per_tabel, key=lambda model: len(model.__mro__)):
        velden = model._meta.local_concrete_fields
        for groep in _porties(per_tabel[model], velden):
            model._base_manager._insert(groep, fields=velden, using=connection.alias)
    for page in paginas:
        page._state.adding = False
        page._state.db = connection.alias


def _porties(rijen: Sequence[Any], velden: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Cut ``rijen`` into the largest groups the database takes in one statement."""
    grootte = connection.ops.bulk_batch_size(velden, rijen)
    return (rijen[i : i + grootte] for i in range(0, len(rijen), grootte))


def _schrijf_kindobjecten(paginas: Sequence[Page]) -> None:
    """Insert the child objects that the pages carry in memory."""
    per_model: dict[type[models.Model], list[Any]] = defaultdict(list)
    for page in paginas:
        for relatie in kindrelaties(type(page)):
            for kind in getattr(page, relatie.get_accessor_name()).all():
                setattr(kind, relatie.field.attname, page.pk)
                per_model[relatie.related_model].append(kind)
    for model, kinderen in per_model.items():
        model._base_manager.bulk_create(kinderen)


def geef_kindobjecten(page: Page, kinderen: dict[str, list[Any]]) -> None:
    """Put child objects on a page in memory, by relation; every other relation becomes empty.

    A relation that is never set is read from the database, page by page, when a revision is made.
    """
    for relatie in get_all_child_relations(type(page)):
        naam = relatie.get_accessor_name()
        setattr(page, naam, kinderen.get(naam, []))


def _schrijf_revisies(paginas: Sequence[Page], user: Any) -> None:
    nu = timezone.now()
    types = ContentType.objects.get_for_models(*{type(page) for page in paginas})
    basis = ContentType.objects.get_for_model(Page)
    revisies = Revision.objects.bulk_create(
        Revision(
            content_type=types[type(page)],
            base_content_type=basis,
            object_id=str(page.pk),
            created_at=nu,
            user=user,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in paginas
    )
    eerste = Revision.objects.filter(
        base_content_type=basis, object_id=Cast(models.OuterRef("pk"), models.CharField())
    )
    for groep in _porties(paginas, [Page._meta.pk]):
        Page.objects.filter(pk__in=[page.pk for page in groep]).update(
            latest_revision_id=models.Subquery(eerste.values("pk")[:1]),
            latest_revision_created_at=nu,
        )
    for page, revisie in zip(paginas, revisies, strict=True):
        page.latest_revision_id = revisie.pk
        page.latest_revision_created_at = nu
    _log(paginas, types, user, nu)


def _log(paginas: Sequence[Page], types: dict[Any, ContentType], user: Any, nu: Any) -> None:
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=types[type(page)],
            label=str(page),
            action="wagtail.create",
            user=user,
            timestamp=nu,
            page_id=page.pk,
            revision_id=page.latest_revision_id,
            content_changed=True,
        )
        for page in paginas
    )
