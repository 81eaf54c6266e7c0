"""Whose a reaction is, and what they do with it: deal with it, open it again, hand it to the core, remove it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from gemeenten.models import Lezersreactie
from gemeenten.toegang.roles import is_kernredactie
from gemeenten.toegang.rollen_op_pagina import werkedities
from handleiding.workflow.rules import SCHRIJVERS

from . import logacties

AL_GEDAAN = "Een collega was u voor: deze reactie is intussen anders geworden. Lees haar opnieuw."
NIET_VAN_U = "Deze reactie is niet van u om af te handelen."


def reacties_voor(user: Any) -> Any:
    """Return the reactions that ``user`` may read and deal with.

    Of an edition: who writes there, until it is handed to the core. Of the core: its people.
    """
    eigen = Lezersreactie.objects.van_edities(werkedities(user, *SCHRIJVERS))
    return eigen | Lezersreactie.objects.van_kern() if is_kernredactie(user) else eigen


def leest_reacties(user: Any) -> bool:
    """Return whether there is anywhere ``user`` would deal with reactions."""
    return is_kernredactie(user) or bool(werkedities(user, *SCHRIJVERS))


def handel_af(reactie: Lezersreactie, user: Any, notitie: str = "") -> None:
    """Say that ``user`` dealt with it. Raises PermissionDenied when it is not theirs, or no longer open."""
    stand = {
        "afgehandeld_op": timezone.now(),
        "afgehandeld_door": user,
        "notitie": notitie.strip()[: Lezersreactie._meta.get_field("notitie").max_length],
    }
    _zet(reactie, user, logacties.AFGEHANDELD, was={"afgehandeld_op": None}, wordt=stand)


def heropen(reactie: Lezersreactie, user: Any) -> None:
    """Let it wait again. Raises PermissionDenied as ``handel_af`` does."""
    _zet(
        reactie,
        user,
        logacties.HEROPEND,
        was={"afgehandeld_op__isnull": False},
        wordt={"afgehandeld_op": None, "afgehandeld_door": None},
    )


def geef_door(reactie: Lezersreactie, user: Any) -> None:
    """Hand it to the core, whose text it is about. Raises PermissionDenied as ``handel_af`` does."""
    was = {"afgehandeld_op": None, "bij_de_kern": False, "editie__isnull": False}
    _zet(reactie, user, logacties.DOORGEGEVEN, was=was, wordt={"bij_de_kern": True})


@transaction.atomic
def verwijder(reactie: Lezersreactie, user: Any) -> None:
    """Remove it with all that the reader wrote. Raises PermissionDenied when it is not theirs."""
    aantal, _ = reacties_voor(user).filter(pk=reactie.pk).delete()
    if not aantal:
        raise PermissionDenied(NIET_VAN_U)
    logacties.noteer(logacties.VERWIJDERD, reactie, user)


@transaction.atomic
def _zet(
    reactie: Lezersreactie, user: Any, actie: str, *, was: dict[str, Any], wordt: dict[str, Any]
) -> None:
    eigen = reacties_voor(user).filter(pk=reactie.pk)
    if not eigen.exists():
        raise PermissionDenied(NIET_VAN_U)
    # The database decides who of two was first.
    if not Lezersreactie.objects.filter(pk=reactie.pk, **was).update(**wordt):
        raise PermissionDenied(AL_GEDAAN)
    logacties.noteer(actie, reactie, user)
