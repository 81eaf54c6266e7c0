"""For the work list: that work on the background failed for good."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from config.draaien.mislukt import beheerde_edities, mag_kijken, mislukt_werk
from config.draaien.models import WerkVanEditie
from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import MISLUKT


def opgegeven(user: Any) -> Iterator[Werkregel]:
    """One line for each edition of which ``user`` is a beheerder, one for the kernredactie about the rest.

    Of what it was the screen tells.
    """
    if not mag_kijken(user):
        return
    if is_kernredactie(user):
        yield from _regel(_momenten(Q(van_edities=None)), "", str(Rol.KERNREDACTIE))
    per_editie = defaultdict(list)
    eigen = WerkVanEditie.objects.filter(editie__in=beheerde_edities(user).values("pk"))
    gegeven_op = eigen.filter(taak__in=_opgegeven().values("pk"), taak__finished_at__isnull=False)
    for pad, moment in gegeven_op.order_by("pk").values_list("editie__path", "taak__finished_at"):
        per_editie[pad].append(moment)
    for pad, momenten in per_editie.items():
        yield from _regel(momenten, pad, str(Rol.BEHEERDER))


def _opgegeven() -> QuerySet[DBTaskResult]:
    return mislukt_werk().filter(status=TaskResultStatus.FAILED)


def _momenten(vraag: Q) -> list[datetime]:
    rijen = _opgegeven().filter(vraag, finished_at__isnull=False)
    return list(rijen.values_list("finished_at", flat=True))


def _regel(momenten: list[datetime], pad: str, rol: str) -> Iterator[Werkregel]:
    if momenten:
        aantal = len(momenten)
        yield Werkregel(
            soort=MISLUKT,
            nummer=f"{pad}{int(max(momenten).timestamp())}",
            titel="Achtergrondwerk",
            url=reverse("achtergrondwerk"),
            pad=pad,
            uitleg="Er is 1 keer iets opgegeven."
            if aantal == 1
            else f"Er is {aantal} keer iets opgegeven.",
            rol=rol,
            sinds=min(momenten),
        )
