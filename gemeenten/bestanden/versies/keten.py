"""Which files are versions of one: each a file of its own, kept together by a key."""

from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from gemeenten.models import Bestandsversie
from handleiding.inhoud import soort_van_model
from handleiding.workflow.bestanden import houd_bestanden

WEG = "Dit bestand is intussen verwijderd. Voeg het nieuwe bestand toe als een bestand apart."
VELDEN = {"image": "afbeelding", "document": "document"}
MODELLEN = {"image": get_image_model, "document": get_document_model}


def soort(stuk: Any) -> str:
    """Return in the words of rich text what kind of file this is: an image or a document."""
    return soort_van_model(type(stuk)).value


def versies_van(stuk: Any) -> list[Any]:
    """Return the versions of a file, itself among them, oldest first."""
    rij = _rij(stuk)
    if rij is None:
        return [stuk]
    veld = VELDEN[soort(stuk)]
    rijen = Bestandsversie.objects.filter(reeks=rij.reeks, **{f"{veld}__isnull": False})
    met_stuk = rijen.order_by("pk").select_related(veld, f"{veld}__uploaded_by_user")
    return [getattr(rij, veld) for rij in met_stuk]


def is_nieuwste(stuk: Any) -> bool:
    return bool(versies_van(stuk)[-1].pk == stuk.pk)


def bewaak_nog_daar(oud: Any) -> None:
    """Hold a file until the transaction ends: two who renew it take turns, so that there is one key.

    Raises PermissionDenied when it was deleted.
    """
    if not houd_bestanden(type(oud), [oud.pk]):
        raise PermissionDenied(WEG)


@transaction.atomic
def maak_versie(oud: Any, nieuw: Any) -> None:
    """Make ``nieuw`` the newest version of the file that ``oud`` is one of."""
    bewaak_nog_daar(oud)
    veld = VELDEN[soort(oud)]
    rij = _rij(oud) or Bestandsversie.objects.create(reeks=uuid4(), **{veld: oud})
    Bestandsversie.objects.create(reeks=rij.reeks, **{veld: nieuw})


def reeks_van(stuk: Any) -> str:
    """Return the key that the versions of this file share; empty when it is the only one."""
    rij = getattr(stuk, "versie", None)
    return str(rij.reeks) if rij else ""


def zet_in_reeks(stuk: Any, reeks: str, collectie: Any) -> None:
    """Make a file that came from elsewhere a version, after those that came before it with the same key.

    The key is another one in each collection: the same edition may be read in twice, and nobody's file is believed.
    """
    hier = uuid5(NAMESPACE_OID, f"{collectie.pk} {reeks}")
    Bestandsversie.objects.create(reeks=hier, **{VELDEN[soort(stuk)]: stuk})


def _rij(stuk: Any) -> Bestandsversie | None:
    return Bestandsversie.objects.filter(**{VELDEN[soort(stuk)]: stuk.pk}).first()
