"""Rows of words beside each other: what is equal, what stands between, and where a clause may begin."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from handleiding.verschil.uitlijnen import gemene_rij

from .teksten import LONG

ISLAND = 3  # fewer words that happen to be equal hold no clause together
VOEGWOORDEN = frozenset({"en", "of", "maar", "want", "dus"})
_WORD = re.compile(r"\w+")

Paar = tuple[int, int]


class Woordenrij(NamedTuple):
    """A run of words of a sentence."""

    zin: str
    begin: int
    eind: int

    @property
    def lengte(self) -> int:
        return self.eind - self.begin

    @property
    def plaatsen(self) -> range:
        return range(self.begin, self.eind)


def naast_elkaar(a: Sequence[str], b: Sequence[str]) -> Iterator[Sequence[Paar]]:
    """Yield ways to lay the longest common row of two rows of words: as found, and as far on as it goes in either.

    Where a clause is said twice nearly alike, only one of these lays it as one run.
    """
    paren = gemene_rij(a, b)
    yield paren
    yield [(i, j) for i, (_, j) in zip(_achteraan(a, [a[i] for i, _ in paren]), paren, strict=True)]
    yield [(i, j) for j, (i, _) in zip(_achteraan(b, [b[j] for _, j in paren]), paren, strict=True)]


def _achteraan(woorden: Sequence[str], rij: Sequence[str]) -> list[int]:
    """Return the last places at which words have this row in them."""
    plaatsen: list[int] = []
    over = len(woorden)
    for woord in reversed(rij):
        over = next(n for n in range(over - 1, -1, -1) if woorden[n] == woord)
        plaatsen.append(over)
    return plaatsen[::-1]


def midden(a: Sequence[str], b: Sequence[str]) -> tuple[range, range]:
    """Return which words of each stand between what both begin and end with."""
    kort = min(len(a), len(b))
    voor = next((n for n in range(kort) if a[n] != b[n]), kort)
    achter = next((n for n in range(kort - voor) if a[-1 - n] != b[-1 - n]), kort - voor)
    return range(voor, len(a) - achter), range(voor, len(b) - achter)


def randen(zin: str) -> set[int]:
    """Return before which words of a sentence a clause may begin: at its ends, a mark or a conjunction."""
    woorden = list(_WORD.finditer(zin))
    merk = {
        n
        for n, (voor, woord) in enumerate(pairwise(woorden), 1)
        if not zin[voor.end() : woord.start()].isspace() or woord[0].lower() in VOEGWOORDEN
    }
    return {0, len(woorden)} | merk


def schuif(woorden: Sequence[str], vast: Container[int], i: int, j: int) -> Iterator[Paar]:
    """Yield where a run could stand as well, since the words beside it are those at its other end."""
    links, rechts = i, j
    while links - 1 in vast and woorden[links - 1] == woorden[links - 1 + j - i]:
        links -= 1
        yield links, links + j - i
    while rechts in vast and woorden[rechts] == woorden[rechts - (j - i)]:
        rechts += 1
        yield rechts - (j - i), rechts


def vaste_paren(paren: Sequence[Paar], *einde: int) -> Iterator[Paar]:
    """Yield the pairs that stand in a run, or with which both rows (so long) begin or end.

    Elsewhere a few words that happen to be equal are no run.
    """
    laatste = tuple(lengte - 1 for lengte in einde)
    for reeks in groepen(paren, gat=0):
        if len(reeks) >= ISLAND or reeks[0] == (0, 0) or reeks[-1] == laatste:
            yield from reeks


def groepen(paren: Iterable[Paar], gat: int = ISLAND) -> Iterator[list[Paar]]:
    """Yield runs of pairs that are, on both sides, at most so many words apart."""
    groep: list[Paar] = []
    for i, j in paren:
        if groep and (i - groep[-1][0] > gat + 1 or j - groep[-1][1] > gat + 1):
            yield groep
            groep = []
        groep.append((i, j))
    if groep:
        yield groep


def gaten(vast: Iterable[int], lengte: int) -> Iterator[Paar]:
    """Yield where the runs between fixed places begin and end, of those that can be a clause."""
    for i, j in pairwise([-1, *vast, lengte]):
        if j - i > LONG:
            yield i + 1, j
