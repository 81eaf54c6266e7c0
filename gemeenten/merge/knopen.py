"""Sentences with which several decisions have to do: decided apart, one could stand twice or nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .afstamming import ELDERS, HIER, stam
from .gelijkenis import likeness, part
from .teksten import Lezer, woorden_van
from .types import Besluit, Botsing, Json, Keuzes, Soort
from .vorm import eigen_vorm
from .weging import Weging, grenzen, tellingen, weeg
from .zinsdelen import Herleiding

BEIDE = "beide"
EIGEN = "eigen"
VERENIGD = "verenigd"


@dataclass(frozen=True)
class Mengknoop:
    """A sentence, and the decisions that bring it or take it, in reading order."""

    zin: str
    wegingen: tuple[Weging, ...]

    @property
    def conflicten(self) -> list[str]:
        return [w.besluit.pad for w in self.wegingen if w.soort is Soort.CONFLICT]


def lees_knopen(wegingen: Iterable[Weging]) -> tuple[Mengknoop, ...]:
    """Return the sentences that a side put somewhere, and that more than one decision is about."""
    waar: dict[str, list[Weging]] = defaultdict(list)
    for weging in wegingen:
        for zin in {**weging.kern, **weging.lokaal}:
            waar[zin].append(weging)
    return tuple(
        Mengknoop(zin, tuple(hier))
        for zin, hier in waar.items()
        if len(hier) > 1 and any(w.kern[zin] > 0 or w.lokaal[zin] > 0 for w in hier)
    )


def samen(knopen: Iterable[Mengknoop]) -> dict[str, str]:
    """Return, per conflict that shares a sentence with another, the first one of those it belongs with."""
    eerste: dict[str, str] = {}

    def zoek(pad: str) -> str:
        while (hoger := eerste.setdefault(pad, pad)) != pad:
            eerste[pad] = pad = eerste[hoger]
        return pad

    for paden in (knoop.conflicten for knoop in knopen):
        for pad in paden[1:]:
            eerste[zoek(pad)] = zoek(paden[0])
    return {pad: zoek(pad) for pad in eerste}


class Keuring:
    """Tells what comes of choices for decisions that belong together. Reads the texts when first asked."""

    def __init__(self, besluiten: Sequence[Besluit]) -> None:
        self._besluiten = besluiten
        self._lezer = Lezer()

    def __call__(self, keuzes: Keuzes) -> tuple[Botsing, ...]:
        """Return each sentence that stands twice, or nowhere, because its decisions were taken apart.

        What a person asked for is no clash: both texts, or a text of their own that lacks the sentence.
        """
        return tuple(botsing for knoop in self._knopen for botsing in self._van(knoop, keuzes))

    @cached_property
    def _gewogen(self) -> tuple[list[Weging], Herleiding]:
        return weeg(self._besluiten, self._lezer)

    @property
    def _herleiding(self) -> Herleiding:
        return self._gewogen[1]

    @cached_property
    def _knopen(self) -> tuple[Mengknoop, ...]:
        return lees_knopen(self._gewogen[0])

    def _van(self, knoop: Mengknoop, keuzes: Keuzes) -> Iterator[Botsing]:
        zin = knoop.zin
        gekozen = [keuzes.get(w.besluit.pad, w.soort) for w in knoop.wegingen]
        kern, lokaal = (
            sum(w.kern[zin] for w in knoop.wegingen),
            sum(w.lokaal[zin] for w in knoop.wegingen),
        )
        minst, meest = grenzen(zin, kern, lokaal, self._lezer)
        paren = zip(knoop.wegingen, gekozen, strict=True)
        aantal = sum(self._aantal(zin, weging, keuze) for weging, keuze in paren)
        paden = tuple(w.besluit.pad for w in knoop.wegingen)
        if aantal > meest and BEIDE not in gekozen:
            yield Botsing(zin, paden, dubbel=True)
        elif aantal < minst and not any(isinstance(k, Mapping) for k in gekozen):
            yield Botsing(zin, paden, dubbel=False)

    def _aantal(self, zin: str, weging: Weging, keuze: Json) -> int:
        if keuze == Soort.KERN:
            return weging.kern[zin]
        if keuze == BEIDE:
            return max(weging.kern[zin], weging.lokaal[zin])
        if isinstance(keuze, Mapping) or keuze == VERENIGD:
            besluit = weging.besluit
            tekst = besluit.verenigd if keuze == VERENIGD else keuze[EIGEN]
            zelf = eigen_vorm(tekst, (besluit.basis, besluit.kern, besluit.lokaal))
            basis, eigen = tellingen((besluit.basis, zelf), self._lezer)
            toen = stam(basis, self._herleiding)[zin]
            return sum(n for z, n in eigen.items() if self._staat_in(zin, z)) - toen
        return weging.lokaal[zin]

    def _staat_in(self, deel: str, zin: str) -> bool:
        """Tell whether a sentence that somebody wrote says, in nearly the same words, what was weighed."""
        if deel in self._herleiding.get(zin, (zin,)):
            return True
        gezocht, woorden = woorden_van(deel), woorden_van(zin)
        return likeness(gezocht, woorden) >= HIER or part(gezocht, woorden) >= ELDERS
