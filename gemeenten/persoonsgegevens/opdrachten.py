"""Seeking and removing a person as orders for the background. Nothing but the order itself knows whom, encrypted."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from gemeenten.models import GemeentePage, Opdracht, Verwijderplan
from gemeenten.opdrachten.geven import geef
from gemeenten.opdrachten.soorten import Gedaan, Opdrachtsoort, Voortgang

from . import plan as plannen
from .acties import bewaak, keur, mag, vind
from .gesloten import Verlopen, ontsluit, sluit
from .resultaat import Resultaat
from .verslag import in_zinnen

BEWAARD = timedelta(hours=1)
VRAAG_VERLOPEN = "Wij weten niet meer naar wie u zocht. Zoek opnieuw."
PLAN_WEG = "Deze verwijdering bestaat niet meer."


class WerkMislukt(Exception):
    """Work about a person failed; what failed is told by its kind only."""


def _zonder_woorden(doe: Callable[..., Gedaan]) -> Callable[..., Gedaan]:
    """Let no error tell log or queue what was sought or found: where it was, and of what kind, says enough."""

    @wraps(doe)
    def doe_zonder_woorden(opdracht: Opdracht, meld: Voortgang) -> Gedaan:
        try:
            return doe(opdracht, meld)
        except (ValidationError, PermissionDenied):
            raise
        except Exception as fout:  # noqa: BLE001 - it is raised again, without its words
            kaal = WerkMislukt(type(fout).__name__)
            raise kaal.with_traceback(fout.__traceback__) from None

    return doe_zonder_woorden


def vraag_zoeken(
    editie: GemeentePage, *, naam: str, email: str, ook: list[str], user: Any
) -> Opdracht:
    """Order a search. Raises ValidationError for what is no question, PermissionDenied for who may not."""
    bewaak(editie, user)
    keur((naam, email), ook)
    gezocht = {"naam": naam, "email": email, "ook": ook}
    return geef(ZOEKEN, user, editie=editie, geheim=sluit(gezocht))


@transaction.atomic
def bevestig(plan: Verwijderplan, *, user: Any) -> Opdracht:
    """Confirm a removal as the second person, and order that it is carried out."""
    plan = plannen.bevestig(plan, user=user)
    return geef(VERWIJDEREN, user, editie=plan.editie, gegevens={"plan": plan.pk})


@_zonder_woorden
def _zoek(opdracht: Opdracht, meld: Voortgang) -> Gedaan:
    try:
        gezocht = ontsluit(opdracht.geheim)
    except Verlopen:
        raise ValidationError(VRAAG_VERLOPEN) from None
    naam, email = gezocht["naam"], gezocht["email"]
    editie: Any = opdracht.editie
    overzicht = vind(editie, naam, email, ook=gezocht["ook"], user=opdracht.door, meld=meld)
    return Gedaan(geheim=Resultaat.van(overzicht, naam=naam, email=email).dicht())


@_zonder_woorden
def _verwijder(opdracht: Opdracht, meld: Voortgang) -> Gedaan:
    plan = _plan_van(opdracht)
    if plan is None:
        raise PermissionDenied(PLAN_WEG)
    return Gedaan(meldingen=in_zinnen(plannen.voer_uit(plan, meld)))


def _plan_van(opdracht: Opdracht) -> Verwijderplan | None:
    plannen_ = Verwijderplan.objects.select_related("editie", "gevraagd_door", "besloten_door")
    return plannen_.filter(pk=opdracht.gegevens["plan"]).first()


def _naar_plan(opdracht: Opdracht) -> str:
    plan = _plan_van(opdracht)
    if plan is None:
        return reverse("persoonsgegevens", args=[opdracht.editie_id])
    return reverse("persoon_verwijdering", args=[plan.editie_id, plan.sleutel])


def _laat_vervallen(opdracht: Opdracht) -> None:
    """What cannot be carried out ends, whoever refused it, and forgets whom it was about."""
    if plan := _plan_van(opdracht):
        plannen.verval(plan)


def _mag_verwijdering(opdracht: Opdracht, user: Any) -> bool:
    plan = _plan_van(opdracht)
    return plan is not None and plannen.mag_zien(plan, user)


ZOEKEN = Opdrachtsoort(
    naam="persoon_zoeken",
    titel="Een persoon zoeken",
    uitleg="Wij zoeken in alles wat bij uw gemeente hoort. Wat u invulde en wat wij vinden, bewaren wij "
    "hoogstens een uur, versleuteld.",
    doe=_zoek,
    terug=lambda opdracht: reverse("persoonsgegevens", args=[opdracht.editie_id]),
    verder=lambda opdracht: reverse(
        "persoon_gevonden", args=[opdracht.editie_id, opdracht.sleutel]
    ),
    mag=lambda opdracht, user: opdracht.editie is not None and mag(opdracht.editie, user),
    in_een=False,
    bewaard=BEWAARD,
)
VERWIJDEREN = Opdrachtsoort(
    naam="persoon_verwijderen",
    titel="Gegevens van een persoon verwijderen",
    uitleg="Wij zoeken alles nog eens op en halen dan in één keer weg wat bevestigd is.",
    doe=_verwijder,
    terug=_naar_plan,
    verder=_naar_plan,
    mag=_mag_verwijdering,
    in_een=False,
    bewaard=timedelta(days=14),
    bij_weigering=_laat_vervallen,
)
