"""The pages of an edition with what they say: their latest text, or what is online."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from gemeenten.models import GemeentePage
from gemeenten.toegang.rollen_op_pagina import onder
from handleiding.inhoud import Inhoudsdeel, delen_van_rij


@dataclass
class Versie:
    """A page with the content of one revision."""

    page: Page
    inhoud: dict[str, Any]

    @property
    def model(self) -> type[Page] | None:
        return self.page.specific_class

    @cached_property
    def delen(self) -> list[Inhoudsdeel]:
        """All that it holds, part by part; nothing of a page whose type is gone."""
        return list(delen_van_rij(self.model, self.inhoud)) if self.model else []


def versies(editie: GemeentePage, *, online: bool) -> list[Versie]:
    """Return what the pages of ``editie`` say, in tree order, in two queries.

    ``online``: only what is published, as it is published; the root itself as it will be.
    """
    paginas = [
        page
        for page in editie.get_descendants(inclusive=True).order_by("path")
        if page.live or not online or page.pk == editie.pk
    ]
    sleutels = {page.pk: _revisie(page, online=online) for page in paginas}
    revisies = Revision.objects.in_bulk(set(sleutels.values()) - {None})
    return [
        Versie(page, revisies[sleutels[page.pk]].content)
        for page in paginas
        if sleutels[page.pk] in revisies
    ]


def versies_van(
    edities: Sequence[GemeentePage], soorten: Iterable[type[Page]]
) -> dict[int, list[Versie]]:
    """Return the latest texts of these kinds in each of ``edities``, in one query for all of them."""
    van_soort = ContentType.objects.get_for_models(*soorten).values()
    paginas = Page.objects.filter(
        onder(editie.path for editie in edities),
        content_type__in=van_soort,
        latest_revision__isnull=False,
    )
    gevonden: dict[int, list[Versie]] = {editie.pk: [] for editie in edities}
    op_pad = {editie.path: gevonden[editie.pk] for editie in edities}
    for page in paginas.select_related("latest_revision").order_by("path"):
        van = next(rij for pad, rij in op_pad.items() if page.path.startswith(pad))
        van.append(Versie(page, page.latest_revision.content))
    return gevonden


def _revisie(page: Page, *, online: bool) -> int | None:
    return page.live_revision_id if online and page.live else page.latest_revision_id
