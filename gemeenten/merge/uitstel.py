"""Decisions that wait: what the core says to who decided about all of a change but some places."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .apply import Applier
from .decide import PLAATS, decide
from .types import Pagina, Samenvoeging, Soort
from .vorm import gelezen, is_gelezen


def basis_na(basis: Pagina, kern: Pagina, uitgesteld: Collection[str]) -> Pagina:
    """Return `kern`, but at the places in `uitgesteld` what `basis` says.

    `uitgesteld` are paths of decisions of `merge(basis, kern, lokaal)`, whatever `lokaal` was. On the page that
    comes out an edition stands which decided about all else: merging from it asks just those again. A path that
    these versions do not have holds back the whole field: something may be asked twice, nothing is lost.

    Laws: nothing in `uitgesteld` gives `kern`, every path gives `basis`.
    """
    kaal = not is_gelezen(basis, kern)
    basis, kern = gelezen(basis, kern)
    plan, besluiten = decide(basis, kern, basis)
    blijft = _wat_blijft([besluit.pad for besluit in besluiten], uitgesteld)
    keuzes = dict.fromkeys(blijft, Soort.LOKAAL.value)
    return Applier(plan, besluiten, kern, kaal).apply(keuzes)


def te_onthouden(samenvoeging: Samenvoeging, uitgesteld: Collection[str]) -> tuple[str, ...]:
    """Return the paths that `basis_na` needs: those at which the core itself changed something.

    A question about a text of ours that the core left alone comes back by the one that it belongs to.
    """
    wacht = [b for b in samenvoeging.besluiten if b.pad in uitgesteld]
    samen = {b.samen for b in wacht if b.samen and b.basis != b.kern}
    return tuple(b.pad for b in wacht if b.basis != b.kern or b.samen not in samen)


def half_uitgesteld(samenvoeging: Samenvoeging, uitgesteld: Collection[str]) -> tuple[str, ...]:
    """Return the conflicts that belong to one that waits, and do not wait themselves."""
    samen = {b.samen for b in samenvoeging.conflicten if b.pad in uitgesteld and b.samen}
    return tuple(
        b.pad for b in samenvoeging.conflicten if b.samen in samen and b.pad not in uitgesteld
    )


def _wat_blijft(paden: Collection[str], uitgesteld: Iterable[str]) -> set[str]:
    blijft: set[str] = set()
    for pad in uitgesteld:
        if pad.endswith(PLAATS):
            blijft.update({pad} & {*paden} or _plaatsen_naast(pad, paden))
        else:
            hier = {p for p in paden if _raakt(p, pad)}
            blijft |= hier or {p for p in paden if _raakt(p, pad.partition("/")[0])}
    return blijft


def _raakt(pad: str, ander: str) -> bool:
    """Tell whether one path is the other, or leads into it."""
    return pad == ander or pad.startswith((f"{ander}/", f"{ander}#")) or ander.startswith(f"{pad}/")


def _plaatsen_naast(pad: str, paden: Iterable[str]) -> set[str]:
    """Return the moves in the same sequence: which of two items that changed places moved, depends on both sides."""
    rij = pad.rpartition("/")[0]
    return {p for p in paden if p.endswith(PLAATS) and p.rpartition("/")[0] == rij}
