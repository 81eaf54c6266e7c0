"""Sentences that would stand twice, or nowhere, because the two sides brought them to different places.

Each side may split, join, copy, move or edit what the core once said. Two such changes at different places do not
touch each other, and still say one thing twice or lose it: that is for people. How often a sentence stands
is therefore merged like its text. An edit counts as the sentence it was made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .afstamming import Telling
from .knopen import lees_knopen, samen
from .teksten import Lezer
from .types import Besluit, Soort
from .weging import Weging, grenzen, weeg


def markeer_dubbel(besluiten: Sequence[Besluit]) -> tuple[Besluit, ...]:
    """Return the decisions, those that would make a sentence stand twice or nowhere turned into conflicts.

    Law: decide every conflict for one side, and each sentence stands as often as the side that changed that
    has it; where both changed it, not more often than either has it, nor less often.
    """
    soorten = {besluit.soort for besluit in besluiten}
    if len(soorten) < 2 and Soort.CONFLICT not in soorten:
        return tuple(besluiten)
    lezer = Lezer()
    wegingen, _ = weeg(besluiten, lezer)
    _Balans(wegingen, lezer).vereffen()
    eerste = samen(lees_knopen(wegingen))
    nieuw = {w.besluit.pad for w in wegingen if w.soort is not w.besluit.soort}
    marked = (
        replace(b, soort=Soort.CONFLICT, dubbel=True) if b.pad in nieuw else b for b in besluiten
    )
    return tuple(replace(b, samen=eerste[b.pad]) if b.pad in eerste else b for b in marked)


class _Balans:
    """The sums over the page, kept while decisions become conflicts; each does so once."""

    def __init__(self, wegingen: Sequence[Weging], lezer: Lezer) -> None:
        self.lezer = lezer
        self.kern, self.lokaal, self.als_ons, self.als_kern = (Telling() for _ in range(4))
        self.waar: dict[str, list[Weging]] = defaultdict(list)
        for weging in wegingen:
            self.kern.update(weging.kern)
            self.lokaal.update(weging.lokaal)
            self.als_ons.update(weging.als_ons)
            self.als_kern.update(weging.als_kern)
            for zin in {*weging.kern, *weging.lokaal}:
                self.waar[zin].append(weging)

    def vereffen(self) -> None:
        """Make a conflict of whatever brings or takes a sentence that does not come out right."""
        zinnen = set(self.waar)
        while mis := [zin for zin in zinnen if not self._klopt(zin)]:
            zinnen = set()
            for weging in [w for zin in mis for w in self.waar[zin] if w.is_genomen]:
                zinnen |= self._vraag(weging)

    def _vraag(self, weging: Weging) -> set[str]:
        """Turn one decision into a conflict; return the sentences whose sum changes."""
        if not weging.is_genomen:
            return set()
        self.als_ons.subtract(weging.als_ons)
        self.als_kern.subtract(weging.als_kern)
        weging.soort = Soort.CONFLICT
        self.als_ons.update(weging.als_ons)
        self.als_kern.update(weging.als_kern)
        return {*weging.kern, *weging.lokaal}

    def _klopt(self, zin: str) -> bool:
        """Tell whether a sentence stands as often as it should, whichever side the conflicts go to."""
        kern, lokaal = self.kern[zin], self.lokaal[zin]
        als_ons, als_kern = self.als_ons[zin], self.als_kern[zin]
        if (kern == 0 and als_ons != lokaal) or (lokaal == 0 and als_kern != kern):
            return False
        least, most = grenzen(zin, kern, lokaal, self.lezer)
        return least <= min(als_ons, als_kern) and max(als_ons, als_kern) <= most
