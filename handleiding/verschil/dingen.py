"""Pictures and files in a difference: each picture itself, beside the one it was; a file with its size, to open."""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from wagtail.images.models import Filter, SourceImageIOError

from handleiding.inhoud import Inhoudsoort, bladen
from handleiding.inhoud.links import doelen

from .doelen import Doelnamen

MAAT = "max-320x240|format-webp"
# The largest of templates/handleiding/blocks/afbeelding.html.
LEZERSMAAT = "width-1440|format-webp"
GETOOND = ("image", "document")
Doel = tuple[str, int]


def naast_elkaar(bron: Any, oud: Any, nieuw: Any, namen: Doelnamen) -> SafeString:
    """Return what is pointed to on one side only, by the value of a field or block."""
    was, wordt = (list(dict.fromkeys(_doelen(bron, waarde))) for waarde in (oud, nieuw))
    links, rechts = namen.kanten
    dingen = [_ding(links, doel, namen) for doel in was if doel not in wordt]
    dingen += [_ding(rechts, doel, namen) for doel in wordt if doel not in was]
    getoond = [(ding,) for ding in dingen if ding]
    if not getoond:
        return SafeString("")
    return format_html('<div class="verschil-dingen">{}</div>', format_html_join("", "{}", getoond))


def _doelen(bron: Any, waarde: Any) -> Iterator[Doel]:
    for blad in bladen(bron, waarde):
        if blad.soort is Inhoudsoort.RIJK and isinstance(blad.waarde, str):
            yield from (doel for doel in doelen(blad.waarde) if doel[0] in GETOOND)
        elif blad.soort.value in GETOOND and isinstance(blad.waarde, int):
            yield blad.soort.value, blad.waarde


def _ding(kant: str, doel: Doel, namen: Doelnamen) -> SafeString:
    """Return one thing; nothing for what is gone: the words beside it say so."""
    ding = namen.ding(*doel)
    if ding is None:
        return SafeString("")
    gegevens = f"{ding.filename}, {_maat(ding)}{date_format(localtime(ding.created_at), 'j F Y')}"
    if doel[0] == "document":
        return format_html(
            '<p class="verschil-ding">{}<a href="{}">‘{}’</a> ({})</p>',
            kant,
            ding.url,
            ding.title,
            gegevens,
        )
    return format_html(
        '<figure class="verschil-ding">{}<figcaption>{}{} ({})</figcaption></figure>',
        _plaatje(ding),
        kant,
        _titel(ding, open_=namen.beelden_open),
        gegevens,
    )


def _titel(beeld: Any, *, open_: bool) -> SafeString:
    if not open_:
        return format_html("‘{}’", beeld.title)
    return format_html('<a href="{}">‘{}’</a>', beeld.file.url, beeld.title)


def _maat(ding: Any) -> str:
    """Return how large its file is; what Wagtail did not count yet is asked, and not written down."""
    try:
        grootte = ding.file_size or ding.file.size
    except OSError:
        return ""
    return f"{filesizeformat(grootte)}, "


def _plaatje(beeld: Any) -> SafeString:
    """Return the picture, small; nothing when its file cannot be read.

    In the page itself: looking writes no rendition, and needs no right to the image's own screens.
    """
    klein = getekend(beeld, MAAT)
    if not klein:
        return SafeString("")
    return format_html(
        '<img src="data:image/webp;base64,{}" alt="Afbeelding ‘{}’">',
        b64encode(klein).decode(),
        beeld.title,
    )


def getekend(beeld: Any, maat: str = LEZERSMAAT) -> bytes:
    """Return a picture as WebP, in the size that readers get at most; nothing when its file cannot be read."""
    doel = BytesIO()
    try:
        Filter(spec=maat).run(beeld, doel)
    except (SourceImageIOError, OSError):
        return b""
    return doel.getvalue()
