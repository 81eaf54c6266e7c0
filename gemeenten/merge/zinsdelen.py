"""Clauses that a side took out of a sentence, or put into one: each counts by itself, wherever it stands.

A sentence is cut only where a side cut it, and only then: "a en b" that became two paragraphs is from there on
"a" and "b", also where the other side still has them in one sentence and in other words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from handleiding.verschil.uitlijnen import gemene_rij

from .gelijkenis import candidates
from .stukjes import NIETS, Bezet, Lezing, Verandering, lees_stukjes
from .teksten import LONG, LONG_WORD, is_lang, lees_woorden
from .woordrij import (
    VOEGWOORDEN,
    Paar,
    Woordenrij,
    gaten,
    groepen,
    midden,
    naast_elkaar,
    randen,
    schuif,
    vaste_paren,
)

HALF = 0.5  # a clause stands where half of its words do
BEARING = 2  # words that tell a clause from a row of small words
# Words laid beside each other for one side: a thousand sentences in one are more than people write.
MEESTE_WERK = 2_000_000
_WORD = re.compile(r"\w+")

Afstamming = Mapping[str, str]
Herleiding = dict[str, tuple[str, ...]]


class Zinsdeel(NamedTuple):
    """A clause: its text, and which words of its sentence it is."""

    tekst: str
    waar: frozenset[int]


@dataclass
class Kant:
    """What one side did: which new sentence is an edit of which, and what it brought to another sentence."""

    afkomst: Afstamming
    verhuisd: dict[str, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    weg: Bezet = field(default_factory=lambda: defaultdict(set))
    gelijk: Bezet = field(default_factory=lambda: defaultdict(set))
    bezet: Bezet = field(default_factory=lambda: defaultdict(set))

    def noteer(self, van: str, naar: str, plaatsen: Iterable[int]) -> None:
        """Note that these words of an old sentence stand in that new one, and in no other."""
        erbij = set(plaatsen)
        for elders in self.verhuisd.values() if self.weg[van] & erbij else ():
            elders.get(van, set()).difference_update(erbij)
        self.verhuisd[naar].setdefault(van, set()).update(erbij)
        self.weg[van] |= erbij


class Knipper:
    """Cuts the sentences of the basis where a side did, and says which clauses a new sentence has."""

    def __init__(self) -> None:
        self._woorden: dict[str, list[str]] = {}
        self._kanten: list[Kant] = []
        self._knippen: dict[str, set[int]] = defaultdict(set)
        self._vast: dict[str, set[int]] = defaultdict(set)  # cuts round a short clause

    def lees_kant(
        self,
        afkomst: Afstamming,
        weg: Sequence[str],
        bij: Sequence[str],
        labels: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Read one side: its edits, and the sentences that went or came without being one."""
        kant = Kant(afkomst)
        self._kanten.append(kant)
        los, nieuw = self._over(afkomst)
        los += [Woordenrij(zin, 0, len(self._lees(zin))) for zin in weg if is_lang(zin)]
        if los:
            nieuw += [Woordenrij(zin, 0, len(self._lees(zin))) for zin in bij if is_lang(zin)]
        if los and nieuw:
            self._verbind(kant, los, nieuw)
        self._verbind_stukjes(kant, weg, bij, labels)

    def herleiding(self) -> Herleiding:
        """Return sentence -> what it counts as, for each that does not count as itself."""
        delen = {zin: self._deel(zin, knippen) for zin, knippen in self._knippen.items()}
        found = {zin: tuple(d.tekst for d in hier) for zin, hier in delen.items() if len(hier) > 1}
        for kant in self._kanten:
            for zin in {**kant.afkomst, **kant.verhuisd}:
                telt_als = tuple(self._telt_als(zin, kant, delen)) or (zin,)
                if len(delen.get(zin, ())) < 2 and len(telt_als) > len(found.get(zin, ())):
                    found[zin] = (
                        telt_als  # of two sides that wrote the same, one may have kept a copy
                    )
        return {zin: (zin,) for zin in self._vast} | found

    # what went and what came

    def _over(self, afkomst: Afstamming) -> tuple[list[Woordenrij], list[Woordenrij]]:
        """Return the runs that edits left out, and those that they put in."""
        los: list[Woordenrij] = []
        nieuw: list[Woordenrij] = []
        for zin, oud in afkomst.items():
            a, b = self._lees(oud), self._lees(zin)
            if max(map(len, midden(a, b))) < LONG:
                continue
            paren = list(vaste_paren(gemene_rij(a, b), len(a), len(b)))
            los += self._buiten(oud, [i for i, _ in paren])
            nieuw += self._buiten(zin, [j for _, j in paren])
        return los, nieuw

    def _buiten(self, zin: str, vast: Sequence[int]) -> Iterator[Woordenrij]:
        """Yield the runs between fixed places, each where a clause begins and ends.

        "vraag a, vraag b" without "vraag a" lacks "a, vraag" as well; words alone cannot tell which it was.
        """
        woorden = self._lees(zin)
        grenzen = randen(zin) if len(set(woorden)) < len(woorden) else set()
        bezet = set(vast)
        for i, j in gaten(vast, len(woorden)):
            plekken = [(i, j), *schuif(woorden, bezet, i, j)] if grenzen else [(i, j)]
            yield Woordenrij(zin, *max(plekken, key=lambda plek: len(grenzen.intersection(plek))))

    def _verbind(self, kant: Kant, los: Sequence[Woordenrij], nieuw: Sequence[Woordenrij]) -> None:
        """Find what went from one sentence in another that came; the longest first, each word once."""
        links, rechts = ([self._dragend(stuk) for stuk in stukken] for stukken in (los, nieuw))
        scores = sorted((-len(links[i] & rechts[j]), i, j) for i, j in candidates(links, rechts))
        werk = 0
        for score, i, j in scores:
            werk += los[i].lengte + nieuw[j].lengte
            if -score >= BEARING and werk <= MEESTE_WERK:
                self._leg_naast(kant, los[i], nieuw[j])

    def _leg_naast(self, kant: Kant, oud: Woordenrij, nieuw: Woordenrij) -> None:
        """Note the clauses that went from one to the other, if they are half of what went or of what came."""
        links = self._vrij(oud, kant.weg[oud.zin])
        rechts = self._vrij(nieuw, kant.bezet[nieuw.zin])
        liggingen = (
            [(links[i][0], rechts[j][0]) for i, j in paren]
            for paren in naast_elkaar([woord for _, woord in links], [woord for _, woord in rechts])
        )
        delen = max(
            (self._zinsdelen(oud.zin, paren) for paren in liggingen),
            key=lambda delen: sum(map(len, delen)),
        )
        if sum(map(len, delen)) < HALF * min(len(links), len(rechts)):
            return  # a phrase that two sentences share, as "de ouders van het kind"
        for deel in delen:
            (i, k), *_, (j, m) = deel
            kant.gelijk[oud.zin].update(n for n, _ in deel)
            kant.noteer(oud.zin, nieuw.zin, range(i, j + 1))
            self._knippen[oud.zin] |= {i, j + 1}
            kant.bezet[nieuw.zin].update(range(k, m + 1))

    def _verbind_stukjes(
        self, kant: Kant, weg: Sequence[str], bij: Sequence[str], labels: Mapping[str, int]
    ) -> None:
        """Note the short clauses that went from one sentence to another to the word."""
        lezing = self._lezing
        stukjes = lees_stukjes(
            [
                *(Verandering(lezing(oud), lezing(zin)) for zin, oud in kant.afkomst.items()),
                *(Verandering(lezing(zin), NIETS) for zin in weg),
                *(Verandering(NIETS, lezing(zin)) for zin in bij),
                *(Verandering(lezing(z), NIETS, label=True) for z, n in labels.items() if n < 0),
                *(Verandering(NIETS, lezing(z), label=True) for z, n in labels.items() if n > 0),
            ]
        )
        for stuk, elders in stukjes.paren(kant.gelijk, kant.bezet):
            van = stuk.waar
            kant.noteer(van.zin, elders.waar.zin, van.plaatsen)
            self._vast[van.zin] |= {van.begin, van.eind}
            self._knippen[van.zin] |= {van.begin, van.eind}

    def _vrij(self, stuk: Woordenrij, bezet: set[int]) -> list[tuple[int, str]]:
        woorden = self._lees(stuk.zin)
        return [(n, woorden[n]) for n in range(stuk.begin, stuk.eind) if n not in bezet]

    def _zinsdelen(self, zin: str, paren: Sequence[Paar]) -> list[list[Paar]]:
        return [groep for groep in groepen(paren) if self._is_zinsdeel(zin, groep)]

    def _is_zinsdeel(self, zin: str, groep: Sequence[Paar]) -> bool:
        """Tell whether equal words are a clause: enough of them, that say something, close together."""
        (i, k), (j, m) = groep[0], groep[-1]
        woorden = self._lees(zin)
        dragend = sum(len(woorden[n]) >= LONG_WORD for n, _ in groep)
        dicht = len(groep) >= HALF * (max(j - i, m - k) + 1)
        return len(groep) >= LONG and dragend >= BEARING and dicht

    def _dragend(self, stuk: Woordenrij) -> frozenset[str]:
        return frozenset(w for _, w in self._vrij(stuk, set()) if len(w) >= LONG_WORD)

    # clauses

    def _deel(self, zin: str, knippen: set[int]) -> list[Zinsdeel]:
        """Cut a sentence; what is too short to be a clause stays with the one before, or after."""
        lengte, grenzen = len(self._lees(zin)), self._grenzen(zin) if knippen else set()
        rand = [0]
        for knip in sorted(knippen):
            if self._is_deel(zin, rand[-1], knip, grenzen) and self._is_deel(
                zin, knip, lengte, grenzen
            ):
                rand.append(knip)
        waar = [woord.span() for woord in _WORD.finditer(zin)]
        return [
            Zinsdeel(
                zin[waar[i][0] : waar[j - 1][1]] if len(rand) > 1 else zin,
                self._tellend(zin, i, j),
            )
            for i, j in pairwise([*rand, lengte])
        ]

    def _tellend(self, zin: str, i: int, j: int) -> frozenset[int]:
        """Return the words of a clause by which it stands somewhere; of a short one no conjunctions."""
        woorden = self._lees(zin)
        los = frozenset(n for n in range(i, j) if woorden[n] not in VOEGWOORDEN)
        return los if los and j - i < LONG else frozenset(range(i, j))

    def _is_deel(self, zin: str, i: int, j: int, grenzen: Container[int]) -> bool:
        """Tell whether a run can be a clause: it is long enough, or stands between marks and says something."""
        if j - i >= LONG:
            return True
        zegt_iets = not VOEGWOORDEN.issuperset(self._lees(zin)[i:j])
        return i in grenzen and j in grenzen and zegt_iets

    def _grenzen(self, zin: str) -> set[int]:
        na_voegwoord = {n for n, woord in enumerate(self._lees(zin), 1) if woord in VOEGWOORDEN}
        return randen(zin) | na_voegwoord | self._vast.get(zin, set())

    def _lezing(self, zin: str) -> Lezing:
        return Lezing(zin, self._lees(zin))

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
        a, b = self._vrij(Woordenrij(oud, 0, len(self._lees(oud))), weg), self._lees(nieuw)
        paren = gemene_rij([woord for _, woord in a], b)
        yield from (a[i][0] for i, _ in paren)
        for (i, j), (i2, j2) in pairwise([(-1, -1), *paren, (len(a), len(b))]):
            yield from [n for n, _ in a[i + 1 : i2]][: j2 - j - 1]

    def _lees(self, zin: str) -> list[str]:
        """Return the words of a sentence; read once."""
        if zin not in self._woorden:
            self._woorden[zin] = lees_woorden(zin)
        return self._woorden[zin]
