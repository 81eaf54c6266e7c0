"""One folded form of names, by which they are found, compared and sorted; with the way back. Pure.

Folded away: case, accents, Unicode form, ligatures, kinds of quotes, hyphens and spaces, and what is not
seen (soft hyphens, zero-width characters). Letters are never added or dropped, so Jansen and Janssen stay
two names. Each character is folded by itself: that makes folding fast and gives each place a way back.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

# Ends a paragraph: no name goes on behind it. Other white space becomes a space.
ALINEA = "\u2029"
_APOSTROFS = "'’‘‛ʼʻ`´ʹ′ˈ\u1ffd"
_AANHALINGSTEKENS = '"“”„‟«»″'
_STREEPJES = "−⁃"
# Marks without a combining class that only say how something is drawn.
_ONGEZIEN = {"\u034f", *map(chr, range(0xFE00, 0xFE10))}
# Letters of European names that Unicode does not take apart, and what people type for them. Source: the transform
# Latin-ASCII of the Unicode CLDR. What it says of ß, ĳ, ŀ, ŉ and all letters with accents follows from Unicode's own
# decompositions and case folding.
_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ł": "l",
    "ŧ": "t",
    "ŋ": "n",
    "ĸ": "q",
    "ı": "i",
}
_VAST = {
    ALINEA: ALINEA,
    "·": "",  # what is left of a Catalan ŀ
    **dict.fromkeys(_APOSTROFS, "'"),
    **dict.fromkeys(_AANHALINGSTEKENS, '"'),
    **dict.fromkeys(_STREEPJES, "-"),
}
_SPATIES = re.compile(" {2,}")
_OPMAAK = re.compile(
    r"<!--.*?-->|</?([a-z][\w-]*)\b[^>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);",
    re.IGNORECASE | re.DOTALL,
)
# Tags inside a line; any other tag ends a paragraph.
_IN_EEN_REGEL = """
a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup
time tt u var wbr
"""
_IN_DE_REGEL = frozenset(_IN_EEN_REGEL.split())


@dataclass(frozen=True)
class Gelezen:
    """A text, and for each of its characters where it stands in what it was read from."""

    tekst: str
    plaatsen: tuple[tuple[int, int], ...]

    def bron(self, start: int, eind: int) -> tuple[int, int]:
        """Return where the characters from ``start`` up to ``eind`` stand in the source."""
        return self.plaatsen[start][0], self.plaatsen[eind - 1][1]


class _Tabel(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _vouw_teken(chr(code))
        return self[code]


def _vouw_teken(teken: str) -> str:
    if teken in _VAST:
        return _VAST[teken]
    # Marks go before the case does: one of them becomes a letter in small print.
    kaal = "".join(d for d in unicodedata.normalize("NFKD", teken) if not unicodedata.combining(d))
    return "".join(_vouw_deel(deel) for deel in unicodedata.normalize("NFKD", kaal.casefold()))


def _vouw_deel(deel: str) -> str:
    if deel in _VAST:
        return _VAST[deel]
    if deel.isspace():
        return " "
    soort = unicodedata.category(deel)
    if soort in {"Cc", "Cf"} or unicodedata.combining(deel) or deel in _ONGEZIEN:
        return ""
    return "-" if soort == "Pd" else _LETTERS.get(deel, deel)


_TABEL = _Tabel()


def vouw(tekst: str) -> str:
    """Return the folded form of ``tekst``."""
    return _SPATIES.sub(" ", tekst.translate(_TABEL))


def vouw_adres(adres: str) -> str:
    """Return by what a mail address is compared; a domain written in ASCII is the domain that it stands for."""
    naam, _, domein = adres.strip().rpartition("@")
    with suppress(UnicodeError):  # it has other letters, or stands for none
        domein = domein.encode("ascii").decode("idna")
    return vouw(f"{naam}@{domein}").strip()


def vouw_met_plaatsen(tekst: str) -> Gelezen:
    """Return the folded form, and where each of its characters stands in ``tekst``."""
    tekens: list[str] = []
    plaatsen: list[tuple[int, int]] = []
    for plek, teken in enumerate(tekst):
        gevouwen = _TABEL[ord(teken)]
        verlengt = gevouwen == " " and tekens[-1:] == [" "]
        if plaatsen and (verlengt or (not gevouwen and unicodedata.combining(teken))):
            plaatsen[-1] = (plaatsen[-1][0], plek + 1)
        elif gevouwen:
            tekens += gevouwen if gevouwen != " " else [" "]
            plaatsen += [(plek, plek + 1)] * len(gevouwen)
    return Gelezen("".join(tekens), tuple(plaatsen))


def lees_opmaak(bron: str) -> Gelezen:
    """Return what a reader sees of rich text, and where each character stands in the HTML."""
    delen = list(_zichtbaar(bron))
    return Gelezen("".join(deel for deel, _ in delen), tuple(plek for _, plek in delen))


def _zichtbaar(bron: str) -> Iterator[tuple[str, tuple[int, int]]]:
    verder = 0
    for stuk in _OPMAAK.finditer(bron):
        yield from _letterlijk(bron, range(verder, stuk.start()))
        verder = stuk.end()
        for teken in _in_plaats_van(stuk):
            yield teken, stuk.span()
    yield from _letterlijk(bron, range(verder, len(bron)))


def _letterlijk(bron: str, plekken: Iterable[int]) -> Iterator[tuple[str, tuple[int, int]]]:
    for plek in plekken:
        yield bron[plek], (plek, plek + 1)


def _in_plaats_van(stuk: re.Match[str]) -> str:
    """Return what is seen of a tag or an entity."""
    if stuk[0].startswith("&"):
        return html.unescape(stuk[0])
    if stuk[1] is None or stuk[1].lower() in _IN_DE_REGEL:
        return ""
    return " " if stuk[1].lower() == "br" else ALINEA
