"""Where a page stands in the etalage, from what it is itself and from the page above it. Pure."""

from dataclasses import dataclass

OPENBAAR, INTERN, VERBORGEN = 0, 1, 2
# Below such a root no other one begins: a handbook in an edition belongs to the edition.
AFGESLOTEN = frozenset({"kern", "editie"})


@dataclass(frozen=True)
class Etalagestand:
    """The root that a page belongs to, the kind of that root, and who sees what stands here."""

    wortel: int | None
    soort: str
    zicht: int


BUITEN = Etalagestand(None, "", OPENBAAR)


def eigen_zicht(*, intern: bool, verbergt: bool, live: bool) -> int:
    """Return what a page says about itself and all that is below it."""
    return (INTERN if intern else OPENBAAR) | (VERBORGEN if verbergt and not live else OPENBAAR)


def stand_van(pk: int, *, wortelsoort: str, eigen: int, boven: Etalagestand) -> Etalagestand:
    """Return where a page stands below ``boven``: the strictest of both, and the nearest root."""
    begint = bool(wortelsoort) and boven.soort not in AFGESLOTEN
    zicht = eigen | boven.zicht
    return (
        Etalagestand(pk, wortelsoort, zicht)
        if begint
        else Etalagestand(boven.wortel, boven.soort, zicht)
    )
