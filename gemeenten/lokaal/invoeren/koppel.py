"""Which row of a file is which row of the list. Pure: rows are objects with the fields of their kind.

Both functions return, for each new row, the existing row it is about, or None; each row is used once.
They go from what is surely the same to what is likely so. ``TWIJFEL`` says that more than one would do.
"""

from collections.abc import Callable, Sequence
from typing import Any

from handleiding.namen import naamsleutel

TWIJFEL = object()
Toets = Callable[[Any, Any], bool]


def organisaties(nieuw: Sequence[Any], bestaand: Sequence[Any]) -> list[Any]:
    return _koppel(nieuw, bestaand, [_gelijk("naam")])


def contactpersonen(nieuw: Sequence[Any], bestaand: Sequence[Any]) -> list[Any]:
    """By function and organisation; name and e-mail decide between several people with the same."""
    plek = _gelijk("functie", "organisatie")
    toetsen: list[Toets] = [
        lambda rij, oud: plek(rij, oud) and _gelijk("naam", "email")(rij, oud),
        lambda rij, oud: plek(rij, oud) and bool(rij.naam) and _gelijk("naam")(rij, oud),
        lambda rij, oud: (
            plek(rij, oud)
            and bool(rij.email)
            and _gelijk("email")(rij, oud)
            and _zelfde_mens(rij, oud)
        ),
        lambda rij, oud: plek(rij, oud) and _zelfde_mens(rij, oud),
        lambda rij, oud: bool(rij.naam) and _gelijk("naam")(rij, oud),
    ]
    return _koppel(nieuw, bestaand, toetsen)


def _gelijk(*velden: str) -> Toets:
    def toets(een: Any, ander: Any) -> bool:
        return all(
            naamsleutel(getattr(een, veld)) == naamsleutel(getattr(ander, veld)) for veld in velden
        )

    return toets


def _zelfde_mens(een: Any, ander: Any) -> bool:
    """Two different names are two people."""
    return not een.naam or not ander.naam or naamsleutel(een.naam) == naamsleutel(ander.naam)


def _koppel(nieuw: Sequence[Any], bestaand: Sequence[Any], toetsen: Sequence[Toets]) -> list[Any]:
    over = list(bestaand)
    gekoppeld: list[Any] = [None] * len(nieuw)
    for toets in toetsen:
        for plaats, rij in enumerate(nieuw):
            if gekoppeld[plaats] is not None:
                continue
            kandidaten = [oud for oud in over if toets(rij, oud)]
            if len(kandidaten) > 1:
                gekoppeld[plaats] = TWIJFEL
            elif kandidaten:
                gekoppeld[plaats] = kandidaten[0]
                over = [oud for oud in over if oud is not kandidaten[0]]
    return gekoppeld
