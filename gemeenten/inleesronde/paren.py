"""Which thing of a list is which of another, told by what it says: equal things first, then by title. Pure.

Never by place alone where things have a title: another title and other words are another thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gemeenten.merge.gelijkenis import Woorden, candidates, likeness
from gemeenten.merge.stijgend import increasing
from handleiding.verschil.uitlijnen import gemene_rij

ZELFDE_TITEL = 0.6  # part of the words that each part of a reworded title shares with the old one
ZELFDE_TEKST = (
    0.6  # part of its words by which a thing under another title, or elsewhere, is the same
)
TEKST = 3  # words that are enough to be known by
IETS = 0.1  # part of the words of things without a title that stand at the same place

Lijkt = Callable[["Herkenbaar", "Herkenbaar"], float]


@dataclass(frozen=True)
class Herkenbaar:
    """A thing by what it says: ``titel`` in folded parts, empty where its kind has none; ``woorden`` of all else."""

    soort: str
    zegt: Hashable
    titel: tuple[str, ...] = ()
    woorden: Woorden = frozenset()

    @property
    def heeft_titel(self) -> bool:
        """Whether it has a title to be known by."""
        return any(self.titel)

    @property
    def titelwoorden(self) -> Woorden:
        """The words of all parts of its title."""
        return frozenset(woord for deel in self.titel for woord in deel.split())


@dataclass
class _Stand:
    oud: Sequence[Herkenbaar]
    nieuw: Sequence[Herkenbaar]
    naar_oud: dict[int, int] = field(default_factory=dict)
    bezet: set[int] = field(default_factory=set)

    def zet(self, i: int, j: int) -> None:
        if i not in self.bezet and j not in self.naar_oud:
            self.naar_oud[j] = i
            self.bezet.add(i)

    def vrij(self) -> tuple[list[int], list[int]]:
        return (
            [i for i in range(len(self.oud)) if i not in self.bezet],
            [j for j in range(len(self.nieuw)) if j not in self.naar_oud],
        )


def paren(oud: Sequence[Herkenbaar], nieuw: Sequence[Herkenbaar]) -> dict[int, int]:
    """Return for each thing of ``nieuw``, by its number, which of ``oud`` it is; each is used once."""
    stand = _Stand(oud, nieuw)
    _gelijke(stand)
    _op_naam(stand, lambda ding: (ding.soort, ding.titel) if ding.heeft_titel else None)
    _lijkende(stand, lambda ding: ding.titelwoorden, _titels_lijken, ZELFDE_TITEL)
    _lijkende(stand, lambda ding: ding.woorden, _teksten_lijken, ZELFDE_TEKST)
    for links, rechts in _gaten(stand):
        _op_de_plek(stand, links, rechts)
    return stand.naar_oud


def _gelijke(stand: _Stand) -> None:
    """Pair what says the same: first in order, then what moved."""
    zeggen = [[(ding.soort, ding.zegt) for ding in rij] for rij in (stand.oud, stand.nieuw)]
    for i, j in gemene_rij(*zeggen):
        stand.zet(i, j)
    _op_naam(stand, lambda ding: (ding.soort, ding.zegt))


def _op_naam(stand: _Stand, naam: Callable[[Herkenbaar], Hashable]) -> None:
    """Pair what is left and has the same name; of more than one, the most alike first, then in order."""
    links, rechts = stand.vrij()
    groepen: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for kant, rij, nummers in ((0, stand.oud, links), (1, stand.nieuw, rechts)):
        for nummer in nummers:
            groepen[naam(rij[nummer])][kant].append(nummer)
    groepen.pop(None, None)
    for van, naar in groepen.values():
        if len(van) > 1 or len(naar) > 1:
            _beste(stand, van, naar, lambda ding: ding.woorden, _woorden_lijken, 0)
        for i, j in zip(*_over(stand, van, naar), strict=False):
            stand.zet(i, j)


def _over(stand: _Stand, van: Sequence[int], naar: Sequence[int]) -> tuple[list[int], list[int]]:
    return [i for i in van if i not in stand.bezet], [j for j in naar if j not in stand.naar_oud]


def _lijkende(
    stand: _Stand, woorden: Callable[[Herkenbaar], Woorden], lijkt: Lijkt, minst: float
) -> None:
    _beste(stand, *stand.vrij(), woorden, lijkt, minst)


def _beste(
    stand: _Stand,
    van: Sequence[int],
    naar: Sequence[int],
    woorden: Callable[[Herkenbaar], Woorden],
    lijkt: Lijkt,
    minst: float,
) -> None:
    """Pair the most alike first; only what shares a word that few others have is compared."""
    kandidaten = candidates(
        [woorden(stand.oud[i]) for i in van], [woorden(stand.nieuw[j]) for j in naar]
    )
    paar = ((van[a], naar[b]) for a, b in kandidaten)
    scores = [
        (-score, i, j) for i, j in paar if (score := _zelfde_soort(stand, i, j, lijkt)) >= minst
    ]
    for _, i, j in sorted(scores):
        stand.zet(i, j)


def _zelfde_soort(stand: _Stand, i: int, j: int, lijkt: Lijkt) -> float:
    een, ander = stand.oud[i], stand.nieuw[j]
    return lijkt(een, ander) if een.soort == ander.soort else -1


def _woorden_lijken(een: Herkenbaar, ander: Herkenbaar) -> float:
    return likeness(een.woorden, ander.woorden)


def _titels_lijken(een: Herkenbaar, ander: Herkenbaar) -> float:
    """Return how much the least alike part of two titles is alike: one author has many works."""
    delen = zip(een.titel, ander.titel, strict=False)
    scores = [likeness(*(frozenset(deel.split()) for deel in paar)) for paar in delen if any(paar)]
    return min(scores, default=0)


def _teksten_lijken(een: Herkenbaar, ander: Herkenbaar) -> float:
    genoeg = min(len(een.woorden), len(ander.woorden)) >= TEKST
    return _woorden_lijken(een, ander) if genoeg else 0


def _gaten(stand: _Stand) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is left between each two pairs that are in the same order."""
    paar = sorted((i, j) for j, i in stand.naar_oud.items())
    vast = [paar[n] for n in increasing([j for _, j in paar])]
    links, rechts = stand.vrij()
    for (i1, j1), (i2, j2) in pairwise([(-1, -1), *vast, (len(stand.oud), len(stand.nieuw))]):
        gat = [i for i in links if i1 < i < i2], [j for j in rechts if j1 < j < j2]
        if all(gat):
            yield gat


def _op_de_plek(stand: _Stand, links: list[int], rechts: list[int]) -> None:
    """Pair things without a title that took each other's place: of each kind, the most alike, then in order."""
    for soort in {stand.oud[i].soort for i in links}:
        van, naar = (
            [n for n in gat if rij[n].soort == soort and not rij[n].heeft_titel]
            for rij, gat in ((stand.oud, links), (stand.nieuw, rechts))
        )
        _beste(stand, van, naar, lambda ding: ding.woorden, _woorden_lijken, IETS)
        over = _over(stand, van, naar)
        if len(over[0]) == len(over[1]):
            for i, j in zip(*over, strict=True):
                stand.zet(i, j)


def enige(oud: Sequence[Herkenbaar], nieuw: Sequence[Herkenbaar]) -> dict[int, int]:
    """Return pairs of things that are on both sides the only one of their kind."""
    telling = [Counter(ding.soort for ding in rij) for rij in (oud, nieuw)]
    waar = {ding.soort: i for i, ding in enumerate(oud) if telling[0][ding.soort] == 1}
    return {
        j: waar[ding.soort]
        for j, ding in enumerate(nieuw)
        if ding.soort in waar and telling[1][ding.soort] == 1
    }
