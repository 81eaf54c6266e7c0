"""Texts that would stand twice, because both sides brought the same words somewhere else.

Each side may split, join, copy or move what the core once said. Two such changes at different places do not
touch each other, and still say one thing twice: that is for people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from .teksten import Lezer, Stuk
from .types import Besluit, Pagina, Soort

Telling = Counter[Stuk]


class _Weging:
    """One decision: which pieces of text each side has more, and less, than the basis had there."""

    def __init__(self, besluit: Besluit, lezer: Lezer) -> None:
        self.besluit = besluit
        basis = Counter(lezer.stukken(besluit.basis))
        self.kern = _minus(Counter(lezer.stukken(besluit.kern)), basis)
        self.lokaal = _minus(Counter(lezer.stukken(besluit.lokaal)), basis)
        self.van_kern = besluit.soort is Soort.KERN

    @property
    def genomen(self) -> Telling:
        return self.kern if self.van_kern else self.lokaal

    @cached_property
    def verschil(self) -> Telling:
        """What taking the core's value brings or takes, compared with keeping ours."""
        return _minus(self.kern, self.lokaal)


def markeer_dubbel(besluiten: Sequence[Besluit], basis: Pagina) -> tuple[Besluit, ...]:
    """Return the decisions, those that would make a text of `basis` stand twice turned into conflicts.

    Law: as far as nobody decided otherwise, a text of `basis` stands in the result at most as often as in the
    core or in the edition. What the core moved along with such a text is asked about too, at both its places.
    """
    lezer = Lezer()
    if not _can_repeat(besluiten, lezer):
        return tuple(besluiten)
    wegingen = [_Weging(b, lezer) for b in besluiten if not b.pad.endswith("#plaats")]
    bekend: set[Stuk] | None = None
    vragen: set[str] = set()
    while dubbel := _te_vaak(wegingen):
        bekend = set(lezer.stukken(basis)) if bekend is None else bekend
        nieuw = _verwikkeld(wegingen, dubbel & bekend, bekend)
        if not nieuw:
            break
        for weging in nieuw:
            weging.van_kern = False
            vragen.add(weging.besluit.pad)
    return tuple(
        replace(b, soort=Soort.CONFLICT, dubbel=True) if b.pad in vragen else b for b in besluiten
    )


def _can_repeat(besluiten: Iterable[Besluit], lezer: Lezer) -> bool:
    """Tell, without counting, whether something of the core and something of ours say the same."""
    van_kern: set[Stuk] = set()
    ons: set[Stuk] = set()
    for besluit in besluiten:
        if besluit.soort is Soort.KERN:
            van_kern.update(lezer.stukken(besluit.kern))
        else:
            ons.update(lezer.stukken(besluit.lokaal))
    return not van_kern.isdisjoint(ons)


def _te_vaak(wegingen: Iterable[_Weging]) -> set[Stuk]:
    """Return what the result would have more often than either side has it.

    A whole passage may not; of a sentence or a single word each side may have added one for itself.
    """
    genomen, kern, lokaal = Telling(), Telling(), Telling()
    for weging in wegingen:
        genomen.update(weging.genomen)
        kern.update(weging.kern)
        lokaal.update(weging.lokaal)
    return {
        stuk
        for stuk, aantal in genomen.items()
        if aantal > max(kern[stuk], lokaal[stuk])
        and (stuk.heel or aantal > kern[stuk] + lokaal[stuk])
    }


def _verwikkeld(wegingen: Iterable[_Weging], dubbel: set[Stuk], bekend: set[Stuk]) -> list[_Weging]:
    """Return the core's changes that bring a text once too often, and those that took it from its place."""
    open_ = [weging for weging in wegingen if weging.van_kern]
    brengt = [w for w in open_ if any(w.verschil[stuk] > 0 for stuk in dubbel)]
    mee = {stuk for w in brengt for stuk, aantal in w.verschil.items() if aantal > 0} & bekend
    haalt = [w for w in open_ if w not in brengt and any(w.verschil[stuk] < 0 for stuk in mee)]
    return brengt + haalt


def _minus(a: Telling, b: Telling) -> Telling:
    verschil = Telling(a)
    verschil.subtract(b)
    return Telling({stuk: aantal for stuk, aantal in verschil.items() if aantal})
