"""A request is kept, and answered by the kernredactie: with an edition, in words, or by removing it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from gemeenten.models import Aanvraag, OnboardingOpdracht
from gemeenten.onboarding.onboard import NIET_VOOR_U
from gemeenten.onboarding.plan import Plan
from gemeenten.onboarding.uitnodiging import Uitnodiging
from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.rules import Rol

# More than people can answer says that somebody plays with the form.
MEEST_OPEN = 500
VOL = "Er liggen nu te veel aanvragen. Probeer het later opnieuw."
AL_GEDAAN = "Een collega was u voor: deze aanvraag is al afgehandeld."


def neem_aan(bon: str, **gegevens: str) -> Aanvraag:
    """Keep a request; the same ``bon`` again is the same request.

    Raises ValidationError when more waits than anybody will answer.
    """
    bekend = Aanvraag.objects.filter(bon=bon).first()
    if bekend is not None:
        return bekend
    if Aanvraag.objects.open().count() >= MEEST_OPEN:
        raise ValidationError(VOL)
    return Aanvraag.objects.get_or_create(bon=bon, defaults=gegevens)[0]


def als_plan(aanvraag: Aanvraag) -> Plan:
    """Return the plan to begin from: the municipality, and who asked as its first beheerder."""
    eerste = Uitnodiging(
        email=aanvraag.email,
        rollen=(Rol.BEHEERDER.value,),
        voornaam=aanvraag.voornaam,
        achternaam=aanvraag.achternaam,
    )
    return Plan(naam=aanvraag.gemeente, code=aanvraag.code, uitnodigingen=(eerste,))


@transaction.atomic
def handel_af(aanvraag: Aanvraag, user: Any, opdracht: OnboardingOpdracht | None = None) -> None:
    """Say that it was answered. Raises PermissionDenied for others than the kernredactie, and the second time."""
    _bewaak(user)
    wordt = {"afgehandeld_op": timezone.now(), "afgehandeld_door": user, "opdracht": opdracht}
    if not Aanvraag.objects.open().filter(pk=aanvraag.pk).update(**wordt):
        raise PermissionDenied(AL_GEDAAN)


def verwijder(aanvraag: Aanvraag, user: Any) -> None:
    """Remove it with all that it says of who asked. Raises PermissionDenied for others than the kernredactie."""
    _bewaak(user)
    Aanvraag.objects.filter(pk=aanvraag.pk).delete()


def _bewaak(user: Any) -> None:
    if not is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
