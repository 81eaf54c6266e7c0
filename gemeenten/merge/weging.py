"""Decisions weighed: how often each sentence stands there more, or less, than the basis had it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .afstamming import Telling, lees_herleiding, stam
from .teksten import Lezer, lees_woorden
from .types import Besluit, Json, Soort
from .zinsdelen import Herleiding


@dataclass(slots=True)
class Weging:
    """One decision, and what each side brings to it or takes from it. `soort` may become a conflict."""

    besluit: Besluit
    kern: Telling
    lokaal: Telling
    soort: Soort

    @property
    def als_ons(self) -> Telling:
        """What stands here when every conflict is decided for us."""
        return self.kern if self.soort is Soort.KERN else self.lokaal

    @property
    def als_kern(self) -> Telling:
        """What stands here when every conflict is decided for the core."""
        return self.lokaal if self.soort is Soort.LOKAAL else self.kern

    @property
    def is_genomen(self) -> bool:
        """Tell whether one side was taken here without asking."""
        return self.soort in (Soort.KERN, Soort.LOKAAL)


class _Plaats(NamedTuple):
    """The sentences in each version of one place, and which of them are labels beside other text."""

    tellingen: list[Telling]
    bijschriften: set[str]


def weeg(besluiten: Iterable[Besluit], lezer: Lezer) -> tuple[list[Weging], Herleiding]:
    """Weigh every decision about a text; a sentence counts as what it was made of."""
    over_tekst = [b for b in besluiten if not b.pad.endswith("#plaats")]
    drie = [_lees((b.basis, b.kern, b.lokaal), lezer) for b in over_tekst]
    kanten = [[_verschil(d.tellingen[n], d.tellingen[0]) for d in drie] for n in (1, 2)]
    labels = set().union(*(d.bijschriften for d in drie))
    elders = set().union(*map(_verhuisd, kanten)) if labels else labels
    los = [d.bijschriften - elders for d in drie]
    kern, lokaal = ([_zonder(w, hier) for w, hier in zip(k, los, strict=True)] for k in kanten)
    bekend = {
        zin for d, hier in zip(drie, los, strict=True) for zin in d.tellingen[0].keys() - hier
    }
    bijschriften = [_som(k, los) for k in kanten]
    herleiding = lees_herleiding(bekend, (kern, lokaal), bijschriften)
    los = [hier - herleiding.keys() for hier in los]
    kern, lokaal = ([_zonder(w, hier) for w, hier in zip(k, los, strict=True)] for k in kanten)
    return [
        Weging(b, _weeg(k, herleiding), _weeg(o, herleiding), b.soort)
        for b, k, o in zip(over_tekst, kern, lokaal, strict=True)
    ], herleiding


def tellingen(waarden: Sequence[Json], lezer: Lezer) -> list[Telling]:
    """Count the sentences in each version of one place."""
    return _lees(waarden, lezer).tellingen


def _lees(waarden: Sequence[Json], lezer: Lezer) -> _Plaats:
    gelezen = [list(lezer.zinnen(waarde)) for waarde in waarden]
    alleen = all(len(zinnen) <= 1 for zinnen in gelezen)
    kort = {zin.tekst for zinnen in gelezen for zin in zinnen if zin.kort and not alleen}
    return _Plaats([Counter(zin.tekst for zin in zinnen) for zinnen in gelezen], kort)


def _verhuisd(kant: Iterable[Mapping[str, int]]) -> set[str]:
    """Return the sentences that a side took from one place and put, to the word, at another."""
    weg: dict[tuple[str, ...], set[str]] = defaultdict(set)
    bij: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for wijziging in kant:
        for zin, aantal in wijziging.items():
            (weg if aantal < 0 else bij)[tuple(lees_woorden(zin))].add(zin)
    return set().union(*(weg[woorden] | bij[woorden] for woorden in weg.keys() & bij.keys()))


def _som(kant: Sequence[Mapping[str, int]], los: Sequence[set[str]]) -> Telling:
    """Return how often more, or less, a side has each of the labels."""
    som = Telling()
    for wijziging, hier in zip(kant, los, strict=True):
        for zin in hier & wijziging.keys():
            som[zin] += wijziging[zin]
    return som


def _zonder(wijziging: Mapping[str, int], bijschriften: set[str]) -> dict[str, int]:
    return {zin: aantal for zin, aantal in wijziging.items() if zin not in bijschriften}


def _verschil(nu: Telling, basis: Telling) -> dict[str, int]:
    """Return how often more, or less, each sentence stands here now."""
    verschil = {zin: nu[zin] - aantal for zin, aantal in basis.items() if nu[zin] != aantal}
    verschil |= {zin: aantal for zin, aantal in nu.items() if zin not in basis}
    return verschil


def _weeg(verschil: Mapping[str, int], herleiding: Herleiding) -> Telling:
    gewogen = stam(verschil, herleiding)
    return Telling({zin: aantal for zin, aantal in gewogen.items() if aantal})


def grenzen(zin: str, kern: int, lokaal: int, lezer: Lezer) -> tuple[int, int]:
    """Return how often less or more a sentence may stand, when each side has it so much more often."""
    least, most = sorted((kern, lokaal))
    if least > 0 and not lezer.is_vast(zin):
        most += least  # of a stock phrase each side may have added one for itself
    return least, most
