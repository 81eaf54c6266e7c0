"""Pictures for the demo, drawn when it is built: shapes that say what their alternative text says."""

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

WIT, LIJN, WATER = "#ffffff", "#1f2937", "#9ec5e8"
KLEUREN = ("#f2c14e", "#7fb285", "#d98c7a", "#b7a6d9", "#8fb8c9")
MAAT = (960, 640)
TELWOORDEN = {4: "vier", 5: "vijf"}
# Where the neighbourhoods stand, from the top left: that of this year has one more.
PLEKKEN = (
    (60, 60, 400, 280),
    (480, 60, 900, 280),
    (60, 360, 400, 580),
    (480, 360, 680, 580),
    (700, 360, 900, 580),
)


def wijkkaart(aantal: int) -> bytes:
    """Return a PNG: that many blocks in different colours, with water between the upper and the lower ones."""
    beeld = Image.new("RGB", MAAT, WIT)
    teken = ImageDraw.Draw(beeld)
    teken.rectangle((0, 300, MAAT[0], 340), fill=WATER)
    plekken = [*PLEKKEN[:3], (480, 360, 900, 580)] if aantal < len(PLEKKEN) else PLEKKEN
    for plek, kleur in zip(plekken[:aantal], KLEUREN, strict=False):
        teken.rounded_rectangle(plek, radius=24, fill=kleur, outline=LIJN, width=6)
    uit = io.BytesIO()
    beeld.save(uit, "PNG", optimize=True)
    return uit.getvalue()


def alt_tekst(aantal: int) -> str:
    return f"Tekening: {TELWOORDEN[aantal]} gekleurde vlakken voor de wijken, met een blauwe streep water ertussen"


def maak_beeld(aantal: int, **velden: Any) -> Any:
    """Store a drawn map."""
    bestand = ContentFile(wijkkaart(aantal), name="wijkkaart-leeuwarden.png")
    beeld = get_image_model().objects.create(file=bestand, **velden)
    beeld.get_file_size()
    return beeld
