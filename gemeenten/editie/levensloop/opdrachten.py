"""An edition out to a file, in from one, and online, as orders for the background."""

import tempfile
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.urls import reverse
from django.utils import timezone

from gemeenten.models import GemeentePage, Opdracht
from gemeenten.onboarding.livegang import zet_live
from gemeenten.opdrachten.soorten import Gedaan, Opdrachtsoort, Voortgang
from gemeenten.toegang.roles import is_kernredactie

from .bewaking import VERDWENEN
from .inlezen import voer_in
from .uitvoer import voer_uit


def _pak_in(opdracht: Opdracht, meld: Voortgang) -> Gedaan:
    editie = opdracht.editie
    if editie is None:
        raise PermissionDenied(VERDWENEN)
    doel = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who keeps it
    try:
        alles = opdracht.gegevens["met_revisies"]
        voer_uit(editie, doel, user=opdracht.door, met_revisies=alles, meld=meld)
        doel.seek(0)
    except BaseException:
        doel.close()
        raise
    naam = f"{editie.slug}-{timezone.localdate():%Y-%m-%d}.zip"
    return Gedaan(bestand=File(doel), bestandsnaam=naam)


def _lees_in(opdracht: Opdracht, meld: Voortgang) -> Gedaan:
    try:
        with opdracht.bestand.open("rb") as bestand:
            editie, weggelaten = voer_in(bestand, user=opdracht.door, meld=meld)
    except ValidationError as fout:  # whatever it is about, it stands in the file
        raise ValidationError({"bestand": fout.messages}) from fout
    gelukt = f"De editie van {editie.title} staat er, als concept."
    return Gedaan(meldingen=[gelukt], waarschuwingen=weggelaten, editie=editie)


def _zet_live(opdracht: Opdracht, meld: Voortgang) -> Gedaan:
    editie = opdracht.editie
    if editie is None:
        raise PermissionDenied(VERDWENEN)
    aantal = zet_live(editie, opdracht.door, gelezen=opdracht.gegevens["gelezen"], meld=meld)
    editie.refresh_from_db(fields=["live"])
    if editie.live:
        gelukt = f"De editie {editie.title} is live: {aantal} pagina’s zijn goedgekeurd."
    else:
        gelukt = f"{aantal} pagina’s van {editie.title} gingen door naar de volgende stap."
    return Gedaan(meldingen=[gelukt])


def wordt_live_gezet(editie: GemeentePage) -> Opdracht | None:
    """Return the order to put ``editie`` online that did not end yet."""
    wacht = Opdracht.objects.filter(soort=LIVEGANG.naam, stand=Opdracht.Stand.WACHT)
    return wacht.filter(editie=editie).order_by("pk").first()


def _mag(opdracht: Opdracht, user: Any) -> bool:
    return is_kernredactie(user)


UITVOER = Opdrachtsoort(
    naam="editie_uit",
    titel="Editie als bestand",
    uitleg="Wij maken een zip-bestand van de hele editie. Met veel afbeeldingen duurt dat enkele minuten.",
    doe=_pak_in,
    terug=lambda opdracht: reverse("editie_ophalen", args=[opdracht.editie_id]),
    mag=_mag,
    in_een=False,
)
INVOER = Opdrachtsoort(
    naam="editie_in",
    titel="Editie uit een bestand",
    uitleg="Wij lezen het bestand in. Met veel afbeeldingen duurt dat enkele minuten. Gaat er iets mis, "
    "dan blijft er niets van over.",
    doe=_lees_in,
    terug=lambda opdracht: reverse("editie_invoeren"),
    verder=lambda opdracht: reverse("editie_checklist", args=[opdracht.editie_id]),
    mag=_mag,
)
LIVEGANG = Opdrachtsoort(
    naam="editie_live",
    titel="Editie live zetten",
    uitleg="Wij keuren alle ingediende pagina’s goed en zetten ze tegelijk online. Kan er één niet, dan gaat er geen.",
    doe=_zet_live,
    terug=lambda opdracht: reverse("editie_checklist", args=[opdracht.editie_id]),
    verder=lambda opdracht: reverse("editie_checklist", args=[opdracht.editie_id]),
    bewaard=timedelta(days=14),
)
