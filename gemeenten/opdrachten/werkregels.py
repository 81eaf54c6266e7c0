"""For the work list: how an order ended, for who gave it and did not see that yet."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gemeenten.models import Opdracht
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import OPDRACHT

from .soorten import soort_van

Stand = Opdracht.Stand
UITLEG = {
    Stand.KLAAR: "Het is klaar.",
    Stand.GEWEIGERD: "Het kon niet. Bekijk waarom.",
    Stand.MISLUKT: "Het lukte niet, ook niet na enkele keren.",
}


def afgelopen(user: Any) -> Iterator[Werkregel]:
    """Orders of ``user`` that ended while they looked elsewhere."""
    eigen = Opdracht.objects.filter(door=user, stand__in=UITLEG, gezien_op=None)
    for opdracht in eigen.select_related("editie").order_by("klaar_op"):
        yield Werkregel(
            soort=OPDRACHT,
            nummer=f"{opdracht.pk}-{opdracht.stand}",
            titel=soort_van(opdracht).titel,
            url=reverse("opdracht", args=[opdracht.sleutel]),
            pad=opdracht.editie.path if opdracht.editie else "",
            page_id=opdracht.editie_id,
            uitleg=UITLEG[Stand(opdracht.stand)],
            sinds=opdracht.klaar_op,
        )


def zet_gezien(opdracht: Opdracht) -> None:
    """Write down that who gave the order saw how it ended."""
    if not opdracht.wacht and opdracht.gezien_op is None:
        ongezien = Opdracht.objects.filter(pk=opdracht.pk, stand=opdracht.stand)
        ongezien.update(gezien_op=timezone.now())
