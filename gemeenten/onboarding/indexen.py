"""Put new pages in the search index and the reference index, in one batch.

Wagtail refreshes ``title_norm`` (the length of a title against the average, a weight for ranking)
with a scan of its whole index table after every saved page, which makes each new edition slower than
the one before. New entries get it here from the average that is already known; a full ``rebuild``
or any later save of a page refreshes the rest.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.db.models.functions import Length
from modelsearch.backends import get_search_backends
from modelsearch.index import class_is_indexed
from wagtail.models import Page, ReferenceIndex

VOORBEELDEN = 50


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
        if hasattr(index, "_refresh_title_norms"):
            index._refresh_title_norms = lambda *args, **kwargs: None
        for model, groep in per_type.items():
            index.add_items(model, groep)
        if hasattr(index, "entries"):
            _weeg_titels(index, per_type)


def _weeg_titels(index: Any, per_type: dict[type[Page], list[Page]]) -> None:
    """Give the new entries of a database backend their ``title_norm``, without a scan."""
    bekend = index.entries.exclude(title_norm=1.0).annotate(lengte=Length("title"))
    lengtes = [norm * lengte for norm, lengte in _monster(bekend)]
    if not lengtes:
        del index._refresh_title_norms
        index._refresh_title_norms()
        return
    gemiddelde = sum(lengtes) / len(lengtes)
    for model, groep in per_type.items():
        nieuw = index.entries.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id__in=[str(page.pk) for page in groep],
        )
        nieuw.annotate(lengte=Length("title")).filter(lengte__gt=0).update(
            title_norm=gemiddelde / F("lengte")
        )


def _monster(bekend: Any) -> list[tuple[float, int]]:
    """Return the weights and lengths of a few entries; each was weighed against the average then."""
    return list(bekend.filter(lengte__gt=0).values_list("title_norm", "lengte")[:VOORBEELDEN])


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
