"""Photos as telephones make them: with a place, a maker and a name, and some lying on their side."""

import io
from functools import cache

from PIL import Image, ImageCms

MAKER = b"Geheimmaker"
BREED, HOOG = 40, 24
KLEUREN = [("red", (0, 0)), ("lime", (20, 0)), ("blue", (0, 12)), ("white", (20, 12))]


def tekening() -> Image.Image:
    """Four fields of colour, so that one can see how it lies."""
    beeld = Image.new("RGB", (BREED, HOOG))
    for kleur, plek in KLEUREN:
        beeld.paste(kleur, (*plek, plek[0] + 20, plek[1] + 12))
    return beeld


def exif(ligging: int = 1) -> Image.Exif:
    gegevens = Image.Exif()
    gegevens[0x010F] = MAKER.decode()
    gegevens[0x013B] = MAKER.decode()
    gegevens[0x0112] = ligging
    gegevens.get_ifd(0x8825).update({1: "N", 2: (53.0, 12.0, 7.0), 3: "E", 4: (5.0, 47.0, 9.0)})
    return gegevens


@cache
def kleurprofiel() -> bytes:
    """Made once: it holds the time at which it was made."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


SOORTEN = {
    "jpg": ("JPEG", {"quality": 90, "comment": MAKER, "xmp": b"<x>" + MAKER + b"</x>"}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 90, "xmp": MAKER}),
    "avif": ("AVIF", {"quality": 90, "xmp": MAKER}),
    "gif": ("GIF", {"comment": MAKER}),
}


def foto(eind: str = "jpg", ligging: int = 1, **anders) -> bytes:
    soort, hoe = SOORTEN[eind]
    if eind != "gif":
        hoe = hoe | {"exif": exif(ligging), "icc_profile": kleurprofiel()}
    doel = io.BytesIO()
    tekening().save(doel, soort, **hoe | anders)
    return doel.getvalue()
