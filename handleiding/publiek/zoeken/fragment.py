"""The part of a passage that answers, with the words marked; and how a browser jumps to it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from .woorden import plaatsen

_LENGTE = 240  # characters that are shown
_AANLOOP = 60  # of these before the first word that answers
_WOORDEN = 6  # of the line in the address


@dataclass(frozen=True)
class Fragmentdeel:
    """A part of a text; ``raak`` when it is a word that was asked."""

    tekst: str
    raak: bool


@dataclass(frozen=True)
class Fragment:
    """``delen`` are shown in order, ``begin`` are the first words of the line that they stand in."""

    delen: tuple[Fragmentdeel, ...]
    begin: str

    def doel(self, anker: str) -> str:
        """Return what comes behind ``#``: the block, and for browsers that can the very line."""
        regel = f":~:text={quote(self.begin, safe='')}" if self.begin else ""
        return f"#{anker}{regel}" if anker or regel else ""


def fragment(tekst: str, stammen: frozenset[str]) -> Fragment:
    """Return the line of ``tekst`` in which most different words stand, cut to what can be read at a glance."""
    regels = tekst.split("\n") or [""]
    regel = max(regels, key=lambda regel: _raak(regel, stammen))
    treffers = [(van, tot) for van, tot, wie in plaatsen(regel) if wie & stammen]
    start = max(treffers[0][0] - _AANLOOP, 0) if treffers else 0
    start = _woordgrens(regel, start)
    einde = _woordgrens(regel, start + _LENGTE) if len(regel) > start + _LENGTE else len(regel)
    delen = tuple(_delen(regel, start, einde, treffers))
    begin = " ".join(regel.split()[:_WOORDEN]) if treffers else ""
    return Fragment(delen, begin)


def gemarkeerd(tekst: str, stammen: frozenset[str]) -> tuple[Fragmentdeel, ...]:
    """Return the whole of a short text, such as a title, with the words marked."""
    treffers = [(van, tot) for van, tot, wie in plaatsen(tekst) if wie & stammen]
    return tuple(_delen(tekst, 0, len(tekst), treffers))


def _raak(regel: str, stammen: frozenset[str]) -> tuple[int, int]:
    gevonden = [wie & stammen for _, _, wie in plaatsen(regel)]
    return len(frozenset().union(*gevonden)), sum(map(bool, gevonden))


def _woordgrens(regel: str, plek: int) -> int:
    """Return the place of the first letter after white space at or after ``plek``; 0 stays."""
    if plek <= 0:
        return 0
    spatie = regel.find(" ", plek)
    return len(regel) if spatie < 0 else spatie + 1


def _delen(
    regel: str, start: int, einde: int, treffers: list[tuple[int, int]]
) -> Iterator[Fragmentdeel]:
    if start:
        yield Fragmentdeel("… ", raak=False)
    verder = start
    for van, tot in treffers:
        if van < verder or tot > einde:
            continue
        if van > verder:
            yield Fragmentdeel(regel[verder:van], raak=False)
        yield Fragmentdeel(regel[van:tot], raak=True)
        verder = tot
    if verder < einde:
        yield Fragmentdeel(
            regel[verder:einde].rstrip() if einde < len(regel) else regel[verder:einde], raak=False
        )
    if einde < len(regel):
        yield Fragmentdeel(" …", raak=False)
