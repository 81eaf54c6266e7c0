"""For the work list: that work on the background failed for good."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django_tasks import TaskResultStatus

from config.draaien.mislukt import mislukt_werk
from gemeenten.roles import is_kernredactie
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import MISLUKT


def opgegeven(user: Any) -> Iterator[Werkregel]:
    """One line for all that was given up, for who may try it again; of what it was the screen tells."""
    if not is_kernredactie(user):
        return
    rijen = mislukt_werk().filter(status=TaskResultStatus.FAILED)
    momenten = [moment for moment in rijen.values_list("finished_at", flat=True) if moment]
    if momenten:
        aantal = len(momenten)
        yield Werkregel(
            soort=MISLUKT,
            nummer=str(int(max(momenten).timestamp())),
            titel="Achtergrondwerk",
            url=reverse("achtergrondwerk"),
            pad="",
            uitleg="Er is 1 keer iets opgegeven."
            if aantal == 1
            else f"Er is {aantal} keer iets opgegeven.",
            rol=str(Rol.KERNREDACTIE),
            sinds=min(momenten),
        )
