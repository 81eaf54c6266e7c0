"""Whether the etalage still says what it should, and making it say so again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from handleiding.verschil.paginatekst import tekst

from .bundel import in_een_keer, werk_bij
from .gebeurd import Gebeurtenis
from .lezen import PER_KEER, Etalagerij, in_delen, lees
from .regels import Etalagestand, stand_van
from .tabel import Etalage, Raam, Raamsoort, microseconden


@dataclass(frozen=True)
class Etalageverschil:
    """A page of which the etalage says something else than it should."""

    page_id: int
    wat: str


ONTBREEKT = "staat niet in de etalage"
ZICHT = "zicht of wortel klopt niet"
VERSIE = "de laatste openbare versie klopt niet"
TEKST = "wat online staat, is niet de laatste openbare versie"


def vul_aan() -> None:
    """Give each page without a row its row, and the whole its frame; changes nothing that is there."""
    if not Raam.objects.filter(soort=Raamsoort.GEHEEL).exists():
        Raam.objects.create(soort=Raamsoort.GEHEEL, stempel=microseconden())
    zonder = Page.objects.filter(etalage__isnull=True).order_by("path")
    for deel in in_delen(list(zonder.values_list("pk", flat=True))):
        werk_bij(deel)


def verschillen(*, teksten: bool = True) -> Iterator[Etalageverschil]:
    """Yield each page that differs, in tree order; ``teksten`` also compares what is online, which takes longer."""
    standen: dict[str, Etalagestand] = {}
    paden = list(Page.objects.order_by("path").values_list("pk", flat=True))
    for begin in range(0, len(paden), PER_KEER):
        for rij in lees(Page.objects.filter(pk__in=paden[begin : begin + PER_KEER])):
            boven = standen.get(rij.path[: -Page.steplen], rij.boven)
            soort = rij.vertoning.wortel
            stand = stand_van(rij.pk, wortelsoort=soort, eigen=rij.eigen, boven=boven)
            standen[rij.path] = stand
            if wat := _wat(rij, stand, teksten=teksten):
                yield Etalageverschil(rij.pk, wat)


def _wat(rij: Etalagerij, stand: Etalagestand, *, teksten: bool) -> str:
    bewaard = rij.bewaard
    if bewaard is None:
        return ONTBREEKT
    if (bewaard.wortel_id, bewaard.eigen, bewaard.zicht) != (stand.wortel, rij.eigen, stand.zicht):
        return ZICHT
    if rij.live and rij.live_revision_id is not None:
        if rij.live_revision_id != bewaard.laatste_id:
            return VERSIE
        if teksten and not _staat_er(rij.pk):
            return TEKST
    return ""


def _staat_er(page_id: int) -> bool:
    """Return whether the row of a page says, field by field, what its last public version says."""
    page = Page.objects.get(pk=page_id).specific
    return tekst(json.loads(page.to_json())) == tekst(page.live_revision.content)


@transaction.atomic
def herstel(verschil: Etalageverschil) -> None:
    """Make the etalage say what it should about one page.

    A row that says something else than what was approved gets the approved text again.
    """
    with in_een_keer():
        if verschil.wat == TEKST:
            laatste = Etalage.objects.select_related("laatste").get(pk=verschil.page_id).laatste
            laatste.as_object().save(clean=False)
        werk_bij([verschil.page_id], Gebeurtenis.RIJ | Gebeurtenis.GEWIST)
