"""Which images and documents readers saw with a text: kept with each publication, so that nobody reads all texts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from handleiding.inhoud.verwijzingen import verwijzingen

from .tabel import Publicatie

SOORTEN = ("image", "document")
PER_KEER = 500


def bestanden_in(model: Any, inhoud: Mapping[str, Any]) -> list[str]:
    """Return the images and documents that a version refers to: ``image:12``."""
    doelen = {doel for _, doel in verwijzingen(model, inhoud)} if model else set()
    return sorted(_naam(soort, pk) for soort, pk in doelen if soort in SOORTEN)


def met_bestanden(
    rijen: QuerySet[Publicatie], soort: str, ids: Iterable[int]
) -> QuerySet[Publicatie]:
    """Keep the rows in which readers saw one of these images (or documents)."""
    vraag = Q(pk__in=[])
    for pk in ids:
        vraag |= Q(_bestanden__contains=f'"{_naam(soort, pk)}"')
    # SQLite cannot ask what is in a list.
    return rijen.annotate(_bestanden=Cast("bestanden", TextField())).filter(vraag)


def noem_bestanden(rijen: Iterable[Publicatie], bekend: Mapping[int, list[str]]) -> None:
    """Fill in the files of rows to be written; ``bekend`` are those of texts that were at hand."""
    te_lezen = [rij for rij in rijen if rij.online and rij.revision_id]
    gevonden = dict(bekend)
    onbekend = {rij.revision_id for rij in te_lezen if rij.revision_id} - gevonden.keys()
    if onbekend:
        eerder = Publicatie.objects.filter(revision__in=onbekend, bestanden__isnull=False)
        gevonden |= dict(eerder.values_list("revision_id", "bestanden"))
    gevonden |= _uit_versies(onbekend - gevonden.keys())
    for rij in te_lezen:
        rij.bestanden = gevonden.get(rij.revision_id or 0)


def vul_bestanden_aan() -> None:
    """Name the files of publications from before they were kept; changes nothing that is there."""
    zonder = Publicatie.objects.filter(online=True, revision__isnull=False, bestanden__isnull=True)
    ids = list(zonder.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(ids), PER_KEER):
        rijen = list(Publicatie.objects.filter(pk__in=ids[begin : begin + PER_KEER]))
        noem_bestanden(rijen, {})
        Publicatie.objects.bulk_update(rijen, ["bestanden"])


def _uit_versies(ids: Iterable[int]) -> dict[int, list[str]]:
    if not ids:
        return {}
    versies = Revision.objects.filter(pk__in=ids).select_related("content_type")
    return {
        versie.pk: bestanden_in(versie.content_type.model_class(), versie.content)
        for versie in versies
    }


def _naam(soort: str, pk: int) -> str:
    return f"{soort}:{pk}"
