"""Every image that is stored loses what is not the picture: images, what is made of them, people's pictures."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError

from gemeenten.bestanden.beelden.veld import (
    STUK,
    KaalBeeld,
    KaalPortret,
    KaleRendition,
    keur_bestand,
)
from handleiding.van_wagtail.ingreep import Ingreep, altijd


def als_fout_bij_het_veld(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wagtails)
    def to_python(veld: Any, data: Any) -> Any:
        """Say it at the field; Wagtail's lets through what a damaged file makes Pillow raise."""
        try:
            return wagtails(veld, data)
        except ValidationError:
            raise
        except Exception as fout:
            raise ValidationError(STUK, code="invalid_image") from fout

    return to_python


def ook_gekeurd(wagtails: list[Any]) -> list[Any]:
    """Add the check to this field; what is added here stands in no migration."""
    return [*wagtails, keur_bestand]


VELDEN = {
    "wagtail.images:get_image_model().file.field": (KaalBeeld, "an image"),
    "wagtail.images:get_image_model().get_rendition_model().file.field": (
        KaleRendition,
        "what is made of an image",
    ),
    "wagtail.users.models:UserProfile.avatar.field": (KaalPortret, "a person's picture"),
}

INGREPEN = (
    Ingreep(
        plek="wagtail.images.fields:WagtailImageField.to_python",
        rekent_op="(self, data)",
        waarom="A damaged file is a fault at the field, in words, and no error of ours.",
        ons=als_fout_bij_het_veld,
        eindigt="wagtail/wagtail#1354",
    ),
    *(
        Ingreep(
            plek=f"{veld}.attr_class",
            rekent_op="(instance, field, name)",
            waarom=f"The file of {wat} is stored without place and maker.",
            ons=altijd(soort),
        )
        for veld, (soort, wat) in VELDEN.items()
    ),
    *(
        Ingreep(
            plek=f"{veld}.validators",
            rekent_op="list",
            waarom=f"The file of {wat} is a whole image.",
            ons=ook_gekeurd,
        )
        for veld, (soort, wat) in VELDEN.items()
    ),
)
