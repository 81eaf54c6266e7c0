"""The stamps that a reader's request began with: what was made under the very same ones may be shown again."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection

from handleiding.publiek.etalage import Raamsoort
from handleiding.publiek.etalage.onderwerpen import raamnaam
from handleiding.publiek.etalage.sleutel import Ramen, Stempels, getoonde_ramen

from .houder import Houder

Waarde = TypeVar("Waarde")

# The statement is written out: Django would build it anew for each request, which costs more than asking it.
RAMEN = "SELECT wortel_id, soort, stempel FROM handleiding_raam WHERE soort <> %s OR wortel_id = %s ORDER BY id"
# Small things about one page: a line, a list of lines.
KLEIN = 20_000

# The database did not say: nothing that is read now may be remembered.
ONBEKEND = -1
# The stamp of the whole as this request found it at the door, before all else; None where no door was passed.
geheel_bij_binnenkomst: ContextVar[int | None] = ContextVar("geheel_bij_binnenkomst", default=None)

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
    def soort(self) -> str:
        """Return the kind of root that the page belongs to."""
        return next((soort for wortel, soort, _ in self.ramen if wortel == self.wortel), "")

    @property
    def is_editie(self) -> bool:
        return self.soort == Raamsoort.EDITIE

    @property
    def sleutel(self) -> Stempels:
        """Return the stamps in the key of the page's answer, as ``stempels_als_openbaar`` reads them."""
        return (self.eigen, *(stempel for *_, stempel in getoonde_ramen(self.wortel, self.ramen)))

    @property
    def raamnamen(self) -> tuple[str, ...]:
        """Return a name for each frame in that key."""
        ramen = getoonde_ramen(self.wortel, self.ramen)
        return tuple(raamnaam(wortel, soort) for wortel, soort, _ in ramen)


def lees_ramen(wortel: int | None) -> Ramen:
    """Return the stamps of all frames but those of editions, and of the edition ``wortel``. One query."""
    with connection.cursor() as cursor:
        cursor.execute(RAMEN, [Raamsoort.EDITIE.value, wortel])
        return tuple(cursor.fetchall())


def is_van_binnenkomst(ramen: Ramen) -> bool:
    """Return whether the whole is as it was at the door: what was read since of hosts belongs to ``ramen``."""
    geheel = geheel_bij_binnenkomst.get()
    return geheel is None or any(
        soort == Raamsoort.GEHEEL and stempel == geheel for _, soort, stempel in ramen
    )


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
