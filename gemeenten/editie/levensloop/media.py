"""Images and documents of an edition, out to a file and in from one."""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from gemeenten.bestanden.versies.keten import reeks_van, zet_in_reeks
from gemeenten.toegang.muren.bestanden import AFGELEID

from .bestand import Editieuitvoer
from .opbouw import bezwaar

MODELLEN = {"image": get_image_model, "document": get_document_model}
TOEGESTAAN = {
    "image": settings.WAGTAILIMAGES_EXTENSIONS,
    "document": settings.WAGTAILDOCS_EXTENSIONS,
}
NIET_MEE = AFGELEID | {"file", "collection"}
BESTANDEN = "de afbeeldingen en bestanden"
SOORT_MAG_NIET = "{titel}: dit soort bestand mag niet"
GEEN_BEELD = "{titel}: dit bestand is geen bruikbare afbeelding"


def schrijf_media(
    archief: zipfile.ZipFile,
    gevraagd: Mapping[str, set[int]],
    collectie: Collection | None,
    meld: Callable[..., None],
) -> Iterator[dict[str, Any]]:
    """Write the files of the edition's collection and those its pages use; yield what they are."""
    eigen = Q(collection__path__startswith=collectie.path) if collectie else Q(pk__in=[])
    alle = [
        (soort, ding)
        for soort, model in MODELLEN.items()
        for ding in model()
        .objects.filter(eigen | Q(pk__in=gevraagd[soort]))
        .select_related("versie")
        .order_by("pk")
    ]
    for klaar, (soort, ding) in enumerate(alle):
        meld(BESTANDEN, klaar, len(alle))
        naam = f"media/{soort}-{ding.pk}{PurePosixPath(ding.file.name).suffix.lower()}"
        if _schrijf(archief, ding, naam):
            yield {"soort": soort, "id": ding.pk, "bestand": naam} | _gegevens(ding)


def _schrijf(archief: zipfile.ZipFile, ding: Any, naam: str) -> bool:
    """Write one file; return whether it was there."""
    try:
        bestand = ding.file.open("rb")
    except FileNotFoundError:
        return False
    with bestand, archief.open(naam, "w") as doel:
        shutil.copyfileobj(bestand, doel)
    return True


def _gegevens(ding: Any) -> dict[str, Any]:
    return {
        "titel": ding.title,
        "naam": PurePosixPath(ding.file.name).name,
        "velden": {
            veld.name: veld.value_from_object(ding)
            for veld in ding._meta.concrete_fields
            if veld.name not in NIET_MEE | {"title"}
        },
        "trefwoorden": sorted(ding.tags.names()),
        "reeks": reeks_van(ding),
    }


def lees_media(deel: dict[str, Any], uitvoer: Editieuitvoer, collectie: Collection) -> Any:
    """Store one file in ``collectie`` and return it. Raises ValidationError when it may not come in."""
    soort, titel, pad = deel["soort"], deel["titel"], deel["bestand"]
    eind = PurePosixPath(pad).suffix.lower()
    if eind.lstrip(".") not in TOEGESTAAN[soort]:
        raise ValidationError(SOORT_MAG_NIET.format(titel=titel))
    inhoud = uitvoer.media(pad)
    naam = PurePosixPath(deel.get("naam", pad)).with_suffix(eind).name
    if soort == "image":
        _keur_beeld(titel, naam, inhoud)
    model = MODELLEN[soort]()
    bekend = {veld.name for veld in model._meta.concrete_fields} - NIET_MEE
    velden = {v: waarde for v, waarde in deel.get("velden", {}).items() if v in bekend}
    ding = model(**velden | {"title": titel}, collection=collectie)
    if reden := bezwaar(ding):
        raise ValidationError(f"{titel}: {reden}")
    ding.file = ContentFile(inhoud, name=naam)
    ding.file_size, ding.file_hash = len(inhoud), hash_filelike(io.BytesIO(inhoud))
    ding.save()
    ding.tags.set(deel.get("trefwoorden", []))
    if reeks := deel.get("reeks"):
        zet_in_reeks(ding, str(reeks), collectie)
    return ding


def _keur_beeld(titel: str, naam: str, inhoud: bytes) -> None:
    """Let Wagtail's own field look: is it an image of this kind, and not too large?"""
    try:
        WagtailImageField(max_length=None).clean(SimpleUploadedFile(naam, inhoud))
    except ValidationError as fout:
        raise ValidationError(GEEN_BEELD.format(titel=titel)) from fout
