"""The stamps that a reader's request began with: what was made under the very same ones may be shown again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection

from handleiding.publiek.etalage import Raamsoort

from .houder import Houder

Waarde = TypeVar("Waarde")
Ramen = tuple[tuple[int | None, str, int], ...]

# The statement is written out: Django would build it anew for each request, which costs more than asking it.
RAMEN = "SELECT wortel_id, soort, stempel FROM handleiding_raam WHERE soort <> %s OR wortel_id = %s ORDER BY id"
# Small things about one page: a line, a list of lines.
KLEIN = 20_000

_houders: list[Houder] = []


def nieuwe_houder(grens: int) -> Houder:
    """Return a place to keep things in this process; ``leeg`` empties it too."""
    houder = Houder(grens)
    _houders.append(houder)
    return houder


def leeg() -> None:
    """Forget everything: for tests, which take back what they did without a stamp that says so."""
    for houder in _houders:
        houder.leeg()


_klein = nieuwe_houder(KLEIN)


@dataclass(frozen=True)
class Leesstand:
    """Stands on a page that everyone may read, as ``leesstand``: its root, and the stamps its answer depends on."""

    wortel: int
    ramen: Ramen
    eigen: int

    @property
    def is_editie(self) -> bool:
        return (self.wortel, Raamsoort.EDITIE) in {
            (wortel, soort) for wortel, soort, _ in self.ramen
        }


def lees_ramen(wortel: int | None) -> Ramen:
    """Return the stamps of all frames but those of editions, and of the edition ``wortel``. One query."""
    with connection.cursor() as cursor:
        cursor.execute(RAMEN, [Raamsoort.EDITIE.value, wortel])
        return tuple(cursor.fetchall())


def staat_vast() -> bool:
    """Return whether what is read now is what all others read: nothing that may still be taken back.

    A test is one transaction that is taken back as a whole.
    """
    return all(blok._from_testcase for blok in connection.atomic_blocks)


def stand_van(page: Any) -> Leesstand | None:
    """Return the stamps for ``page``, or None where nothing may come from memory."""
    stand: Leesstand | None = page.__dict__.get("leesstand")
    return stand


def onthouden(page: Any, wat: str, maak: Callable[[], Waarde]) -> Waarde:
    """Return what ``maak`` makes of a page, made again only when a stamp of the page rose.

    It may depend on what readers see of the page and of its frames, and on nothing else: not on the day, nor on
    who asks.
    """
    stand = stand_van(page)
    if stand is None:
        return maak()
    stempels = (stand.eigen, stand.ramen)
    gevonden = _klein.haal((page.pk, wat), stempels)
    if gevonden is None:
        gevonden = (maak(),)
        _klein.bewaar((page.pk, wat), gevonden, stempels=stempels)
    waarde: Waarde = gevonden[0]
    return waarde
