"""What a person may put on a page: own images and documents, and pages they may know of."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from .regels import leesbare_paginas

VREEMD = {
    "beeld": "Deze pagina gebruikt een afbeelding die u niet mag kiezen. Kies er een van uw gemeente.",
    "stuk": "Deze pagina gebruikt een document dat u niet mag kiezen. Kies er een van uw gemeente.",
    "page": "Deze pagina linkt naar een pagina die u niet mag kiezen. Kies een andere pagina.",
}


def keur_verwijzingen(page: Page, user: Any) -> Iterator[str]:
    """Object to images, documents and pages that ``user`` could not have chosen.

    What the page's latest text already referred to stays: the core's own images, for instance.
    """
    if user is None or user.is_superuser:
        return
    nieuw = verwijzingen(page) - _bestaande(page)
    for soort, model, te_kiezen in _soorten(user):
        ids = {pk for content_type, pk in nieuw if content_type == _type(model)}
        if ids and te_kiezen.filter(pk__in=ids).count() < len(ids):
            yield VREEMD[soort]


def _soorten(user: Any) -> Iterable[tuple[str, Any, Any]]:
    return (
        ("beeld", get_image_model(), _media(get_image_model(), user)),
        ("stuk", get_document_model(), _media(get_document_model(), user)),
        ("page", Page, leesbare_paginas(user)),
    )


def _media(model: Any, user: Any) -> Any:
    beleid = policy_registry.get_by_type(model)
    return beleid.instances_user_has_any_permission_for(user, ["choose"])


def verwijzingen(page: Page) -> set[tuple[int, str]]:
    """Return what a page refers to, as (content type, id). Wagtail's index reads it the same way."""
    gevonden = ReferenceIndex._extract_references_from_object(page)
    return {(content_type, str(pk)) for content_type, pk, *_ in gevonden}


def _bestaande(page: Page) -> set[tuple[int, str]]:
    if page.pk is None or page.latest_revision_id is None:
        return set()
    return verwijzingen(page.with_content_json(page.latest_revision.content))


def _type(model: Any) -> int:
    return ContentType.objects.get_for_model(model, for_concrete_model=False).pk
