"""Decisions weighed: how often each sentence stands there more, or less, than the basis had it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .afstamming import Telling, lees_herleiding, stam
from .teksten import Lezer
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


def weeg(besluiten: Iterable[Besluit], lezer: Lezer) -> tuple[list[Weging], Herleiding]:
    """Weigh every decision about a text; a sentence counts as what it was made of."""
    over_tekst = [b for b in besluiten if not b.pad.endswith("#plaats")]
    drie = [tellingen((b.basis, b.kern, b.lokaal), lezer) for b in over_tekst]
    kern, lokaal = ([_verschil(d[n], d[0]) for d in drie] for n in (1, 2))
    herleiding = lees_herleiding({zin for basis, _, _ in drie for zin in basis}, kern, lokaal)
    return [
        Weging(b, _weeg(k, herleiding), _weeg(o, herleiding), b.soort)
        for b, k, o in zip(over_tekst, kern, lokaal, strict=True)
    ], herleiding


def tellingen(waarden: Sequence[Json], lezer: Lezer) -> list[Telling]:
    """Count the sentences in each version of one place; a short one counts where it is all there is."""
    gelezen = [list(lezer.zinnen(waarde)) for waarde in waarden]
    alleen = all(len(zinnen) <= 1 for zinnen in gelezen)
    return [Counter(zin.tekst for zin in zinnen if alleen or not zin.kort) for zinnen in gelezen]


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
