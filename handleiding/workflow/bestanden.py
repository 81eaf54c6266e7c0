"""The images and documents of a text: held while it is sent on, and part of what was read.

The page of a text comes first, its files after it. Who changes or deletes a file holds that file and then looks which
texts it is in: a text that was submitted or published meanwhile is seen, and one that comes after it gets what is
there then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Revision
from wagtail.utils.file import hash_filelike

from handleiding.inhoud.verwijzingen import verwijzingen

MODELLEN = {"image": get_image_model, "document": get_document_model}
# What readers are given of a file. Where it is kept and who brought it is no part of that.
FEITEN = (
    "title",
    "description",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)


def bestanden_van(revision: Revision) -> list[tuple[str, int]]:
    """Return which images and documents a text refers to, in a fixed order."""
    model = revision.content_type.model_class()
    doelen = {doel for _, doel in verwijzingen(model, revision.content)} if model else set()
    return sorted(doel for doel in doelen if doel[0] in MODELLEN)


def houd_bestanden_van(revision: Revision) -> None:
    """Hold what a text refers to until the transaction ends; a text without files asks nothing."""
    for soort, ids in _per_soort(bestanden_van(revision)).items():
        houd_bestanden(MODELLEN[soort](), ids)


def houd_bestanden(model: Any, ids: Iterable[int]) -> list[int]:
    """Hold these images (or documents) until the transaction ends; return which are still there."""
    # Weaker than FOR UPDATE: a rendition or a version that refers to the file does not have to wait.
    rijen = model.objects.select_for_update(no_key=True).filter(pk__in=list(ids)).order_by("pk")
    return list(rijen.values_list("pk", flat=True))


def bestandsfeiten(revisions: Iterable[Revision]) -> Mapping[int, list[Any]]:
    """Return by number of a text what its files are now; a text without files is not in it.

    A text keeps its number where it is withdrawn, a file in it replaced, and the same text submitted again.
    """
    per_tekst = {revision.pk: bestanden_van(revision) for revision in revisions}
    feiten = {}
    for soort, ids in _per_soort(
        [doel for doelen in per_tekst.values() for doel in doelen]
    ).items():
        for stuk in MODELLEN[soort]().objects.filter(pk__in=ids):
            feiten[soort, stuk.pk] = _feiten(stuk)
    return {
        pk: [[*doel, feiten.get(doel)] for doel in doelen]
        for pk, doelen in per_tekst.items()
        if doelen
    }


def veranderden_bestanden(revision: Revision) -> frozenset[int]:
    """Return who changed an image or document of a text after that was written, as the log knows."""
    per_soort = _per_soort(bestanden_van(revision))
    if not per_soort:
        return frozenset()
    welke = Q()
    for soort, ids in per_soort.items():
        model = ContentType.objects.get_for_model(MODELLEN[soort]())
        welke |= Q(content_type=model, object_id__in=[str(pk) for pk in ids])
    log = ModelLogEntry.objects.filter(welke, timestamp__gte=revision.created_at)
    schreef = log.filter(action="wagtail.edit", user__isnull=False)
    return frozenset(schreef.values_list("user_id", flat=True))


def _per_soort(doelen: Iterable[tuple[str, int]]) -> Mapping[str, set[int]]:
    per_soort: dict[str, set[int]] = defaultdict(set)
    for soort, pk in doelen:
        per_soort[soort].add(pk)
    return per_soort


def _feiten(stuk: Any) -> list[Any]:
    return [stuk.file.name, kenmerk_van(stuk), *(getattr(stuk, naam, None) for naam in FEITEN)]


def kenmerk_van(stuk: Any) -> str:
    """Return the checksum of a file, empty when it is gone; where nobody noted it, it is worked out and not written."""
    if stuk.file_hash:
        return str(stuk.file_hash)
    try:
        with stuk.file.storage.open(stuk.file.name) as bestand:
            return str(hash_filelike(bestand))
    except OSError:
        return ""
