"""Photos as telephones make them: with a place, a maker and a name, and some lying on their side."""

import io
from functools import cache

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

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


def telefoonfoto(ligging: int = 6) -> bytes:
    """A JPEG as a telephone writes it: a place, a thumbnail of what was cut away, IPTC and a note."""
    klein = io.BytesIO()
    Image.new("RGB", (16, 12), "black").save(klein, "JPEG", comment=MAKER)
    gegevens = exif(ligging)
    gegevens.get_ifd(0x8769)[0x9286] = MAKER  # what its user wrote about it
    kaal = io.BytesIO()
    tekening().save(kaal, "JPEG", quality=90, exif=gegevens)
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + (5 + len(MAKER)).to_bytes(4)
    iptc += b"\x1c\x02\x50" + len(MAKER).to_bytes(2) + MAKER
    los = [(0xE0, b"JFXX\0\x10" + klein.getvalue()), (0xED, iptc), (0xFE, MAKER)]
    meer = b"".join(bytes([0xFF, merk]) + (len(deel) + 2).to_bytes(2) + deel for merk, deel in los)
    inhoud = kaal.getvalue()
    begin = inhoud.index(b"\xff\xdb")  # before the first table
    return inhoud[:begin] + meer + inhoud[begin:]


def png_met_tekst() -> bytes:
    """A PNG with its text in every way that a PNG knows, and a time."""
    doel, tekst = io.BytesIO(), PngInfo()
    tekst.add_text("Author", MAKER.decode())
    tekst.add_text("Comment", MAKER.decode() * 9, zip=True)
    tekst.add_itxt("XML:com.adobe.xmp", MAKER.decode(), zip=True)
    tekst.add(b"tIME", bytes([7, 234, 11, 30, 12, 0, 0]))
    tekening().save(doel, "PNG", pnginfo=tekst, exif=exif())
    return doel.getvalue()
