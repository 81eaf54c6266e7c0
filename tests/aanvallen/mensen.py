"""Who tries: everybody of the design, with the roles they have on a page of Leeuwarden."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from handleiding.workflow.rules import Rol, Toestand, bezwaar

SCHRIJVER = "redacteur-leeuwarden"
INSIDERS: dict[str, frozenset[Rol]] = {
    SCHRIJVER: frozenset({Rol.REDACTEUR}),
    "tweede-redacteur": frozenset({Rol.REDACTEUR}),
    "beoordelaar-leeuwarden": frozenset({Rol.BEOORDELAAR}),
    "beheerder-leeuwarden": frozenset({Rol.BEHEERDER}),
    "kernredacteur": frozenset({Rol.KERNREDACTIE}),
    "admin": frozenset({Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER, Rol.KERNREDACTIE}),
}
BUITENSTAANDERS: dict[str, frozenset[Rol]] = {
    "lezer-leeuwarden": frozenset({Rol.LEZER}),
    "redacteur-weststellingwerf": frozenset(),
    "beoordelaar-weststellingwerf": frozenset(),
    "beheerder-weststellingwerf": frozenset(),
    "gast": frozenset(),
    "anoniem": frozenset(),
}
IEDEREEN = INSIDERS | BUITENSTAANDERS
GROEPEN = {"tweede-redacteur": "GM0080 redacteur"}


def browsers() -> dict[str, Client]:
    """Everybody with a browser of their own, logged in."""
    User, gevonden = get_user_model(), {}
    for naam in IEDEREEN:
        gevonden[naam] = client = Client()
        if naam == "anoniem":
            continue
        user, _ = User.objects.get_or_create(username=naam)
        if naam in GROEPEN:
            user.groups.add(Group.objects.get(name=GROEPEN[naam]))
        client.force_login(user)
    return gevonden


def rollen(naam: str, nu: Toestand) -> frozenset[Rol]:
    indiener = naam == SCHRIJVER and nu == Toestand.TER_BEOORDELING
    return IEDEREEN[naam] | ({Rol.INDIENER} if indiener else frozenset())


def werkte_mee(naam: str, nu: Toestand, *, spoed: bool) -> bool:
    """The writer; and who put it online in a hurry, while that waits for a second person."""
    if spoed:
        return naam in {SCHRIJVER, "kernredacteur"}
    return naam == SCHRIJVER and nu not in {Toestand.GEPUBLICEERD, Toestand.INTERN}


def mag(poging: Any, naam: str, nu: Toestand, *, spoed: bool) -> bool:
    """Return whether the design lets ``naam`` do this now."""
    if any(rollen(naam, nu) & wie and nu in staten for wie, staten in poging.mag):
        return True
    return any(
        not bezwaar(
            actie,
            nu=nu,
            rollen=rollen(naam, nu),
            werkte_mee=werkte_mee(naam, nu, spoed=spoed),
            spoed=spoed,
        )
        for actie in poging.acties
    )
