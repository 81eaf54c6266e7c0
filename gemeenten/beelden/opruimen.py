"""Images that came in before they were stripped: the same picture, byte by byte, without the rest."""

from collections.abc import Iterator
from typing import Any

from wagtail.images import get_image_model
from wagtail.users.models import UserProfile
from wagtail.utils.file import hash_filelike

from .houders import BeeldStuk
from .ontdoe import zonder_hertekenen

ONTDAAN, KAAL = "ontdaan", "was al kaal"
BLIJFT = "blijft: het beeld zou opnieuw getekend worden. Voeg het opnieuw toe"
ONLEESBAAR = "blijft: niet te lezen"
WEG = "het bestand ontbreekt"


def ruim_op(*, schrijf: bool) -> Iterator[tuple[str, str]]:
    """Yield each stored file with what was (or would be) done. Writes nothing without ``schrijf``.

    What was approved stays as it was: the picture is the same, and its address too.
    """
    beeld = get_image_model()
    for model, naam in (
        (beeld, "file"),
        (beeld.get_rendition_model(), "file"),
        (UserProfile, "avatar"),
    ):
        for rij in model.objects.exclude(**{naam: ""}).order_by("pk").iterator():
            bestand = getattr(rij, naam)
            yield bestand.name, _ruim_een_op(rij, bestand, schrijf=schrijf)


def _ruim_een_op(rij: Any, bestand: Any, *, schrijf: bool) -> str:
    try:
        with bestand.storage.open(bestand.name, "rb") as bron:
            inhoud = bron.read()
        kaal = zonder_hertekenen(inhoud)
    except FileNotFoundError:
        return WEG
    except BeeldStuk:
        return ONLEESBAAR
    if kaal is None or kaal == inhoud:
        return BLIJFT if kaal is None else KAAL
    if schrijf:
        with bestand.storage.open(bestand.name, "wb") as doel:
            doel.write(kaal)
        _noteer(rij, bestand)
    return ONTDAAN


def _noteer(rij: Any, bestand: Any) -> None:
    """Keep size and checksum in step; not by saving, which a published text forbids."""
    if hasattr(rij, "file_hash"):
        with bestand.storage.open(bestand.name, "rb") as bron:
            velden = {"file_size": bron.size, "file_hash": hash_filelike(bron)}
        type(rij).objects.filter(pk=rij.pk).update(**velden)
