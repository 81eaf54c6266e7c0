"""Mail to the people of the proposing edition about what became of a proposal."""

from typing import Any

from django.contrib.auth import get_user_model

from gemeenten.beoordeling.berichten import meld
from gemeenten.models import Bericht, Verbetervoorstel
from gemeenten.roles import SCHRIJVERS, groepsnaam

Staat = Verbetervoorstel.Staat
SOORT = {
    Staat.OVERGENOMEN: Bericht.Soort.VOORSTEL_OVERGENOMEN,
    Staat.GEDEELTELIJK: Bericht.Soort.VOORSTEL_DEELS,
    Staat.AFGEWEZEN: Bericht.Soort.VOORSTEL_AFGEWEZEN,
}


def meld_uitkomst(voorstel: Verbetervoorstel, *, door: Any) -> None:
    """Tell the people of the proposing edition what became of a proposal."""
    groepen = [groepsnaam(voorstel.editie.code, rol) for rol in SCHRIJVERS]
    mensen = get_user_model().objects.filter(groups__name__in=groepen).distinct()
    meld(SOORT[Staat(voorstel.staat)], mensen, voorstel.variant, door=door, reden=voorstel.reden)
