"""Headings of a rendered page: each gets an address of its own, and together they are its contents. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from handleiding.vouwen import vouw

_KOP = re.compile(r"<(h[23])\b([^>]*)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_ID = re.compile(r"""\bid\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_GEEN_TEKEN = re.compile(r"[\W_]+")
LANGSTE = 60


@dataclass(frozen=True)
class Tussenkop:
    """A heading of a page; ``niveau`` is 2 or 3."""

    anker: str
    tekst: str
    niveau: int


def met_ankers(html: str) -> tuple[str, list[Tussenkop]]:
    """Return ``html`` with an id and a link to itself on each heading of level 2 and 3, and those headings in order.

    An id that is there stays. Another one is made of the words, so that it lasts as long as they do; where two
    headings say the same, the later one gets a number. An empty heading, and one that holds a link, has no link to
    itself.
    """
    bezet = set(_ID.findall(html))
    koppen: list[Tussenkop] = []

    def vervang(gevonden: re.Match[str]) -> str:
        soort, kenmerken, binnen = gevonden.groups()
        tekst = " ".join(unescape(_TAG.sub("", binnen)).split())
        if not tekst:
            return gevonden[0]
        eigen = _ID.search(kenmerken)
        anker = eigen[1] if eigen else next(a for a in _ankers(tekst) if a not in bezet)
        bezet.add(anker)
        koppen.append(Tussenkop(anker, tekst, int(soort[1])))
        if not eigen:
            kenmerken = f'{kenmerken} id="{escape(anker)}"'
        if "<a" not in binnen.lower():
            binnen = f'<a class="collectief-permalink" href="#{escape(anker)}">{binnen}</a>'
        return f"<{soort}{kenmerken}>{binnen}</{soort}>"

    return _KOP.sub(vervang, html), koppen


def _ankers(tekst: str) -> Iterator[str]:
    woorden = _GEEN_TEKEN.sub("-", vouw(tekst)).strip("-")
    anker = woorden[:LANGSTE].rstrip("-") or "deel"
    yield anker
    nummer = 2
    while True:
        yield f"{anker}-{nummer}"
        nummer += 1
