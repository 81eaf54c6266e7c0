"""The pages of an edition with what they say: their latest text, or what is online."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Page, Revision

from gemeenten.models import GemeentePage
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


def _revisie(page: Page, *, online: bool) -> int | None:
    return page.live_revision_id if online and page.live else page.latest_revision_id
