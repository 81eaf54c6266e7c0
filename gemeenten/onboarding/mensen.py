"""The first people of a new edition get an account in it, and hear of it once it is there."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from gemeenten.models import GemeentePage
from gemeenten.toegang.mensen import acties, link
from gemeenten.toegang.mensen.adres import accounts_met
from handleiding.vouwen import vouw_adres

from .uitnodiging import Uitnodiging, bezwaren


def bezette_adressen(uitnodigingen: Sequence[Uitnodiging]) -> set[str]:
    """Return which of the addresses have an account already, folded."""
    return {vouw_adres(rij.email) for rij in uitnodigingen if accounts_met(rij.email)}


def bewaak_adressen(uitnodigingen: Sequence[Uitnodiging]) -> None:
    """Raise ValidationError when somebody to invite has an account: it may belong elsewhere."""
    if uitnodigingen and (mis := bezwaren(uitnodigingen, bezette_adressen(uitnodigingen))):
        raise ValidationError({"uitnodigingen": list(mis.values())})


def ensure_mensen(
    editie: GemeentePage, uitnodigingen: Sequence[Uitnodiging], *, user: Any = None
) -> list[Any]:
    """Make sure each of these people has an account in ``editie``; return the new ones."""
    al = {vouw_adres(mens.email) for mens in acties.mensen_van(editie)} if uitnodigingen else set()
    return [
        acties.maak_account(
            editie,
            user,
            email=rij.email,
            voornaam=rij.voornaam,
            achternaam=rij.achternaam,
            rollen=rij.rollen,
        )
        for rij in uitnodigingen
        if vouw_adres(rij.email) not in al
    ]


def verstuur(editie: GemeentePage, mensen: Sequence[Any], *, user: Any = None) -> None:
    """Mail each their link. A mail that does not leave is in the log; its link can be handed over."""
    for mens in mensen:
        link.verstuur(mens, link.maak_link(mens, editie), editie, door=user)
