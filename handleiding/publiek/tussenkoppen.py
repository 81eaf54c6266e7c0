"""Headings and paragraphs of a rendered page: each gets an address of its own. Pure.

The headings are the contents of the page as well. An address is made of the key that the editor gave a paragraph
when it was written: it stays when its words change, and is the same in the core and in an edition.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from handleiding.vouwen import vouw

_KOP = re.compile(r"<(h[23])\b([^>]*)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_ID = re.compile(r"""\bid\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_GEEN_TEKEN = re.compile(r"[\W_]+")
_ALINEA = re.compile(r"<p\b([^>]*)>(.*?)</p>", re.DOTALL)
_SLEUTEL = re.compile(r"""\bdata-block-key\s*=\s*(["'])([\w-]+)\1""", re.IGNORECASE)
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
    itself. That link leads to the key of the heading, where the editor gave it one: it outlives other words.
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
            binnen = _permalink(binnen, anker, _SLEUTEL.search(kenmerken), bezet)
        return f"<{soort}{kenmerken}>{binnen}</{soort}>"

    return _KOP.sub(vervang, html), koppen


def _permalink(binnen: str, anker: str, sleutel: re.Match[str] | None, bezet: set[str]) -> str:
    naam, eigen = escape(anker), ""
    if sleutel:
        naam = _eerste_vrij(_van_sleutel(sleutel), bezet)
        eigen = f' id="{naam}"'
    return f'<a class="collectief-permalink"{eigen} href="#{naam}">{binnen}</a>'


def met_alineas(html: str) -> str:
    """Return ``html`` with an id on each paragraph that the editor gave a key, and behind its words a link to it.

    The link has no words of its own, so what a page says stays to the letter; its sign comes from the stylesheet.
    Without a key, and without words, a paragraph has neither.
    """
    bezet = set(_ID.findall(html))

    def vervang(gevonden: re.Match[str]) -> str:
        kenmerken, binnen = gevonden.groups()
        sleutel = _SLEUTEL.search(kenmerken)
        if not sleutel or not _TAG.sub("", binnen).strip() or _ID.search(kenmerken):
            return gevonden[0]
        naam = _eerste_vrij(_van_sleutel(sleutel), bezet)
        link = (
            f'<a class="collectief-alinea" href="#{naam}" aria-label="Link naar deze alinea"></a>'
        )
        return f'<p{kenmerken} id="{naam}">{binnen}{link}</p>'

    return _ALINEA.sub(vervang, html)


def _van_sleutel(sleutel: re.Match[str]) -> str:
    return f"a-{sleutel[2]}"


def _eerste_vrij(naam: str, bezet: set[str]) -> str:
    """Return ``naam``, with a number where it is taken: a passage may have been copied with its key."""
    vrij = next(kandidaat for kandidaat in _genummerd(naam) if kandidaat not in bezet)
    bezet.add(vrij)
    return vrij


def _ankers(tekst: str) -> Iterator[str]:
    woorden = _GEEN_TEKEN.sub("-", vouw(tekst)).strip("-")
    return _genummerd(woorden[:LANGSTE].rstrip("-") or "deel")


def _genummerd(naam: str) -> Iterator[str]:
    yield naam
    nummer = 2
    while True:
        yield f"{naam}-{nummer}"
        nummer += 1
