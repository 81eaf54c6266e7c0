"""Put new pages in the search index and the reference index, in one batch.

Wagtail refreshes ``title_norm`` (the length of a title against the average, a weight for ranking)
with a scan of its whole index table after every saved page, which makes each new edition slower than
the one before. New entries get it here from the average that is already known; a full ``rebuild``
or any later save of a page refreshes the rest.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from django.db.models.functions import Length
from modelsearch.backends import get_search_backends
from modelsearch.index import class_is_indexed
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

VOORBEELDEN = 50
# Whether entries that are added now are weighed here, and not by the library (``van_wagtail.zoekindex``).
weegt_zelf: ContextVar[bool] = ContextVar("weegt_zelf", default=False)


def indexeer(paginas: Sequence[Page]) -> None:
    """Index pages that are in neither index yet."""
    _zoekindex(paginas)
    _verwijzingenindex(paginas)


def _zoekindex(paginas: Sequence[Page]) -> None:
    per_type: dict[type[Page], list[Page]] = defaultdict(list)
    for page in paginas:
        if class_is_indexed(type(page)):
            per_type[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        index = backend.get_index_for_model(Page)
        voeg_toe = VOEG_TOE[connection.vendor]
        gemiddelde = _titellengte(index)
        for model, groep in per_type.items():
            if gemiddelde is None:
                index.add_items(model, groep)
            else:
                voeg_toe(index, model, groep, gemiddelde)


def _titellengte(index: Any) -> float | None:
    """Return the average length of a title, from a few entries that were weighed against it."""
    bekend = index.entries.exclude(title_norm=1.0).annotate(lengte=Length("title"))
    monster = bekend.filter(lengte__gt=0).values_list("title_norm", "lengte")[:VOORBEELDEN]
    lengtes = [norm * lengte for norm, lengte in monster]
    return sum(lengtes) / len(lengtes) if lengtes else None


def _voeg_toe_postgresql(
    index: Any, model: type[Page], groep: list[Page], gemiddelde: float
) -> None:
    """Insert, and give ``title_norm`` to these entries only; the titles are measured by the database."""
    vooraf = weegt_zelf.set(True)
    try:
        index.add_items(model, groep)
    finally:
        weegt_zelf.reset(vooraf)
    nieuw = index.entries.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(page.pk) for page in groep],
    )
    nieuw.annotate(lengte=Length("title")).filter(lengte__gt=0).update(
        title_norm=gemiddelde / F("lengte")
    )


def _voeg_toe_sqlite(index: Any, model: type[Page], groep: list[Page], gemiddelde: float) -> None:
    """Insert with ``title_norm`` at once: an update would write the full-text index a second time."""
    lees = sys.modules[type(index).__module__].ObjectIndexer  # each database has its own
    rijen = [lees(page, index.backend) for page in groep]
    index.entries.bulk_create(
        IndexEntry(
            content_type=ContentType.objects.get_for_model(model),
            object_id=rij.id,
            title=rij.title,
            autocomplete=rij.autocomplete,
            body=rij.body,
            title_norm=gemiddelde / len(rij.title) if rij.title else 1.0,
        )
        for rij in rijen
    )


# The settings accept these two databases.
VOEG_TOE: dict[str, Callable[[Any, type[Page], list[Page], float], None]] = {
    "sqlite": _voeg_toe_sqlite,
    "postgresql": _voeg_toe_postgresql,
}


def _verwijzingenindex(paginas: Sequence[Page]) -> None:
    basis = ContentType.objects.get_for_model(Page)
    rijen = []
    for page in paginas:
        soort = ContentType.objects.get_for_model(page, for_concrete_model=False)
        for naar_soort, naar, model_path, content_path in set(
            ReferenceIndex._extract_references_from_object(page)
        ):
            rijen.append(
                ReferenceIndex(
                    content_type=soort,
                    base_content_type=basis,
                    object_id=str(page.pk),
                    to_content_type_id=naar_soort,
                    to_object_id=naar,
                    model_path=model_path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )
            )
    ReferenceIndex.objects.bulk_create(rijen)
