"""Ways in which a text may be stored other than as it is read, each with the way back. Pure.

A form, a log or an address that was pasted keeps letters as entities, as escapes of JSON or of an address; somebody
may have typed markup where none is meant.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from handleiding.vouwen import Gelezen, lees_opmaak

_SMALLE_SPATIE = re.compile("[\u200b\ufeff]")
_ONTSNAPT = re.compile(
    r"(?P<json>(?:\\u[0-9a-f]{4})+)|(?P<teken>\\[nrtbf\"'/\\])|(?P<adres>(?:%[0-9a-f]{2})+)",
    re.IGNORECASE,
)
_OPGEMAAKT = re.compile(r"<[a-z/!]|&[#a-z]", re.IGNORECASE)
_TEKENS = {"n": "\n", "r": "\n", "t": "\t", "b": "", "f": " "}


def leeswijzen(tekst: str) -> Iterator[Gelezen | None]:
    """Yield each way to read ``tekst``; None is to the letter."""
    yield None
    # A space of no width is nothing inside a word, and a space between two.
    if _SMALLE_SPATIE.search(tekst):
        yield _letterlijk(_SMALLE_SPATIE.sub(" ", tekst))
    ontsnapt = _ONTSNAPT.search(tekst)
    if ontsnapt or _OPGEMAAKT.search(tekst):
        zonder = _zonder_ontsnapping(tekst) if ontsnapt else _letterlijk(tekst)
        yield _door(zonder, lees_opmaak(zonder.tekst))


def _letterlijk(tekst: str) -> Gelezen:
    return Gelezen(tekst, tuple((plek, plek + 1) for plek in range(len(tekst))))


def _zonder_ontsnapping(tekst: str) -> Gelezen:
    delen: list[str] = []
    plaatsen: list[tuple[int, int]] = []
    verder = 0
    for stuk in _ONTSNAPT.finditer(tekst):
        tussen = range(verder, stuk.start())
        gelezen = _gelezen(stuk)
        delen += [tekst[verder : stuk.start()], gelezen]
        plaatsen += [(plek, plek + 1) for plek in tussen] + [stuk.span()] * len(gelezen)
        verder = stuk.end()
    delen.append(tekst[verder:])
    plaatsen += [(plek, plek + 1) for plek in range(verder, len(tekst))]
    return Gelezen("".join(delen), tuple(plaatsen))


def _gelezen(stuk: re.Match[str]) -> str:
    if stuk["adres"]:
        return unquote(stuk[0])
    if stuk["teken"]:
        return _TEKENS.get(stuk[0][1].lower(), stuk[0][1])
    eenheden = bytes.fromhex(re.sub(r"\\u", "", stuk[0], flags=re.IGNORECASE))
    return eenheden.decode("utf-16-be", "replace")  # a letter beyond the first plane takes two


def _door(eerst: Gelezen, daarna: Gelezen) -> Gelezen:
    """Return what was read of what was read, with its places in the source."""
    return Gelezen(daarna.tekst, tuple(eerst.bron(start, eind) for start, eind in daarna.plaatsen))
