"""An image with nothing in it but the picture: no place, camera, maker or notes. Pure but for Pillow.

Only the wrapping changes. A picture is drawn anew when it lies on its side, as the note that said so goes;
and in AVIF, where notes stand among the picture.
"""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import get_sampling

from .houders import BeeldStuk, BeeldTeGroot, kale_gif, kale_jpeg, kale_png, kale_webp

SOORTEN = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
LIGGING = 0x0112  # the EXIF tag that says how a picture lies
KAAL: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": kale_jpeg,
    "MPO": kale_jpeg,  # a JPEG with more pictures behind it, as many telephones make them
    "PNG": kale_png,
    "GIF": kale_gif,
    "WEBP": kale_webp,
}
# Where one of these stands in an AVIF, it may hold more than the picture.
AVIF_MEER = (b"Exif", b"mime", b"uuid", b"udta", b"xml ")
# Of all frames together, as Wagtail allows an image: a small file may hold thousands of large frames.
MEESTE_PUNTEN = 128_000_000
AVIF_KWALITEIT, WEBP_KWALITEIT = 90, 95


def keur(inhoud: bytes) -> None:
    """Raise BeeldStuk unless this is a whole image, every frame of it, of a size that can be drawn."""
    with _open(inhoud) as beeld:
        _keur_punten(beeld)
        try:
            if beeld.format in {
                "JPEG",
                "MPO",
            }:  # an eighth of the size: it is read whole all the same
                beeld.draft(None, (max(1, beeld.width // 8), max(1, beeld.height // 8)))
            for nummer in range(1 if beeld.format == "MPO" else getattr(beeld, "n_frames", 1)):
                beeld.seek(nummer)
                beeld.load()
        except Exception as fout:  # Pillow raises whatever a damaged file makes its decoders raise
            raise BeeldStuk from fout
    ontdoe(inhoud)


def _keur_punten(beeld: Any) -> None:
    try:
        punten = beeld.width * beeld.height * getattr(beeld, "n_frames", 1)
    except Exception as fout:  # counting frames reads the file
        raise BeeldStuk from fout
    if punten > MEESTE_PUNTEN:
        raise BeeldTeGroot


def ontdoe(inhoud: bytes, *, draai: bool = True) -> bytes:
    """Return the same picture without what tells about it, upright. Raises BeeldStuk."""
    with _open(inhoud) as beeld:
        soort = beeld.format or ""
        try:
            if soort == "AVIF":
                return _avif(beeld, inhoud)
            beweegt = soort != "MPO" and getattr(beeld, "n_frames", 1) > 1
            return KAAL[soort](_rechtop(beeld, inhoud) if draai and not beweegt else inhoud)
        except BeeldStuk:
            raise
        except Exception as fout:
            raise BeeldStuk from fout


def zonder_hertekenen(inhoud: bytes) -> bytes | None:
    """Return the same file without what tells about the picture; None when it would be drawn anew."""
    with _open(inhoud) as beeld:
        if beeld.format == "AVIF":
            return inhoud if ontdoe(inhoud) == inhoud else None
        return None if _ligt_anders(beeld) else ontdoe(inhoud, draai=False)


def zelfde_beeld(een: bytes, ander: bytes) -> bool:
    """Tell whether two files show the same: every point of every frame, as it is decoded."""
    with _open(een) as voor, _open(ander) as na:
        aantal = 1 if voor.format == "MPO" else getattr(voor, "n_frames", 1)
        if voor.size != na.size or aantal != getattr(na, "n_frames", 1):
            return False
        try:
            return all(_punten(voor, nummer) == _punten(na, nummer) for nummer in range(aantal))
        except Exception as fout:  # as above
            raise BeeldStuk from fout


def _punten(beeld: Any, nummer: int) -> tuple[str, bytes]:
    beeld.seek(nummer)
    return beeld.mode, beeld.tobytes()


def _open(inhoud: bytes) -> Any:
    """Open an image of a kind that may come in."""
    try:
        return Image.open(io.BytesIO(inhoud), formats=SOORTEN)
    except Exception as fout:
        raise BeeldStuk from fout


def _ligt_anders(beeld: Any) -> bool:
    try:
        return beeld.getexif().get(LIGGING, 1) in range(2, 9)
    except Exception:  # noqa: BLE001  what Pillow cannot read says nothing, whatever it raises
        return False


def _rechtop(beeld: Any, inhoud: bytes) -> bytes:
    """Return the picture drawn as it is meant to be seen, in the quality that it has."""
    if not _ligt_anders(beeld):
        return inhoud
    soort = "JPEG" if beeld.format == "MPO" else beeld.format
    hoe: dict[str, Any] = {}
    if soort == "JPEG":
        hoe = {"qtables": beeld.quantization, "subsampling": get_sampling(beeld)}
        hoe["progressive"] = bool(beeld.info.get("progressive"))
    elif soort == "WEBP":
        hoe = {"lossless": b"VP8L" in inhoud[:64], "quality": WEBP_KWALITEIT}
    return _teken(ImageOps.exif_transpose(beeld), soort, **hoe)


def _avif(beeld: Any, inhoud: bytes) -> bytes:
    """How an AVIF lies is part of the picture, which Pillow hands over as a note: so it is applied."""
    if not any(merk in inhoud for merk in AVIF_MEER):
        return inhoud
    if getattr(beeld, "n_frames", 1) > 1:
        return _teken(beeld, "AVIF", save_all=True, quality=AVIF_KWALITEIT, exif=b"", xmp=b"")
    recht = ImageOps.exif_transpose(beeld)
    return _teken(recht, "AVIF", quality=AVIF_KWALITEIT, exif=b"", xmp=b"")


def _teken(beeld: Any, soort: str, **hoe: Any) -> bytes:
    if profiel := beeld.info.get("icc_profile"):
        hoe["icc_profile"] = profiel
    doel = io.BytesIO()
    beeld.save(doel, soort, **hoe)
    return doel.getvalue()
