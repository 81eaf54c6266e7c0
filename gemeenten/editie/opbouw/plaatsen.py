"""Which pages the core moved since an edition last looked, and where they would go there. Pure.

Three versions of one tree, as in the merge of texts: what the core's order was (``basis``), what it
is (``kern``), and the edition's own (``lokaal``). Pages are named by the id of the core page. What an
edition moved itself is its own affair: only a move of the core counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gemeenten.merge.types import Soort
from gemeenten.merge.volgorde import compare_order

Orde = Mapping[int, Sequence[int]]


@dataclass(frozen=True)
class Plaats:
    """Below which page, and behind or before which page there; both None where it stands alone."""

    ouder: int
    na: int | None = None
    voor: int | None = None

    @property
    def stand(self) -> str:
        return f"{self.ouder}-{self.na or 0}-{self.voor or 0}"


def verplaatst(basis: Orde, kern: Orde, lokaal: Orde) -> dict[int, Plaats]:
    """Return the pages that the core moved and the edition has elsewhere, with their new place.

    A page whose new parent the edition does not have stays out, as does one that would end up
    below itself.
    """
    return {
        **_naar_andere_ouder(basis, kern, lokaal),
        **{
            page: plaats
            for ouder in kern
            for page, plaats in _in_volgorde(ouder, basis, kern, lokaal).items()
        },
    }


def besloten(basis: Orde, kern: Orde, page: int) -> dict[int, list[int]]:
    """Return ``basis`` with ``page`` where the core has it now: about that was decided."""
    ouder = _ouders(kern)[page]
    vast = _vaste(basis.get(ouder, ()), kern[ouder], page)
    plaats = _plaats(page, ouder, kern[ouder], vast)
    nieuw = {boven: [kind for kind in rij if kind != page] for boven, rij in basis.items()}
    rij = nieuw.setdefault(ouder, [])
    if plaats.na is not None:
        rij.insert(rij.index(plaats.na) + 1, page)
    elif plaats.voor is not None:
        rij.insert(rij.index(plaats.voor), page)
    else:
        rij.append(page)
    return nieuw


def _naar_andere_ouder(basis: Orde, kern: Orde, lokaal: Orde) -> dict[int, Plaats]:
    toen, nu, hier = _ouders(basis), _ouders(kern), _ouders(lokaal)
    gevonden = {}
    for page, ouder in nu.items():
        bekend = page in toen and toen[page] != ouder
        if bekend and page in hier and hier[page] != ouder and _aanwezig(ouder, page, hier, lokaal):
            gevonden[page] = _plaats(page, ouder, kern[ouder], lokaal.get(ouder, ()))
    return gevonden


def _aanwezig(ouder: int, page: int, hier: Mapping[int, int], lokaal: Orde) -> bool:
    """Return whether the edition has ``ouder``, and not below ``page`` itself."""
    if ouder not in hier and ouder not in lokaal:
        return False
    boven: int | None = ouder
    while boven is not None and boven != page:
        boven = hier.get(boven)
    return boven is None


def _in_volgorde(ouder: int, basis: Orde, kern: Orde, lokaal: Orde) -> dict[int, Plaats]:
    rijen = [orde.get(ouder, ()) for orde in (basis, kern, lokaal)]
    samen = set(rijen[0]) & set(rijen[1]) & set(rijen[2])
    namen = [[str(page) for page in rij if page in samen] for rij in rijen]
    volgorde = compare_order(*namen)
    vast = {int(naam) for naam in volgorde.stable}
    return {
        int(naam): _plaats(int(naam), ouder, kern[ouder], vast)
        for naam, soort in volgorde.moved.items()
        if soort in (Soort.KERN, Soort.CONFLICT)
    }


def _vaste(basis: Sequence[int], kern: Sequence[int], page: int) -> set[int]:
    """Return the pages of ``kern`` that kept their order since ``basis``; ``page`` is none."""
    samen = (set(basis) & set(kern)) - {page}
    toen, nu = ([str(p) for p in rij if p in samen] for rij in (basis, kern))
    return {int(naam) for naam in compare_order(toen, nu, toen).stable}


def _plaats(page: int, ouder: int, kern: Sequence[int], vast: Iterable[int]) -> Plaats:
    """Return the place of ``page`` seen from what stands still around it."""
    plek, staat = list(kern).index(page), set(vast) - {page}
    ervoor = next((p for p in reversed(kern[:plek]) if p in staat), None)
    erna = next((p for p in kern[plek + 1 :] if p in staat), None)
    return Plaats(ouder, ervoor, erna if ervoor is None else None)


def _ouders(orde: Orde) -> dict[int, int]:
    return {kind: ouder for ouder, kinderen in orde.items() for kind in kinderen}
