"""Telephone numbers that readers can dial: what a link calls, and which numbers stand in a text. Pure."""

import re
from html import escape, unescape

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

LAND = "NL"
# Reached in the Netherlands by these digits alone; the list of the library lacks the last two.
KORT = frozenset({"112", "113", "144"})
# Numbers of the Netherlands only: behind +31 they reach nobody.
_ALLEEN_HIER = frozenset(
    {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.UAN}
)
_DEEL = re.compile(r"(<a\b.*?</a>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
# What is worth a closer look: a zero, 14 or + with digits behind it.
_MISSCHIEN = re.compile(r"(?<![\w.,:/–-])(?:\+|0|14 ?0)\d|\b[Bb]el")
_BEL_KORT = re.compile(r"\b[Bb]el(?:t|len)? (?:met |naar )?(112|113|144)\b")
_VIERTIEN = re.compile(r"(?<![\w.,:/–-])(14 ?0\d{2,3})\b(?![ :.,–-]?\d)")


def is_kort(nummer: str) -> bool:
    """Whether ``nummer`` is a short number that everybody in the Netherlands can dial."""
    return nummer.strip() in KORT


def belbaar(nummer: str) -> str:
    """Return what a ``tel:`` link calls (RFC 3966); empty where ``nummer`` is none that can be dialled.

    It is made of the number as it was understood, never of the signs as they stand: an extension stays one, and
    letters are dialled as their digits.
    """
    if is_kort(nummer):
        return nummer.strip()
    try:
        ontleed = phonenumbers.parse(nummer, LAND)
    except phonenumbers.NumberParseException:
        return ""
    eigen = phonenumbers.national_significant_number(ontleed)
    if not phonenumbers.is_valid_number(ontleed):
        kort = phonenumbers.is_valid_short_number_for_region(ontleed, LAND)
        return eigen if kort else ""
    toestel = f";ext={ontleed.extension}" if ontleed.extension else ""
    if eigen.startswith("140") and len(eigen) <= 6:
        return eigen + toestel
    if phonenumbers.number_type(ontleed) in _ALLEEN_HIER:
        return f"0{eigen}{toestel}"
    return phonenumbers.format_number(ontleed, PhoneNumberFormat.E164) + toestel


def met_belbare_nummers(html: str) -> str:
    """Return rich text in which each telephone number is a link; what is a link already stays as it is."""
    if not _MISSCHIEN.search(html):
        return html
    return "".join(stuk if stuk.startswith("<") else _met_links(stuk) for stuk in _DEEL.split(html))


def _met_links(tekst: str) -> str:
    if not _MISSCHIEN.search(tekst):
        return tekst
    gelezen = unescape(tekst)
    plaatsen = [(m.start, m.end) for m in phonenumbers.PhoneNumberMatcher(gelezen, LAND)]
    for patroon in (_BEL_KORT, _VIERTIEN):
        plaatsen += [m.span(1) for m in patroon.finditer(gelezen)]
    uit, verder = [], 0
    for begin, einde in sorted(plaatsen):
        nummer = gelezen[begin:einde]
        if begin < verder or not (doel := belbaar(nummer)):
            continue
        link = f'<a class="collectief-telefoon" href="tel:{escape(doel)}">{escape(nummer, quote=False)}</a>'
        uit += [escape(gelezen[verder:begin], quote=False), link]
        verder = einde
    return "".join(uit) + escape(gelezen[verder:], quote=False) if uit else tekst
