"""What an edition does with core changes that touch no text of its own: wait for people, or not."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from gemeenten.logacties import OVERNAMEBELEID_GEKOZEN
from gemeenten.models import GemeentePage, Overnamebeleid
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import GEEN_ROL, Rol

Keuze = Overnamebeleid.Keuze

UITLEG = {
    Keuze.NA_GOEDKEURING: "Elke kernwijziging wacht in “Kernwijzigingen”. Uw redacteur neemt haar "
    "over in een concept, en een collega keurt dat goed.",
    Keuze.AUTOMATISCH: "Een wijziging die uw eigen teksten niet raakt, komt meteen in uw editie. "
    "Raakt ze wel een tekst van u, dan wacht ze op u, net als nu.",
}


def beleid_van(editie: GemeentePage) -> Overnamebeleid.Keuze:
    """Return what ``editie`` chose; who chose nothing waits for approval."""
    gekozen = (
        Overnamebeleid.objects.filter(editie=editie.pk).values_list("keuze", flat=True).first()
    )
    return Keuze(gekozen) if gekozen else Keuze.NA_GOEDKEURING


def automatische_edities() -> Any:
    """Return the editions whose policy is automatic; what is in the archive stands still."""
    return GemeentePage.objects.edities().filter(
        overnamebeleid__keuze=Keuze.AUTOMATISCH, gearchiveerd_op__isnull=True
    )


def is_automatisch(editie: GemeentePage) -> bool:
    return automatische_edities().filter(pk=editie.pk).exists()


@transaction.atomic
def kies(editie: GemeentePage, keuze: Overnamebeleid.Keuze, *, user: Any) -> bool:
    """Let ``editie`` handle core changes like this from now on; return whether that is new.

    Raises PermissionDenied for who is no beheerder there.
    """
    if Rol.BEHEERDER not in rollen_op(editie, user):
        raise PermissionDenied(GEEN_ROL)
    if beleid_van(editie) == keuze:
        return False
    Overnamebeleid.objects.update_or_create(editie=editie, defaults={"keuze": keuze})
    log(instance=editie, action=OVERNAMEBELEID_GEKOZEN, user=user, data={"reden": keuze.label})
    return True
