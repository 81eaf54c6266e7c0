"""For the work list of the kernredactie: municipalities that want to take part."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from gemeenten.models import Aanvraag
from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import AANVRAAG


def aanvragen(user: Any) -> Iterator[Werkregel]:
    """Return the requests that wait, the oldest first; by municipality, never by person."""
    if not is_kernredactie(user):
        return
    for aanvraag in Aanvraag.objects.open():
        yield Werkregel(
            soort=AANVRAAG,
            nummer=str(aanvraag.pk),
            titel=aanvraag.gemeente,
            url=reverse("aanvraag", args=[aanvraag.pk]),
            pad="",
            uitleg="Deze gemeente wil meedoen.",
            rol=str(Rol.KERNREDACTIE),
            sinds=aanvraag.created_at,
        )
