"""What wraps a picture in its file. What is picture stays byte by byte, what tells about it goes. Pure.

Place, camera, maker, names, notes, thumbnails and pictures behind the picture stand in parts that no
browser needs. Named here is what stays, so that what nobody thought of goes too.
"""

from collections.abc import Iterator

JPEG_BEGIN, JPEG_EINDE = b"\xff\xd8", b"\xff\xd9"
# Tables, frames and scans; not: applications (APP), comments, and extensions nobody draws.
JPEG_BEELD = frozenset([*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF])
JPEG_LOS = frozenset([0x01, *range(0xD0, 0xD8)])  # markers without a length
JPEG_SCAN = 0xDA
PNG_BEGIN = b"\x89PNG\r\n\x1a\n"
PNG_BEELD = frozenset(
    [
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs", b"sBIT", b"hIST", b"sPLT"),
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"),
    ]
)
GIF_BEGIN = (b"GIF87a", b"GIF89a")
GIF_HERHALING = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
WEBP_BEELD = frozenset([b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
WEBP_EXIF, WEBP_XMP = 0x08, 0x04


class BeeldStuk(ValueError):
    """Not an image, one of a kind that does not come in here, or a part of one."""


class BeeldTeGroot(BeeldStuk):
    """So many points, in all its frames together, that drawing them would take too much."""


def kale_jpeg(inhoud: bytes) -> bytes:
    if not inhoud.startswith(JPEG_BEGIN):
        raise BeeldStuk
    return b"".join([JPEG_BEGIN, *_jpeg_delen(inhoud), JPEG_EINDE])


def _jpeg_delen(inhoud: bytes) -> Iterator[bytes]:
    """Yield what is picture, up to its end: behind that other pictures may stand."""
    plek = len(JPEG_BEGIN)
    while True:
        plek = inhoud.find(b"\xff", plek)
        merk = inhoud[plek + 1] if 0 <= plek < len(inhoud) - 1 else None
        if merk is None:
            raise BeeldStuk
        if merk == JPEG_EINDE[1]:
            return
        if merk in JPEG_LOS or merk in (0x00, 0xFF):
            plek += 1 if merk == 0xFF else 2
            continue
        einde = plek + 2 + int.from_bytes(inhoud[plek + 2 : plek + 4])
        if einde > len(inhoud) or einde < plek + 4:
            raise BeeldStuk
        yield _jpeg_deel(merk, inhoud[plek:einde])
        plek = einde
        if merk == JPEG_SCAN:
            einde = _einde_van_scan(inhoud, plek)
            yield inhoud[plek:einde]
            plek = einde


def _jpeg_deel(merk: int, deel: bytes) -> bytes:
    """Return a segment, or nothing. Of JFIF its thumbnail goes: it may show what was cut away."""
    if merk in JPEG_BEELD:
        return deel
    zonder_kop = deel[4:]
    if merk == 0xE0 and zonder_kop.startswith(b"JFIF\0") and len(zonder_kop) >= 14:
        return b"\xff\xe0\x00\x10" + zonder_kop[:12] + b"\0\0"
    kleur = (merk == 0xE2 and zonder_kop.startswith(b"ICC_PROFILE\0")) or (
        merk == 0xEE and zonder_kop.startswith(b"Adobe")
    )
    return deel if kleur else b""


def _einde_van_scan(inhoud: bytes, plek: int) -> int:
    """Return where the next marker stands: in a scan 0xFF is followed by zero or by a restart."""
    while True:
        plek = inhoud.find(b"\xff", plek)
        if plek < 0 or plek + 1 >= len(inhoud):
            raise BeeldStuk
        if inhoud[plek + 1] and not 0xD0 <= inhoud[plek + 1] <= 0xD7:
            return plek
        plek += 2


def kale_png(inhoud: bytes) -> bytes:
    if not inhoud.startswith(PNG_BEGIN):
        raise BeeldStuk
    delen, plek, soort = [PNG_BEGIN], len(PNG_BEGIN), b""
    while soort != b"IEND":
        soort = inhoud[plek + 4 : plek + 8]
        einde = plek + 12 + int.from_bytes(inhoud[plek : plek + 4])
        if einde > len(inhoud):
            raise BeeldStuk
        if soort in PNG_BEELD:
            delen.append(inhoud[plek:einde])
        plek = einde
    return b"".join(delen)


def kale_webp(inhoud: bytes) -> bytes:
    if inhoud[:4] != b"RIFF" or inhoud[8:12] != b"WEBP":
        raise BeeldStuk
    delen, plek, slot = [], 12, 8 + int.from_bytes(inhoud[4:8], "little")
    if slot > len(inhoud) + 1:
        raise BeeldStuk
    while plek + 8 <= min(slot, len(inhoud)):
        lengte = int.from_bytes(inhoud[plek + 4 : plek + 8], "little")
        deel = inhoud[plek : plek + 8 + lengte].ljust(8 + lengte, b"\0")
        if plek + 8 + lengte > len(inhoud):
            raise BeeldStuk
        if deel[:4] in WEBP_BEELD:
            delen.append(_webp_deel(deel) + b"\0" * (lengte % 2))
        plek += 8 + lengte + lengte % 2
    romp = b"WEBP" + b"".join(delen)
    return b"RIFF" + len(romp).to_bytes(4, "little") + romp


def _webp_deel(deel: bytes) -> bytes:
    """Return a chunk; the one that announces the others no longer announces what went."""
    if deel[:4] != b"VP8X" or len(deel) < 9:
        return deel
    return deel[:8] + bytes([deel[8] & ~(WEBP_EXIF | WEBP_XMP)]) + deel[9:]


def kale_gif(inhoud: bytes) -> bytes:
    """Without comments, plain text and what programs add; how often it plays stays."""
    if not inhoud.startswith(GIF_BEGIN):
        raise BeeldStuk
    try:
        return b"".join(_gif_delen(inhoud))
    except IndexError as fout:
        raise BeeldStuk from fout


def _gif_delen(inhoud: bytes) -> Iterator[bytes]:
    plek = 13 + _gif_kleuren(inhoud[10])
    yield inhoud[:plek]
    while inhoud[plek] != 0x3B:
        begin, soort = plek, inhoud[plek]
        if soort == 0x21:
            plek = _gif_blokken(inhoud, plek + 2)
            besturing = inhoud[begin + 1] == 0xF9
            speelt = inhoud[begin + 1] == 0xFF and inhoud[begin + 3 : begin + 14] in GIF_HERHALING
            if besturing or speelt:
                yield inhoud[begin:plek]
        elif soort == 0x2C:
            plek = _gif_blokken(inhoud, plek + 11 + _gif_kleuren(inhoud[plek + 9]))
            yield inhoud[begin:plek]
        else:
            raise BeeldStuk
    yield b"\x3b"


def _gif_kleuren(vlaggen: int) -> int:
    return 3 * 2 ** ((vlaggen & 7) + 1) if vlaggen & 0x80 else 0


def _gif_blokken(inhoud: bytes, plek: int) -> int:
    """Return where a row of sub-blocks ends; an empty one ends it."""
    while lengte := inhoud[plek]:
        plek += 1 + lengte
    return plek + 1
