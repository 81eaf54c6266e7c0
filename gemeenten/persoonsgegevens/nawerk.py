"""What is left of a removal once readers see another text: the version that was online loses the words as well.

It hangs on whatever takes a text from online: a publication, taking offline, the end date. After that step, so that
what it logged is reached too; should that be killed, the work that is done at its time finishes it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db import transaction
from wagtail.models import Page, PageLogEntry

from gemeenten.models import Bericht, Nawerk
from handleiding.logacties import noteer

from .elders import vergeet_wat_gemaakt_is
from .lijst import keuze_van, zoeker_van
from .logacties import PERSOON_NAWERK
from .paginatekst import Online
from .plaatsen import Zoekplaats, plaatsen
from .verwijderen import leeg_schrijflogboek, wis_rijen


def na_publicatie(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Readers see another text of this page (signals ``page_published`` and ``page_unpublished``)."""
    if Nawerk.objects.filter(page=instance.pk).exists():
        transaction.on_commit(doe_wat_voorbij_is, robust=True)


def doe_wat_voorbij_is() -> None:
    """Finish what can be: of pages whose text of before the removal is not online any more."""
    for pk in list(Nawerk.objects.order_by("pk").values_list("pk", flat=True)):
        _werk_af(pk)


@transaction.atomic
def _werk_af(pk: int) -> None:
    """Take the words out of what was online until now, and let go what was made of it."""
    rijen = Nawerk.objects.select_for_update(of=("self",)).select_related("regel__editie", "page")
    rij = rijen.filter(pk=pk).first()
    if rij is None or not _is_voorbij(rij):
        return
    zoeker, keuze = zoeker_van(rij.regel), keuze_van(rij.regel)
    online = Online.van([rij.page_id])
    uitslag = wis_rijen(zoeker, _rijen(rij), keuze, online)
    ook = replace(keuze, al_het_beheer=True)
    nieuw = wis_rijen(zoeker, _sindsdien(rij), ook, online)
    if not online.wachten:
        rij.delete()
    if aantal := uitslag.rijen + nieuw.rijen:
        data = {"wie": rij.regel.wie, "rijen": aantal}
        noteer(rij.page, PERSOON_NAWERK, user=None, revision=None, data=data)
        vergeet_wat_gemaakt_is(rij.regel.editie)
        transaction.on_commit(leeg_schrijflogboek, robust=True)


def _is_voorbij(rij: Nawerk) -> bool:
    """Tell whether what was online when the person was removed no longer is."""
    versies = Online.van([rij.page_id]).versies
    return rij.page_id not in versies or versies[rij.page_id] != rij.revision_id


def _rijen(rij: Nawerk) -> list[tuple[Zoekplaats, Any]]:
    """Return every row about the page: also those in which the words came back while its text waited."""
    return [
        (plaats, pk)
        for plaats in plaatsen(rij.regel.editie)
        if plaats.pagina and not plaats.alleen_tonen
        for pk in plaats.van([rij.page_id]).order_by("pk").values_list("pk", flat=True)
    ]


def _sindsdien(rij: Nawerk) -> Iterator[tuple[Zoekplaats, Any]]:
    """Yield what was written about the page since: Wagtail logs what a page was called before."""
    for soort, model, moment in (
        ("logboek", PageLogEntry, "timestamp"),
        ("bericht", Bericht, "created_at"),
    ):
        nieuw = model.objects.filter(page=rij.page_id, **{f"{moment}__gte": rij.regel.op})
        plaats = Zoekplaats(soort, nieuw)
        yield from ((plaats, pk) for pk in nieuw.order_by("pk").values_list("pk", flat=True))
