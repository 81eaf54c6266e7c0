"""A core revision that some version of a variant stands on is not deleted, not even by a purge.

The column ``basis`` protects what published variants stand on. Drafts and older versions name theirs
in their content only; without it such a version could no longer be opened.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError
from wagtail.models import Page, Revision

from handleiding.models import OnderdeelPage

IN_GEBRUIK = "Een versie van een editie rust op deze tekst van de kern."

_verwijder = Revision.delete


def verwijder(self: Revision) -> Any:
    """Delete, unless a version needs it: ProtectedError, which ``purge_revisions`` passes over."""
    if is_basis(self):
        raise ProtectedError(IN_GEBRUIK, {self})
    return _verwijder(self)


def is_basis(revision: Revision) -> bool:
    """Return whether a version of a variant, however old, stands on ``revision``."""
    if revision.base_content_type_id != ContentType.objects.get_for_model(Page).pk:
        return False
    varianten = OnderdeelPage.objects.filter(kern=revision.object_id).order_by()
    ids = [str(pk) for pk in varianten.values_list("pk", flat=True)]
    versies = Revision.objects.filter(
        base_content_type=revision.base_content_type_id,
        object_id__in=ids,
        content__basis=revision.pk,
    )
    return bool(ids) and versies.exists()


def bewaak_basis() -> None:
    """Let every single revision that is deleted be asked about first.

    A signal would come too late: inside Django's transaction, which an error there breaks. Wagtail has
    no setting for what a purge keeps, besides protected foreign keys.
    """
    Revision.delete = verwijder
