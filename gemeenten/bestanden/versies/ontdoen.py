"""Images that came in before they were stripped: the same picture, byte by byte, without the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile
from wagtail.utils.file import hash_filelike

from gemeenten.bestanden.beelden.houders import BeeldStuk
from gemeenten.bestanden.beelden.ontdoe import zelfde_beeld, zonder_hertekenen
from gemeenten.logacties import BEELD_ONTDAAN
from gemeenten.toegang.muren.bestanden import is_bestand
from gemeenten.toegang.muren.bevroren import wacht_met
from handleiding.logacties import noteer
from handleiding.opslag import vervang_inhoud
from handleiding.workflow.bestanden import houd_bestanden

ONTDAAN, KAAL = "ontdaan", "was al kaal"
BLIJFT = "blijft: het beeld zou opnieuw getekend worden. Voeg het opnieuw toe"
WACHT = "blijft: een tekst met dit beeld wacht op een collega of een dag. Draai dit later opnieuw"
ONLEESBAAR = "blijft: niet te lezen"
WEG = "het bestand ontbreekt"


@dataclass(frozen=True)
class Ontdoestap:
    """One stored file, what was (or would be) done, and how far that is."""

    naam: str
    uitkomst: str
    nummer: int
    totaal: int


def ruim_op(*, schrijf: bool) -> Iterator[Ontdoestap]:
    """Yield each stored file with what was (or would be) done. Writes nothing without ``schrijf``.

    What was approved stays as it was: the picture is the same, and its address too. What a text that waits refers
    to is left alone: its reviewer reads the very file, and approves by its checksum.
    """
    beeld = get_image_model()
    rijen = [
        (model.objects.exclude(**{naam: ""}).order_by("pk"), naam)
        for model, naam in (
            (beeld, "file"),
            (beeld.get_rendition_model(), "file"),
            (UserProfile, "avatar"),
        )
    ]
    totaal, nummer = sum(alle.count() for alle, _ in rijen), 0
    for alle, naam in rijen:
        for rij in alle.iterator(chunk_size=100):
            nummer += 1
            bestand = getattr(rij, naam)
            yield Ontdoestap(
                bestand.name,
                _ruim_een_op(rij, bestand, schrijf=schrijf),
                nummer,
                max(totaal, nummer),
            )


@transaction.atomic
def _ruim_een_op(rij: Any, bestand: Any, *, schrijf: bool) -> str:
    """Hold the file, look which texts wait with it, and only then write."""
    if is_bestand(rij) and not houd_bestanden(type(rij), [rij.pk]):
        return WEG
    try:
        with bestand.storage.open(bestand.name, "rb") as bron:
            inhoud = bron.read()
        kaal = zonder_hertekenen(inhoud)
    except FileNotFoundError:
        return WEG
    except BeeldStuk:
        return ONLEESBAAR
    if kaal == inhoud:
        return KAAL
    if kaal is None or not zelfde_beeld(inhoud, kaal):
        return BLIJFT
    if is_bestand(rij) and wacht_met(rij) is not None:
        return WACHT
    if schrijf:
        vervang_inhoud(bestand.storage, bestand.name, kaal)
        _noteer(rij, bestand)
    return ONTDAAN


def _noteer(rij: Any, bestand: Any) -> None:
    """Keep size and checksum in step; not by saving, which a published text forbids. The log says why they changed."""
    if not is_bestand(rij):
        return
    with bestand.storage.open(bestand.name, "rb") as bron:
        velden = {"file_size": bron.size, "file_hash": hash_filelike(bron)}
    type(rij).objects.filter(pk=rij.pk).update(**velden)
    noteer(rij, BEELD_ONTDAAN, user=None)
