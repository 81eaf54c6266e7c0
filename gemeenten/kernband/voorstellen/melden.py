"""Mail about proposals: to the kernredactie that there is one, to the edition what became of it."""

from typing import Any

from gemeenten.goedkeuring.berichten import meld
from gemeenten.models import Bericht, Verbetervoorstel
from gemeenten.toegang.roles import KERN, SCHRIJVERS, mensen_bij

Staat = Verbetervoorstel.Staat
SOORT = {
    Staat.OVERGENOMEN: Bericht.Soort.VOORSTEL_OVERGENOMEN,
    Staat.GEDEELTELIJK: Bericht.Soort.VOORSTEL_DEELS,
    Staat.AFGEWEZEN: Bericht.Soort.VOORSTEL_AFGEWEZEN,
}


def meld_nieuw(voorstel: Verbetervoorstel, *, door: Any) -> None:
    """Tell the kernredactie of a proposal, by the name of the municipality, in the mail of the day."""
    meld(
        Bericht.Soort.VOORSTEL_NIEUW,
        mensen_bij(KERN, SCHRIJVERS),
        voorstel.variant.kern,
        door=door,
        wie=voorstel.naam,
        reden=voorstel.toelichting,
        voorstel=voorstel,
    )


def vergeet_nieuw(voorstel: Verbetervoorstel) -> None:
    """Drop what was to be told of a proposal about which there is nothing to decide any more."""
    wachtend = Bericht.objects.filter(voorstel=voorstel, verstuurd_op=None)
    wachtend.filter(soort=Bericht.Soort.VOORSTEL_NIEUW).delete()


def meld_uitkomst(voorstel: Verbetervoorstel, *, door: Any) -> None:
    """Tell the people of the proposing edition what became of a proposal."""
    meld(
        SOORT[Staat(voorstel.staat)],
        mensen_bij(voorstel.editie.code, SCHRIJVERS),
        voorstel.variant,
        door=door,
        reden=voorstel.reden,
        voorstel=voorstel,
    )
