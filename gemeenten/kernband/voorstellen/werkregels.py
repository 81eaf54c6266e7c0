"""For the work list: proposals that wait for the kernredactie, and the answers for who made them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gemeenten.models import Verbetervoorstel
from gemeenten.toegang.roles import KERN, rollen_bij
from gemeenten.toegang.rollen_op_pagina import werkedities
from handleiding.workflow.rules import SCHRIJVERS, Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import ANTWOORD, VOORSTEL

TE_WETEN = timedelta(days=14)
Staat = Verbetervoorstel.Staat
UITKOMST = {
    Staat.OVERGENOMEN: "Uw voorstel staat in de kern.",
    Staat.GEDEELTELIJK: "Een deel van uw voorstel staat in de kern.",
    Staat.AFGEWEZEN: "De kernredactie nam uw voorstel niet over.",
}


def te_beslissen(user: Any) -> Iterator[Werkregel]:
    """Open proposals, for the people of the core; by municipality, never by person."""
    if rollen_bij(KERN, user).isdisjoint(SCHRIJVERS):
        return
    for voorstel in Verbetervoorstel.objects.open().met_paginas().order_by("created_at", "pk"):
        yield Werkregel(
            soort=VOORSTEL,
            nummer=str(voorstel.pk),
            titel=voorstel.variant.kern.draft_title,
            url=reverse("kernvoorstel", args=[voorstel.pk]),
            pad=voorstel.editie.path,
            page_id=voorstel.variant.kern_id,
            uitleg=f"{voorstel.naam} stelt een verbetering voor.",
            rol=str(Rol.KERNREDACTIE),
            sinds=voorstel.created_at,
            door=voorstel.door_id,
        )


def antwoorden(user: Any) -> Iterator[Werkregel]:
    """What became of the proposals of the user's editions in the last days."""
    besloten = Verbetervoorstel.objects.filter(
        editie__in=[editie.pk for editie in werkedities(user, *SCHRIJVERS)],
        staat__in=UITKOMST,
        besluit_op__gte=timezone.now() - TE_WETEN,
    )
    for voorstel in besloten.met_paginas():
        reden = f" Reden: {voorstel.reden}" if voorstel.reden else ""
        yield Werkregel(
            soort=ANTWOORD,
            nummer=str(voorstel.pk),
            titel=voorstel.variant.draft_title,
            url=reverse("verbetervoorstel", args=[voorstel.pk]),
            pad=voorstel.variant.path,
            page_id=voorstel.variant_id,
            uitleg=f"{UITKOMST[Staat(voorstel.staat)]}{reden}",
            sinds=voorstel.besluit_op,
        )
