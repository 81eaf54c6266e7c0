"""What a published page shows stays as it was approved: its files are neither replaced nor deleted.

A new file is a new image or document, that goes on the page and through review like any other change.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import PROTECT
from django.utils.functional import cached_property
from wagtail.documents import get_document_model
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images import get_image_model
from wagtail.images.forms import BaseImageForm
from wagtail.models import Page, ReferenceIndex
from wagtail.models.reference_index import ReferenceGroups

OP_EEN_PAGINA = (
    "Dit bestand staat op een gepubliceerde pagina. Voeg een nieuw bestand toe en zet dat op de pagina. "
    "Zo leest een collega mee."
)
TITEL_OP_EEN_PAGINA = (
    "Dit document staat op een gepubliceerde pagina, die deze titel kan tonen. Geef de link op de pagina "
    "een eigen tekst, of voeg het document opnieuw toe."
)


def _gebruikt_online(verwijzingen: Iterable[ReferenceIndex]) -> bool:
    pagina = ContentType.objects.get_for_model(Page).pk
    ids = {v.object_id for v in verwijzingen if v.base_content_type_id == pagina}
    return bool(ids) and Page.objects.filter(pk__in=ids, live=True).exists()


def staat_online(stuk: Any) -> bool:
    """Return whether a page that is online uses this image or document."""
    return bool(stuk.pk) and _gebruikt_online(ReferenceIndex.get_references_to(stuk))


class BestandForm(forms.BaseForm):
    """Refuses another file, and for a document another title, while a published page shows it."""

    vast = {"file": OP_EEN_PAGINA}

    def clean(self):
        gegevens = super().clean()
        anders = [naam for naam in self.vast if naam in self.changed_data]
        if anders and staat_online(self.instance):
            for naam in anders:
                self.add_error(naam, self.vast[naam])
        return gegevens


class BeeldForm(BestandForm, BaseImageForm):
    """The form of an image (``WAGTAILIMAGES_IMAGE_FORM_BASE``)."""


class DocumentForm(BestandForm, BaseDocumentForm):
    """The form of a document (``WAGTAILDOCS_DOCUMENT_FORM_BASE``)."""

    vast = {"file": OP_EEN_PAGINA, "title": TITEL_OP_EEN_PAGINA}


def _is_beschermd(groepen: ReferenceGroups) -> bool:
    """Stands in for ``ReferenceGroups.is_protected``, by which Wagtail's screens refuse a deletion."""
    media = {ContentType.objects.get_for_model(m).pk for m in _modellen()}
    verwijzingen = list(groepen.qs)
    return any(v.on_delete == PROTECT for v in verwijzingen) or _gebruikt_online(
        v for v in verwijzingen if v.to_content_type_id in media
    )


def _bewaakt(verwijder: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a model's ``delete``, in which every road for one file ends; many at once ask ``is_protected``."""

    @wraps(verwijder)
    def bewaakt(stuk, *args, **kwargs):
        if staat_online(stuk):
            raise PermissionDenied(OP_EEN_PAGINA)
        return verwijder(stuk, *args, **kwargs)

    return bewaakt


def _modellen() -> tuple[Any, Any]:
    return get_image_model(), get_document_model()


def bescherm_bestanden() -> None:
    """Put the guards in place."""
    beschermd = cached_property(_is_beschermd)
    beschermd.__set_name__(ReferenceGroups, "is_protected")
    ReferenceGroups.is_protected = beschermd
    for model in _modellen():
        model.delete = _bewaakt(model.delete)
