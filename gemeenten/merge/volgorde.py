"""Order: who moved what, and where everything ends up."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from .stijgend import increasing
from .types import Soort

Names = Sequence[str]


@dataclass(frozen=True)
class Volgorde:
    """The order of a sequence in three versions.

    `stable` items stand in the same order in `kern` and `lokaal`, so they carry the result.
    `moved` says, for every other item that both have, who moved it.
    """

    basis: Names
    kern: Names
    lokaal: Names
    stable: frozenset[str]
    moved: Mapping[str, Soort]


def compare_order(basis: Names, kern: Names, lokaal: Names) -> Volgorde:
    """Find out what each side moved.

    Law: an item of both sides that is not stable is in `moved`, so taking one side's place for
    all of `moved` gives that side's order.
    """
    if basis == kern == lokaal:
        return Volgorde(basis, kern, lokaal, frozenset(basis), {})
    shared = set(kern) & set(lokaal)
    number = {name: n for n, name in enumerate(basis) if name in shared}
    unmoved_kern, unmoved_lokaal = _unmoved(number, kern, lokaal)
    stable = unmoved_kern & unmoved_lokaal
    stable |= _agreeing(stable, kern, lokaal, shared)
    moved = {}
    for name in kern:
        if name not in shared:
            continue
        who = _who_moved(name, number, unmoved_kern, unmoved_lokaal)
        if name not in stable:
            moved[name] = who
        elif name in number and who is Soort.CONFLICT:
            moved[name] = Soort.GELIJK
    return Volgorde(basis, kern, lokaal, frozenset(stable), moved)


def _who_moved(
    name: str, number: Container[str], kern: Container[str], lokaal: Container[str]
) -> Soort:
    if name in number and name in lokaal:
        return Soort.KERN
    if name in number and name in kern:
        return Soort.LOKAAL
    return Soort.CONFLICT


def _unmoved(number: Mapping[str, int], kern: Names, lokaal: Names) -> tuple[set[str], set[str]]:
    """Return what each side left in place.

    Which of two swapped items moved is a matter of taste; both sides get the same taste, so that
    two moves of one item are seen as such.
    """
    in_kern = [number[name] for name in kern if name in number]
    in_lokaal = [number[name] for name in lokaal if name in number]
    first = _kept(in_kern, frozenset())
    kept_lokaal = _kept(in_lokaal, first)
    kept_kern = _kept(in_kern, kept_lokaal)
    names = {n: name for name, n in number.items()}
    return {names[n] for n in kept_kern}, {names[n] for n in kept_lokaal}


def _kept(numbers: list[int], preferred: frozenset[int]) -> frozenset[int]:
    return frozenset(numbers[n] for n in increasing(numbers, preferred))


def _agreeing(stable: set[str], kern: Names, lokaal: Names, shared: set[str]) -> set[str]:
    """Return the other items on whose place both sides agree, seen from the stable ones."""
    gap_kern, gap_lokaal = _gaps(stable, kern), _gaps(stable, lokaal)
    place = {name: n for n, name in enumerate(lokaal)}
    per_gap: dict[str | None, list[str]] = {}
    for name in kern:
        if name in shared and name not in stable and gap_kern[name] == gap_lokaal[name]:
            per_gap.setdefault(gap_kern[name], []).append(name)
    return {
        names[n] for names in per_gap.values() for n in increasing([place[name] for name in names])
    }


def _gaps(stable: set[str], order: Names) -> dict[str, str | None]:
    anchor, gaps = None, {}
    for name in order:
        if name in stable:
            anchor = name
        gaps[name] = anchor
    return gaps


class _Ordening:
    """Lays both sides' items between the stable ones, core's first."""

    def __init__(self, order: Volgorde, sides: Mapping[str, Soort], present: Collection[str]):
        self.order, self.sides, self.present = order, sides, present
        self.gaps: dict[str | None, list[str]] = {}
        self.followers: dict[str, list[str]] = {}
        basis = set(order.basis)
        self.new_kern = set(order.kern) - set(order.lokaal) - basis
        self.new_lokaal = set(order.lokaal) - set(order.kern) - basis

    def lay(self, side: Soort, names: Names, new: set[str]) -> None:
        """Lay one side's items; a new one follows its predecessor, also when that moved away."""
        anchor, carrier = None, None
        for name in names:
            if name in self.order.stable:
                anchor, carrier = name, None
            elif name not in self.present:
                continue
            elif self.sides[name] is not side:
                carrier = name
            elif carrier is not None and name in new:
                self.followers.setdefault(carrier, []).append(name)
            else:
                self.gaps.setdefault(anchor, []).append(name)
                carrier = None

    def lay_rest(self) -> None:
        """Lay what only the basis has, and a person wants back, after its predecessor there."""
        gone = set(self.order.basis) - set(self.order.kern) - set(self.order.lokaal)
        before: str | None = None
        for name in self.order.basis:
            if name in gone and name in self.present:
                if before is None:
                    self.gaps.setdefault(None, []).insert(0, name)
                else:
                    self.followers.setdefault(before, []).insert(0, name)
            if name in self.present:
                before = name

    def read(self) -> list[str]:
        """Return the order that was laid."""
        todo = [*self.gaps.get(None, [])]
        for name in self.order.kern:
            if name in self.order.stable:
                todo += [name, *self.gaps.get(name, [])]
        todo.reverse()
        result = []
        while todo:
            name = todo.pop()
            if name in self.present:
                result.append(name)
            todo += reversed(self.followers.get(name, []))
        return result


def arrange(order: Volgorde, sides: Mapping[str, Soort], present: Collection[str]) -> list[str]:
    """Return the items that are present in their final order.

    `sides` says for each item in `moved` whose place it takes. Insertions stand after their
    nearest surviving predecessor; where both sides insert, core's come first.
    """
    if order.basis == order.kern == order.lokaal:
        return [name for name in order.basis if name in present]
    plan = _Ordening(order, _complete(order, sides), present)
    plan.lay(Soort.KERN, order.kern, plan.new_kern)
    plan.lay(Soort.LOKAAL, order.lokaal, plan.new_lokaal)
    plan.lay_rest()
    return plan.read()


def _complete(order: Volgorde, sides: Mapping[str, Soort]) -> dict[str, Soort]:
    in_lokaal = set(order.lokaal)
    return {
        **dict.fromkeys(order.lokaal, Soort.LOKAAL),
        **{name: Soort.KERN for name in order.kern if name not in in_lokaal},
        **sides,
    }
