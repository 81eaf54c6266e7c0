"""Giving an order: its file is kept, and then it waits for the background."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from gemeenten.models import GemeentePage, Opdracht
from handleiding.opslag import VOL, OpslagVol

from .soorten import Opdrachtsoort
from .taken import voer_uit


def geef(
    soort: Opdrachtsoort,
    user: Any,
    *,
    editie: GemeentePage | None = None,
    gegevens: dict[str, Any] | None = None,
    bestand: File | None = None,
    geheim: str = "",
) -> Opdracht:
    """Keep an order with its file, and let the background do it. Who may ask is the screen's question, and the
    work's own again. Raises ValidationError at ``bestand`` when there is no room for it.
    """
    opdracht = Opdracht(
        soort=soort.naam, door=user, editie=editie, gegevens=gegevens or {}, geheim=geheim
    )
    opdracht.bestand = bestand
    try:
        with transaction.atomic():
            opdracht.save()
            transaction.on_commit(lambda: voer_uit.enqueue(opdracht.pk))
    except OpslagVol as fout:
        raise ValidationError({"bestand": VOL}) from fout
    except BaseException:
        if opdracht.bestand and opdracht.bestand._committed:
            opdracht.bestand.storage.delete(opdracht.bestand.name)
        raise
    return opdracht


def probeer_opnieuw(opdracht: Opdracht) -> None:
    """Put an order that was given up, or got stuck, in the queue again. What still runs after all does no harm."""
    if opdracht.stand == Opdracht.Stand.MISLUKT or opdracht.duurt_lang:
        Opdracht.objects.filter(pk=opdracht.pk, stand=Opdracht.Stand.MISLUKT).update(
            stand=Opdracht.Stand.WACHT, klaar_op=None, gezien_op=None
        )
        transaction.on_commit(lambda: voer_uit.enqueue(opdracht.pk))
