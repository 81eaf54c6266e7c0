"""Short clauses, of a few words, that a side brought from one sentence to another.

So few words say little: only where they stand to the word at the other place were they brought there, and a
word that was put in the stead of another is an ordinary edit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from handleiding.verschil.uitlijnen import gemene_rij

from .eenmaal import eenmaal
from .teksten import LONG, LONG_WORD
from .woordrij import VOEGWOORDEN, Woordenrij, midden, randen, schuif

MEEST = 7  # words: so many may be too small to be a clause that is known in other words
TEKENS = 2  # so much must tell that the same words elsewhere are these
Woorden = tuple[str, ...]
Bezet = defaultdict[str, set[int]]


@dataclass
class Lezing:
    """A sentence and its words."""

    zin: str
    woorden: Sequence[str]

    @eenmaal
    def merken(self) -> list[int]:
        """Before which words a clause may begin."""
        return sorted(randen(self.zin))

    @eenmaal
    def herhaalt(self) -> bool:
        """Tell whether a word stands in it twice."""
        return len(set(self.woorden)) < len(self.woorden)

    @eenmaal
    def plekken(self) -> frozenset[int]:
        """Before which words a clause may begin, its conjunction set aside."""
        na = {n for n, woord in enumerate(self.woorden, 1) if woord in VOEGWOORDEN}
        return frozenset(self.merken) | na


NIETS = Lezing("", ())


class Verandering(NamedTuple):
    """What a side did to a sentence: another one came in its stead, or nothing, or it came for nothing."""

    oud: Lezing
    nieuw: Lezing
    label: bool = False


class Stukje(NamedTuple):
    """A short clause, without conjunctions at its ends.

    `heel`: its sentence says nothing else. `zuiver`: nothing came, or went, in its stead. `begrensd`: it stands
    between marks, or conjunctions. `buren`: the words before and after it, in its clause.
    """

    waar: Woordenrij
    woorden: Woorden
    heel: bool = False
    zuiver: bool = False
    begrensd: bool = False
    buren: tuple[str, str] = ("", "")

    def rang(self) -> tuple[int, bool, bool, Woordenrij]:
        """Return what comes first: the longest, and the surest."""
        return -len(self.woorden), not self.heel, not self.zuiver, self.waar

    def is_vrij(self, bezet: Bezet) -> bool:
        """Tell whether none of its words was found elsewhere already."""
        return bezet[self.waar.zin].isdisjoint(self.waar.plaatsen)

    def is_verhuisd(self, elders: Stukje) -> bool:
        """Tell whether the same words at another place are these, rather than words that anybody uses."""
        if self.heel or elders.heel:
            return True
        draagt = any(len(woord) >= LONG_WORD for woord in self.woorden)
        tekens = (
            draagt,
            len(self.woorden) > 1,
            self.zuiver and elders.zuiver,
            self.begrensd and elders.begrensd,
            any(self.buren) and self.buren == elders.buren,
        )
        return sum(tekens) >= TEKENS


class Stukjes(NamedTuple):
    """The short clauses that a side took out, and those that it put in."""

    los: list[Stukje]
    nieuw: list[Stukje]

    def paren(self, weg: Bezet, op: Bezet) -> Iterator[tuple[Stukje, Stukje]]:
        """Yield what went with where it came; the longest first, each word of either once.

        `weg` and `op` say which words of a sentence were found elsewhere already, and are kept.
        """
        waar: dict[Woorden, list[Stukje]] = defaultdict(list)
        for stuk in sorted(self.nieuw, key=Stukje.rang, reverse=True):
            waar[stuk.woorden].append(stuk)
        for oud in sorted(self.los, key=Stukje.rang):
            hier = waar[oud.woorden]
            while hier and not hier[-1].is_vrij(op):
                hier.pop()
            if hier and oud.is_vrij(weg) and oud.is_verhuisd(hier[-1]):
                yield oud, hier[-1]
                weg[oud.waar.zin].update(oud.waar.plaatsen)
                op[hier[-1].waar.zin].update(hier[-1].waar.plaatsen)


def lees_stukjes(veranderingen: Sequence[Verandering]) -> Stukjes:
    """Read which short clauses a side took out of its sentences, and which it put in."""
    midden_van = [_midden(verandering) for verandering in veranderingen]
    uit, op = (set().union(*(delen[n] for delen in midden_van)) for n in (0, 1))
    samen = (uit & op) - VOEGWOORDEN
    hier = [
        verandering
        for verandering, delen in zip(veranderingen, midden_van, strict=True)
        if not all(map(samen.isdisjoint, delen))
    ]
    stukjes = Stukjes([], [])
    for verandering in hier:
        _lees(stukjes, verandering)
    gekomen, gegaan = (
        {stuk.woorden for stuk in stukken if stuk.heel} for stukken in (stukjes.nieuw, stukjes.los)
    )
    for oud, nieuw, _ in hier if gekomen or gegaan else ():
        stukjes.los.extend(_meer_in(oud, nieuw, gekomen))
        stukjes.nieuw.extend(_meer_in(nieuw, oud, gegaan))
    return stukjes


def _midden(verandering: Verandering) -> tuple[set[str], set[str]]:
    """Return the words of each that do not stand where both begin and end alike."""
    a, b = verandering.oud.woorden, verandering.nieuw.woorden
    i, j = midden(a, b)
    return set(a[i.start : i.stop]), set(b[j.start : j.stop])


def _lees(stukjes: Stukjes, verandering: Verandering) -> None:
    oud, nieuw, label = verandering
    paren = gemene_rij(oud.woorden, nieuw.woorden)
    einde = (len(oud.woorden), len(nieuw.woorden))
    links, rechts = ({paar[n] for paar in paren} for n in (0, 1))
    for (i, k), (j, m) in pairwise([(-1, -1), *paren, einde]):
        zuiver = j - i == 1 or m - k == 1
        uit = _tussen(oud, i + 1, j, links, zuiver=zuiver)
        op = _tussen(nieuw, k + 1, m, rechts, zuiver=zuiver)
        stukjes.los.extend(stuk._replace(heel=stuk.heel and not label) for stuk in uit)
        stukjes.nieuw.extend(stuk._replace(heel=stuk.heel and not label) for stuk in op)


def _tussen(zin: Lezing, i: int, j: int, vast: Container[int], *, zuiver: bool) -> Iterator[Stukje]:
    """Yield the short clauses of what stands between equal words.

    "en a en" without "en a" lacks "a en" as well; words alone cannot tell which it was.
    """
    if i == j:
        return
    plekken = [(i, j)]
    if zin.herhaalt:
        plekken += schuif(zin.woorden, vast, i, j)
        plekken = [max(plekken, key=lambda plek: len(zin.plekken.intersection(plek)))]
    yield from _in(zin, *plekken[0], zuiver=zuiver)


def _in(zin: Lezing, begin: int, eind: int, *, zuiver: bool) -> Iterator[Stukje]:
    """Yield the short clauses in a run: the run itself, and what stands between marks in it."""
    geheel = _zonder_voegwoorden(zin, 0, len(zin.woorden))
    merken = zin.merken
    grenzen = [begin, *merken[bisect_right(merken, begin) : bisect_left(merken, eind)], eind]
    plekken = {_zonder_voegwoorden(zin, i, j) for i, j in [*pairwise(grenzen), (begin, eind)]}
    for i, j in sorted(plekken):
        if 0 < j - i <= MEEST:
            begrensd = zin.plekken.issuperset((i, j))
            waar = Woordenrij(zin.zin, i, j)
            hier = tuple(zin.woorden[i:j])
            yield Stukje(waar, hier, (i, j) == geheel, zuiver, begrensd, _buren(zin, i, j))


def _buren(zin: Lezing, i: int, j: int) -> tuple[str, str]:
    """Return the words before and after a run, within its clause."""
    voor = "" if i in zin.plekken else zin.woorden[i - 1]
    return voor, "" if j in zin.plekken else zin.woorden[j]


def _zonder_voegwoorden(zin: Lezing, i: int, j: int) -> tuple[int, int]:
    while i < j and zin.woorden[i] in VOEGWOORDEN:
        i += 1
    while i < j and zin.woorden[j - 1] in VOEGWOORDEN:
        j -= 1
    return i, j


def _meer_in(zin: Lezing, ander: Lezing, gezocht: Container[Woorden]) -> Iterator[Stukje]:
    """Yield which of the short sentences stand oftener in one sentence than in the other; the last of them."""
    elders = Counter(woorden for woorden, _ in _reeksen(ander) if woorden in gezocht)
    for woorden, i in _reeksen(zin):
        if woorden in gezocht:
            elders[woorden] -= 1
            if elders[woorden] < 0:
                yield Stukje(Woordenrij(zin.zin, i, i + len(woorden)), woorden)


def _reeksen(zin: Lezing) -> Iterator[tuple[Woorden, int]]:
    for lengte in range(1, LONG):
        for i in range(len(zin.woorden) - lengte + 1):
            yield tuple(zin.woorden[i : i + lengte]), i
