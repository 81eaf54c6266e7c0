"""A file that only the past holds, taken out of it: where the law gives a person the right to be gone.

Technical management does so by a command, with a reason. What is online or waits is changed first, by its people.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from gemeenten.logacties import BESTAND_GEWIST
from gemeenten.tenancy.bevroren import STOND_ONLINE, waarom_vast
from handleiding.logacties import noteer
from handleiding.publiek.etalage import Publicatie, met_bestanden
from handleiding.publiek.terugblik import gewist

from .keten import soort

ZONDER_REDEN = "Geef een reden. Die staat later in de geschiedenis van de pagina’s."


def paginas_van_toen(stuk: Any) -> list[Page]:
    """Return the pages on which readers ever saw this file. Raises PermissionDenied when they see it, or soon may."""
    if (reden := waarom_vast(stuk)) not in (None, STOND_ONLINE):
        raise PermissionDenied(reden)
    return list(Page.objects.filter(pk__in=_rijen(stuk).order_by().values("page")).order_by("path"))


@transaction.atomic
def wis(stuk: Any, reden: str) -> list[Page]:
    """Delete a file that only the past holds; return the pages whose past says so from now on."""
    if not reden.strip():
        raise PermissionDenied(ZONDER_REDEN)
    paginas = paginas_van_toen(stuk)
    rijen = list(_rijen(stuk))
    gewist(rij.revision_id for rij in rijen if rij.revision_id)
    for rij in rijen:
        rij.bestanden = [naam for naam in rij.bestanden if naam != f"{soort(stuk)}:{stuk.pk}"]
    Publicatie.objects.bulk_update(rijen, ["bestanden"])
    for page in paginas:
        noteer(page.specific, BESTAND_GEWIST, data={"reden": reden})
    stuk.delete()
    return paginas


def _rijen(stuk: Any) -> Any:
    return met_bestanden(Publicatie.objects.all(), soort(stuk), [stuk.pk])
