"""Which items of two lists belong together, and which of those moved. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

Paar = tuple[int | None, int | None]


class Rijlid(NamedTuple):
    """An item of a list: its key if it has one, its kind, what it says; and what it is made of."""

    sleutel: Any
    soort: str
    zegt: Any
    blok: Any = None
    waarde: Any = None


def koppel(oud: Sequence[Rijlid], nieuw: Sequence[Rijlid]) -> list[Paar]:
    """Pair items by key, then by what they say; return all in reading order, gone ones in their place.

    Keys that were given anew do not make an item another one.
    """
    naar: dict[int, int] = {}
    bezet: set[int] = set()
    for naam in (_op_sleutel, _op_tekst):
        _paar_op([naam(lid) for lid in oud], [naam(lid) for lid in nieuw], naar, bezet)
    return _op_volgorde(naar, len(oud), len(nieuw))


def _op_sleutel(lid: Rijlid) -> Any:
    return (lid.sleutel, lid.soort) if lid.sleutel else None


def _op_tekst(lid: Rijlid) -> str:
    return repr((lid.soort, lid.zegt))


def _paar_op(
    oud: Sequence[Any], nieuw: Sequence[Any], naar: dict[int, int], bezet: set[int]
) -> None:
    vrij: dict[Any, list[int]] = defaultdict(list)
    for j, sleutel in enumerate(nieuw):
        if j not in bezet and sleutel is not None:
            vrij[sleutel].append(j)
    for i, sleutel in enumerate(oud):
        if i not in naar and sleutel is not None and vrij[sleutel]:
            naar[i] = vrij[sleutel].pop(0)
            bezet.add(naar[i])


def _op_volgorde(naar: dict[int, int], aantal_oud: int, aantal_nieuw: int) -> list[Paar]:
    terug = {j: i for i, j in naar.items()}
    paren: list[Paar] = [(terug.get(j), j) for j in range(aantal_nieuw)]
    for i in range(aantal_oud):
        if i not in naar:
            plek = next((n for n, (a, _) in enumerate(paren) if i and a == i - 1), -1)
            paren.insert(plek + 1, (i, None))
    return paren


def verplaatst(paren: Sequence[Paar]) -> set[int]:
    """Return which pairs moved: the fewest that leave the others in the order they had."""
    beide = [(n, was) for n, (was, nu) in enumerate(paren) if was is not None and nu is not None]
    blijft = _langste_stijging([was for _, was in beide])
    return {n for k, (n, _) in enumerate(beide) if k not in blijft}


def _langste_stijging(getallen: Sequence[int]) -> set[int]:
    """Return the positions of a longest increasing subsequence."""
    toppen: list[int] = []
    plekken: list[int] = []
    voor: dict[int, int] = {}
    for n, getal in enumerate(getallen):
        k = bisect_left(toppen, getal)
        toppen[k:] = [getal, *toppen[k + 1 :]]
        plekken[k:] = [n, *plekken[k + 1 :]]
        voor[n] = plekken[k - 1] if k else -1
    gevonden: set[int] = set()
    n = plekken[-1] if plekken else -1
    while n >= 0:
        gevonden.add(n)
        n = voor[n]
    return gevonden
