"""Clauses that a side took out of a sentence, or put into one: each counts by itself, wherever it stands.

A sentence is cut only where a side cut it, and only then: "a en b" that became two paragraphs is from there on
"a" and "b", also where the other side still has them in one sentence and in other words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from handleiding.verschil.uitlijnen import gemene_rij

from .gelijkenis import candidates
from .teksten import LONG, LONG_WORD

HALF = 0.5  # a clause stands where half of its words do
ISLAND = 3  # fewer words that happen to be equal hold no clause together
BEARING = 2  # words that tell a clause from a row of small words
_WORD = re.compile(r"\w+")

Paar = tuple[int, int]
Afstamming = Mapping[str, str]
Herleiding = dict[str, tuple[str, ...]]


class Stuk(NamedTuple):
    """A run of words of a sentence."""

    zin: str
    begin: int
    eind: int


class Zinsdeel(NamedTuple):
    """A clause: its text, and which words of its sentence it is."""

    tekst: str
    waar: range


@dataclass
class Kant:
    """What one side did: which new sentence is an edit of which, and what it brought to another sentence."""

    afkomst: Afstamming
    verhuisd: dict[str, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    weg: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def noteer(self, van: str, naar: str, plaatsen: Iterable[int]) -> None:
        """Note that these words of an old sentence stand in that new one."""
        erbij = set(plaatsen)
        self.verhuisd[naar].setdefault(van, set()).update(erbij)
        self.weg[van] |= erbij


class Knipper:
    """Cuts the sentences of the basis where a side did, and says which clauses a new sentence has."""

    def __init__(self) -> None:
        self._woorden: dict[str, list[str]] = {}
        self._kanten: list[Kant] = []
        self._knippen: dict[str, set[int]] = defaultdict(set)

    def lees_kant(self, afkomst: Afstamming, weg: Iterable[str], bij: Iterable[str]) -> None:
        """Read one side: its edits, and the long sentences that went or came without being one."""
        kant = Kant(afkomst)
        self._kanten.append(kant)
        los, nieuw = self._over(afkomst)
        los += [Stuk(zin, 0, len(self._lees(zin))) for zin in weg]
        if los:
            nieuw += [Stuk(zin, 0, len(self._lees(zin))) for zin in bij]
        if los and nieuw:
            self._verbind(kant, los, nieuw)

    def herleiding(self) -> Herleiding:
        """Return sentence -> what it counts as, for each that does not count as itself."""
        delen = {zin: self._deel(zin, knippen) for zin, knippen in self._knippen.items()}
        found = {zin: tuple(d.tekst for d in hier) for zin, hier in delen.items() if len(hier) > 1}
        for kant in self._kanten:
            for zin in {**kant.afkomst, **kant.verhuisd}:
                if zin not in found:
                    found[zin] = tuple(self._telt_als(zin, kant, delen)) or (zin,)
        return found

    # what went and what came

    def _over(self, afkomst: Afstamming) -> tuple[list[Stuk], list[Stuk]]:
        """Return the runs that edits left out, and those that they put in."""
        los: list[Stuk] = []
        nieuw: list[Stuk] = []
        for zin, oud in afkomst.items():
            a, b = self._lees(oud), self._lees(zin)
            if max(_midden(a, b)) < LONG:
                continue
            paren = list(_vaste_paren(gemene_rij(a, b)))
            los += (Stuk(oud, i, j) for i, j in _gaten([i for i, _ in paren], len(a)))
            nieuw += (Stuk(zin, i, j) for i, j in _gaten([j for _, j in paren], len(b)))
        return los, nieuw

    def _verbind(self, kant: Kant, los: Sequence[Stuk], nieuw: Sequence[Stuk]) -> None:
        """Find what went from one sentence in another that came; the longest first, each word once."""
        links, rechts = ([self._dragend(stuk) for stuk in stukken] for stukken in (los, nieuw))
        scores = sorted((-len(links[i] & rechts[j]), i, j) for i, j in candidates(links, rechts))
        bezet: dict[str, set[int]] = defaultdict(set)
        for score, i, j in scores:
            if -score >= BEARING:
                self._leg_naast(kant, los[i], nieuw[j], bezet)

    def _leg_naast(self, kant: Kant, oud: Stuk, nieuw: Stuk, bezet: dict[str, set[int]]) -> None:
        """Note the clauses that went from one to the other, if they are half of what went or of what came."""
        links = self._vrij(oud, kant.weg[oud.zin])
        rechts = self._vrij(nieuw, bezet[nieuw.zin])
        samen = gemene_rij([w for _, w in links], [w for _, w in rechts])
        paren = [(links[i][0], rechts[j][0]) for i, j in samen]
        delen = [groep for groep in _groepen(paren) if self._is_zinsdeel(oud.zin, groep)]
        if sum(map(len, delen)) < HALF * min(len(links), len(rechts)):
            return  # a phrase that two sentences share, as "de ouders van het kind"
        for (i, k), *_, (j, m) in delen:
            kant.noteer(oud.zin, nieuw.zin, range(i, j + 1))
            self._knippen[oud.zin] |= {i, j + 1}
            bezet[nieuw.zin].update(range(k, m + 1))

    def _vrij(self, stuk: Stuk, bezet: set[int]) -> list[tuple[int, str]]:
        woorden = self._lees(stuk.zin)
        return [(n, woorden[n]) for n in range(stuk.begin, stuk.eind) if n not in bezet]

    def _is_zinsdeel(self, zin: str, groep: Sequence[Paar]) -> bool:
        """Tell whether equal words are a clause: enough of them, that say something, close together."""
        (i, k), (j, m) = groep[0], groep[-1]
        woorden = self._lees(zin)
        dragend = sum(len(woorden[n]) >= LONG_WORD for n, _ in groep)
        dicht = len(groep) >= HALF * (max(j - i, m - k) + 1)
        return len(groep) >= LONG and dragend >= BEARING and dicht

    def _dragend(self, stuk: Stuk) -> frozenset[str]:
        return frozenset(w for _, w in self._vrij(stuk, set()) if len(w) >= LONG_WORD)

    # clauses

    def _deel(self, zin: str, knippen: set[int]) -> list[Zinsdeel]:
        """Cut a sentence; what is too short to be a clause stays with the one before, or after."""
        lengte = len(self._lees(zin))
        randen = [0]
        for knip in sorted(knippen):
            if knip - randen[-1] >= LONG and lengte - knip >= LONG:
                randen.append(knip)
        delen = [range(i, j) for i, j in pairwise([*randen, lengte])]
        if len(delen) == 1:
            return [Zinsdeel(zin, delen[0])]
        waar = [woord.span() for woord in _WORD.finditer(zin)]
        return [Zinsdeel(zin[waar[d.start][0] : waar[d.stop - 1][1]], d) for d in delen]

    def _telt_als(
        self, zin: str, kant: Kant, delen: Mapping[str, Sequence[Zinsdeel]]
    ) -> Iterator[str]:
        bron = kant.afkomst.get(zin)
        if bron is not None and bron not in delen:
            yield bron
        herkomst = {van: set(plaatsen) for van, plaatsen in kant.verhuisd.get(zin, {}).items()}
        if bron is not None and bron in delen:
            hier = self._in_bewerking(bron, zin, kant.weg.get(bron, set()))
            herkomst.setdefault(bron, set()).update(hier)
        for van, plaatsen in herkomst.items():
            for deel in delen[van]:
                if len(plaatsen.intersection(deel.waar)) >= HALF * len(deel.waar):
                    yield deel.tekst

    def _in_bewerking(self, oud: str, nieuw: str, weg: set[int]) -> Iterator[int]:
        """Yield which words of a sentence stand in an edit of it, or have another word in their stead."""
        a, b = self._lees(oud), self._lees(nieuw)
        paren = gemene_rij(a, b)
        yield from (i for i, _ in paren if i not in weg)
        for (i, j), (i2, j2) in pairwise([(-1, -1), *paren, (len(a), len(b))]):
            yield from [n for n in range(i + 1, i2) if n not in weg][: j2 - j - 1]

    def _lees(self, zin: str) -> list[str]:
        """Return the words of a sentence, without capitals and punctuation; read once."""
        if zin not in self._woorden:
            self._woorden[zin] = [woord.lower() for woord in _WORD.findall(zin)]
        return self._woorden[zin]


def _midden(a: Sequence[str], b: Sequence[str]) -> Paar:
    """Return how many words of each stand between what both begin and end with."""
    kort = min(len(a), len(b))
    voor = next((n for n in range(kort) if a[n] != b[n]), kort)
    achter = next((n for n in range(kort - voor) if a[-1 - n] != b[-1 - n]), kort - voor)
    return len(a) - voor - achter, len(b) - voor - achter


def _vaste_paren(paren: Sequence[Paar]) -> Iterator[Paar]:
    """Yield the pairs that stand in a run; a few words that happen to be equal are none."""
    for reeks in _groepen(paren, gat=0):
        if len(reeks) >= ISLAND:
            yield from reeks


def _groepen(paren: Iterable[Paar], gat: int = ISLAND) -> Iterator[list[Paar]]:
    """Yield runs of pairs that are, on both sides, at most so many words apart."""
    groep: list[Paar] = []
    for i, j in paren:
        if groep and (i - groep[-1][0] > gat + 1 or j - groep[-1][1] > gat + 1):
            yield groep
            groep = []
        groep.append((i, j))
    if groep:
        yield groep


def _gaten(vast: Iterable[int], lengte: int) -> Iterator[Paar]:
    """Yield where the runs between fixed places begin and end, of those that can be a clause."""
    for i, j in pairwise([-1, *vast, lengte]):
        if j - i > LONG:
            yield i + 1, j
