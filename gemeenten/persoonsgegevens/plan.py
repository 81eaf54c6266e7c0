"""A removal as a plan: asked by a beheerder, confirmed by a second person, and only then carried out.

The plan never changes: who confirms sees what was asked. Each step takes the row of the plan and looks again, so
that of two steps that exclude each other one is refused. What ends forgets whom it was about.
"""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log

from gemeenten.models import GemeentePage, Verwijderplan
from gemeenten.models.verwijderplan import GELDIG

from . import logacties
from .acties import Melder, bewaak, mag
from .bevestigers import (
    ACCOUNT_WEG,
    bewaak_bevestiger,
    bezwaar_tegen_bevestiger,
    bezwaar_zonder_bevestiger,
)
from .gesloten import Verlopen
from .resultaat import Resultaat
from .vervangingen import keur_vervangingen
from .verwijderen import Uitslag, Verwijderaar

Stand = Verwijderplan.Stand
AL_BESLOTEN = "Over deze verwijdering is al besloten. Er is niets veranderd."
NIETS_GEKOZEN = "Kruis eerst aan wat weg moet. Er is niets veranderd."
VERLOPEN = "Deze verwijdering is verlopen. Zoek de persoon opnieuw, en vraag haar opnieuw aan."
NIET_VAN_U = "Alleen wie deze verwijdering vroeg, trekt haar in."


@transaction.atomic
def stel_voor(
    editie: GemeentePage, resultaat: Resultaat, gekozen: Collection[str], *, user: Any
) -> Verwijderplan:
    """Ask to remove what was chosen of what was found. Erases nothing.

    Raises ValidationError when nothing was chosen, PermissionDenied for who may not and when nobody can confirm.
    """
    bewaak(editie, user)
    gekozene = resultaat.met(gekozen)
    if not gekozene.bevindingen:
        raise ValidationError(NIETS_GEKOZEN)
    keur_vervangingen(gekozene)
    if bezwaar := bezwaar_zonder_bevestiger(editie, user.pk):
        raise PermissionDenied(bezwaar)
    plan = Verwijderplan.objects.create(
        editie=editie, gevraagd_door=user, geheim=gekozene.dicht(), stand=Stand.WACHT
    )
    _log(plan, logacties.VERWIJDERING_GEVRAAGD, user)
    return plan


@transaction.atomic
def bevestig(plan: Verwijderplan, *, user: Any) -> Verwijderplan:
    """Confirm, as the second person. What carries it out is ordered by who calls this."""
    plan = _vast(plan, Stand.WACHT)
    bewaak_bevestiger(plan.editie, plan.gevraagd_door_id, user)
    if plan.verloopt_op < timezone.now():
        raise PermissionDenied(VERLOPEN)
    plan.stand, plan.besloten_door, plan.besloten_op = Stand.BEVESTIGD, user, timezone.now()
    plan.save(update_fields=["stand", "besloten_door", "besloten_op"])
    _log(plan, logacties.VERWIJDERING_BEVESTIGD, user)
    return plan


@transaction.atomic
def wijs_af(plan: Verwijderplan, *, user: Any) -> None:
    """Do not confirm, as the second person: nothing goes."""
    plan = _vast(plan, Stand.WACHT)
    bewaak_bevestiger(plan.editie, plan.gevraagd_door_id, user)
    plan.besloten_door, plan.besloten_op = user, timezone.now()
    _eindig(plan, Stand.AFGEWEZEN)
    _log(plan, logacties.VERWIJDERING_AFGEWEZEN, user)


@transaction.atomic
def trek_in(plan: Verwijderplan, *, user: Any) -> None:
    """Take the question back, as who asked."""
    plan = _vast(plan, Stand.WACHT)
    if plan.gevraagd_door_id != user.pk:
        raise PermissionDenied(NIET_VAN_U)
    _eindig(plan, Stand.INGETROKKEN)
    _log(plan, logacties.VERWIJDERING_INGETROKKEN, user)


def voer_uit(plan: Verwijderplan, meld: Melder | None = None) -> Uitslag:
    """Carry out what was confirmed, once: what is erased and that it was are one transaction.

    Both people are asked again whether they may. Raises PermissionDenied or ValidationError: then it ``verval``-s.
    """
    if plan.stand == Stand.GEDAAN:
        return Uitslag(**plan.uitslag)
    if plan.stand != Stand.BEVESTIGD:
        raise PermissionDenied(AL_BESLOTEN)
    if plan.gevraagd_door is None:
        raise PermissionDenied(ACCOUNT_WEG)
    try:
        gevraagd = Resultaat.open(plan.geheim)
    except Verlopen:
        raise PermissionDenied(VERLOPEN) from None
    verwijderaar = Verwijderaar(
        plan.editie,
        (gevraagd.naam, gevraagd.email),
        gevraagd.ook,
        user=plan.gevraagd_door,
        bevestigd_door=plan.besloten_door,
        wie=plan.pseudoniem,
        vervangingen=gevraagd.vervangingen,
    )
    verwijderaar.zoek(meld)
    with transaction.atomic():
        nu = Verwijderplan.objects.select_for_update().get(pk=plan.pk)
        if nu.stand == Stand.GEDAAN:  # another worker was first
            return Uitslag(**nu.uitslag)
        if nu.stand != Stand.BEVESTIGD:
            raise PermissionDenied(AL_BESLOTEN)
        uitslag = verwijderaar.wis({bevinding.sleutel for bevinding in gevraagd.bevindingen})
        nu.uitslag = uitslag.als_json()
        _eindig(nu, Stand.GEDAAN)
    return uitslag


@transaction.atomic
def verval(plan: Verwijderplan) -> None:
    """End a plan that is not carried out, and forget whom it was about; of one that ended nothing changes."""
    nu = Verwijderplan.objects.select_for_update().get(pk=plan.pk)
    if nu.loopt:
        _eindig(nu, Stand.VERVALLEN)
        _log(nu, logacties.VERWIJDERING_VERVALLEN, None)


def te_lang_gewacht() -> Any:
    """Return the plans that waited too long."""
    lopend = Verwijderplan.objects.filter(stand__in=(Stand.WACHT, Stand.BEVESTIGD))
    lopend = lopend.alias(sinds=Coalesce("besloten_op", "gevraagd_op"))
    return lopend.filter(sinds__lt=timezone.now() - GELDIG)


def laat_vervallen() -> None:
    """End what waited too long."""
    for plan in te_lang_gewacht():
        verval(plan)


def mag_zien(plan: Verwijderplan, user: Any) -> bool:
    """Return whether ``user`` sees the plan: a beheerder, and for whom it waits or who decided."""
    if mag(plan.editie, user) or plan.besloten_door_id == user.pk:
        return True
    return plan.stand == Stand.WACHT and not bezwaar_tegen_bevestiger(
        plan.editie, plan.gevraagd_door_id, user
    )


def _vast(plan: Verwijderplan, stand: str) -> Verwijderplan:
    """Return the plan as it is now, held until the transaction ends. Refuses when it is elsewhere by now."""
    rijen = Verwijderplan.objects.select_for_update(of=("self",)).select_related("editie")
    nu = rijen.get(pk=plan.pk)
    if nu.stand != stand:
        raise PermissionDenied(AL_BESLOTEN)
    return nu


def _eindig(plan: Verwijderplan, stand: str) -> None:
    plan.stand, plan.geheim, plan.geeindigd_op = stand, "", timezone.now()
    velden = ["stand", "geheim", "geeindigd_op", "uitslag", "besloten_door", "besloten_op"]
    plan.save(update_fields=velden)


def _log(plan: Verwijderplan, actie: str, user: Any) -> None:
    log(instance=plan.editie, action=actie, user=user, data={"wie": plan.pseudoniem})
