"""In which texts files stand: online, waiting, in a draft, or before; as far as somebody may know those texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Revision

from gemeenten.toegang.muren.beleid import beleid
from gemeenten.toegang.muren.bevroren import in_gezien, teksten_met_een
from handleiding.inhoud import Inhoudsoort
from handleiding.verschil.doelen import Doelnamen
from handleiding.workflow.werklijst import wachtende_teksten

from .keten import soort

ONLINE, TER_BEOORDELING, INGEPLAND = "online", "wacht op een collega", "ingepland"
CONCEPT, EERDER = "in een concept", "stond online"
# A page and a file.
Paar = tuple[int, int]


@dataclass(frozen=True)
class Tekstgebruik:
    """A page that uses a file, in words."""

    page_id: int
    naam: str
    waar: str

    @property
    def adres(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page_id])


@dataclass
class Versiegebruik:
    """Where each of some files stands, by the number of the file; ``elders``: in texts of others too."""

    teksten: dict[int, list[Tekstgebruik]] = field(default_factory=dict)
    elders: set[int] = field(default_factory=set)


def gebruik_van(stukken: Sequence[Any], user: Any) -> Versiegebruik:
    """Tell where these files (all of one kind) stand, in a fixed number of queries."""
    waar: dict[Paar, list[str]] = defaultdict(list)
    for paar, hoe in _alle(stukken):
        if hoe not in waar[paar] and not (hoe == EERDER and waar[paar]):
            waar[paar].append(hoe)
    gevraagd = {page_id for page_id, _ in waar}
    eigen = list(beleid.eigen_paginas(user).filter(pk__in=gevraagd).order_by("path"))
    namen = paginanamen([page.pk for page in eigen])
    uit = Versiegebruik(elders={stuk for page_id, stuk in waar if page_id not in namen})
    for page in eigen:
        for stuk in stukken:
            if (page.pk, stuk.pk) in waar:
                regel = Tekstgebruik(page.pk, namen[page.pk], " en ".join(waar[page.pk, stuk.pk]))
                uit.teksten.setdefault(stuk.pk, []).append(regel)
    return uit


def paginanamen(ids: Sequence[int]) -> dict[int, str]:
    """Return pages by title and place."""
    namen = Doelnamen()
    namen.ook_waarden(Inhoudsoort.PAGE, *ids)
    return {pk: namen.naam(Page, pk).removeprefix("pagina ") for pk in ids}


def _alle(stukken: Sequence[Any]) -> Iterator[tuple[Paar, str]]:
    """Yield where each file stands; where it stood before comes last."""
    van_soort, ids = soort(stukken[0]), [stuk.pk for stuk in stukken]
    for paar in online(type(stukken[0]), ids):
        yield paar, ONLINE
    for tekst, gevonden in teksten_met_een(van_soort, ids, wachtende_teksten()):
        hoe = INGEPLAND if tekst.approved_go_live_at else TER_BEOORDELING
        yield from (((int(tekst.object_id), pk), hoe) for pk in gevonden)
    concepten = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    wacht = wachtende_teksten().order_by().values("pk")
    los = Revision.objects.filter(pk__in=concepten).exclude(pk__in=wacht)
    for tekst, gevonden in teksten_met_een(van_soort, ids, los):
        yield from (((int(tekst.object_id), pk), CONCEPT) for pk in gevonden)
    for page_id, pk in in_gezien(type(stukken[0]), ids):
        yield (page_id, pk), EERDER


def online(model: Any, ids: Iterable[int]) -> set[Paar]:
    """Return which pages that are online use which of these images (or documents)."""
    gebruik = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(pk) for pk in ids],
    )
    paren = {
        (int(page), int(stuk)) for page, stuk in gebruik.values_list("object_id", "to_object_id")
    }
    live: QuerySet[Page] = Page.objects.filter(pk__in={page for page, _ in paren}, live=True)
    staat = set(live.values_list("pk", flat=True))
    return {paar for paar in paren if paar[0] in staat}
