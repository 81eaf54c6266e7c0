"""What happened to pages in one step, told to the writer at its end.

A step often touches more pages, each of them more than once. The etalage is written once, as the last thing
before the transaction ends: what is locked then is locked in one order, and held shortly.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from .gebeurd import Bundel, Gebeurtenis
from .onderwerpen import Gestegen
from .schrijven import schrijf
from .tabel import Raamsoort

_open: ContextVar[Bundel | None] = ContextVar("etalagebundel", default=None)
_luisteraars: list[Callable[[Gestegen], None]] = []


def luister(naar: Callable[[Gestegen], None]) -> None:
    """Call ``naar`` from now on inside each step in which readers may see anything change, as its last thing."""
    if naar not in _luisteraars:
        _luisteraars.append(naar)


@contextmanager
def in_een_keer() -> Iterator[Bundel]:
    """Write the etalage once, at the end of what is done inside; not at all when that fails.

    Goes inside the transaction of a step and around all of it: nothing may be locked afterwards.
    """
    lopend = _open.get()
    with transaction.atomic():
        if lopend is not None:
            yield lopend
            return
        bundel = Bundel()
        bewijs = _open.set(bundel)
        try:
            yield bundel
        finally:
            _open.reset(bewijs)
        if bundel:
            gestegen = Gestegen(schrijf(bundel), bundel.oude_paden)
            for luisteraar in _luisteraars:
                luisteraar(gestegen)


@contextmanager
def vertel() -> Iterator[Bundel]:
    """Add to what is told of this step; a step of its own when there is none."""
    lopend = _open.get()
    if lopend is not None:
        yield lopend
        return
    with in_een_keer() as bundel:
        yield bundel


def werk_bij(paginas: Iterable[Any], wat: Gebeurtenis = Gebeurtenis.RIJ) -> None:
    """Bring the etalage up to date with these pages (or their ids) and what lies below them.

    The one writer. Takes a constant few statements for 500 pages, inside the transaction of what happened.
    """
    with vertel() as bundel:
        for page in paginas:
            bundel.paginas[getattr(page, "pk", page)] |= wat


def raam_gewijzigd(soort: str = Raamsoort.GEHEEL) -> None:
    """Tell that something changed that no page holds: a host, a redirect."""
    with vertel() as bundel:
        bundel.ramen.add(soort)
