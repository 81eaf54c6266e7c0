"""Every image that is stored goes through here, whoever stores it: a form, an import, code."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models.fields.files import ImageFieldFile
from wagtail.images.models import WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from .houders import BeeldStuk, BeeldTeGroot
from .ontdoe import keur, ontdoe

STUK = (
    "Deze afbeelding is niet te lezen: het bestand is beschadigd of niet helemaal overgekomen. "
    "Open het op uw computer, sla het opnieuw op als JPG of PNG en voeg het dan toe."
)
TE_GROOT = (
    "Deze afbeelding heeft te veel beeldpunten, of te veel bewegende beelden. Maak haar op uw computer kleiner "
    "en voeg haar dan toe."
)
SOORT = (
    "Dit soort bestand kan niet als afbeelding. Kies een bestand dat eindigt op .jpg, .png, .webp, .gif of "
    ".avif. Is het een foto van een iPhone (.heic)? Deel of exporteer haar dan als JPG, of kies op de "
    "telefoon bij Instellingen, Camera, Formaten voor ‘Meest compatibel’. Eindigt het op .jfif? Laat "
    "de naam dan eindigen op .jpg."
)


def keur_bestand(bestand: ImageFieldFile) -> None:
    """Object to a new file that is not a whole image (validator of a model's field)."""
    if not bestand or bestand._committed:
        return
    try:
        keur(_lees(bestand))
    except BeeldTeGroot as fout:
        raise ValidationError(TE_GROOT, code="file_too_many_pixels") from fout
    except BeeldStuk as fout:
        raise ValidationError(STUK, code="invalid_image") from fout


def _lees(bestand: Any) -> bytes:
    bestand.seek(0)
    inhoud: bytes = bestand.read()
    bestand.seek(0)
    return inhoud


class _Kaal:
    """A file of an image: what comes in loses all that is not the picture before it is stored."""

    draai = True

    def save(self, name, content, save=True):
        inhoud = _lees(content)
        try:
            kaal = ontdoe(inhoud, draai=self.draai)
        except BeeldStuk as fout:
            raise ValidationError(STUK, code="invalid_image") from fout
        if kaal != inhoud:
            content = ContentFile(kaal, name)
            self._noteer(content)
        super().save(name, content, save)

    def _noteer(self, kaal: ContentFile) -> None:
        """Keep what was worked out beforehand about the file in step with it."""
        if getattr(self.instance, "file_size", None) is not None:
            self.instance.file_size = kaal.size
        if getattr(self.instance, "file_hash", ""):
            self.instance.file_hash = hash_filelike(kaal)


class KaalBeeld(_Kaal, WagtailImageFieldFile):
    """The file of an image."""


class KaleRendition(_Kaal, WagtailImageFieldFile):
    """The file of what was made of an image: upright already, Wagtail saw to it."""

    draai = False

    def save(self, name, content, save=True):
        """Close what it was drawn in, which Wagtail leaves open; who reads the file opens the one that is stored."""
        super().save(name, content, save)
        content.close()
        with suppress(AttributeError):
            del self.file


class KaalPortret(_Kaal, ImageFieldFile):
    """The file of a person's picture."""
