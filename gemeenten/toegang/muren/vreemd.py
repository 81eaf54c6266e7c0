"""Which images and documents are another municipality's."""

from collections.abc import Mapping
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from gemeenten.toegang import roles


def vreemde_media(gevraagd: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """Return which images and documents are another municipality's: not the core's, not shared."""
    modellen = {"image": get_image_model(), "document": get_document_model()}
    vreemd = {}
    for soort, model in modellen.items():
        if gevraagd.get(soort):
            van_anderen = _collecties_van_anderen()
            media = model.objects.filter(pk__in=gevraagd[soort], collection__in=van_anderen)
            vreemd[soort] = set(media.values_list("pk", flat=True))
    return vreemd


def _collecties_van_anderen() -> Any:
    """All collections but the shared root and the core's own."""
    collecties = Collection.objects.filter(depth__gt=1)
    kern = Collection.objects.filter(name=roles.KERN, depth=2).first()
    return collecties.exclude(path__startswith=kern.path) if kern else collecties
