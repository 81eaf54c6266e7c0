"""What a person may put on a page: own images and documents, and pages they may know of."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from handleiding.inhoud import met_kindobjecten
from handleiding.inhoud.verwijzingen import Doel, verwijzingen_van
from handleiding.inhoud.verwijzingen import verwijzingen as verwijzingen_van_rij

from .regels import leesbare_paginas

VREEMD = {
    "image": "Deze pagina gebruikt een afbeelding die u niet mag kiezen. Kies er een van uw gemeente.",
    "document": "Deze pagina gebruikt een document dat u niet mag kiezen. Kies er een van uw gemeente.",
    "page": "Deze pagina linkt naar een pagina die u niet mag kiezen. Kies een andere pagina.",
}


def keur_verwijzingen(page: Page, user: Any) -> Iterator[str]:
    """Object to images, documents and pages that ``user`` could not have chosen.

    What the page's latest text already referred to stays: the core's own images, for instance.
    """
    if user is None or user.is_superuser:
        return
    nieuw = verwijzingen(page) - _bestaande(page)
    for soort, te_kiezen in _soorten(user):
        ids = {pk for van_soort, pk in nieuw if van_soort == soort}
        if ids and te_kiezen.filter(pk__in=ids).count() < len(ids):
            yield VREEMD[soort]


def _soorten(user: Any) -> Iterable[tuple[str, Any]]:
    return (
        ("image", _media(get_image_model(), user)),
        ("document", _media(get_document_model(), user)),
        ("page", leesbare_paginas(user)),
    )


def _media(model: Any, user: Any) -> Any:
    beleid = policy_registry.get_by_type(model)
    return beleid.instances_user_has_any_permission_for(user, ["choose"])


def verwijzingen(page: Page) -> set[Doel]:
    """Return what a page object refers to, in its own fields and in those of its child objects."""
    return set(verwijzingen_van(met_kindobjecten(page)))


def _bestaande(page: Page) -> set[Doel]:
    if page.pk is None or page.latest_revision_id is None:
        return set()
    return verwijzingen_in(page.latest_revision)


def verwijzingen_in(tekst: Revision) -> set[Doel]:
    """Return what a version of a page refers to."""
    model = tekst.content_type.model_class()
    return {doel for _, doel in verwijzingen_van_rij(model, tekst.content)} if model else set()
