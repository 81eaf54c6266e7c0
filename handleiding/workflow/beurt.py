"""One at a time: who decides about a page or writes it holds the page's row, and looks again.

PostgreSQL lets a second one wait at the row. SQLite has no row locks: there every transaction of ours
begins with the write lock of the whole database (``transaction_mode``, see ``controleer_sqlite``), so
nothing that is read inside can change before it ends.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.core.checks import Error, register
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.db.models import Q
from wagtail.models import Page

from handleiding.publiek.etalage import in_een_keer

from .bestaan import zag
from .eens import vraag_eens

WEG = "Deze pagina bestaat niet meer."


class PaginaWeg(PermissionDenied):
    """The page was deleted meanwhile."""


# The pages whose row the work that is going on now holds: one step often consists of others.
_gehouden: ContextVar[frozenset[int]] = ContextVar("gehouden", default=frozenset())


@contextmanager
def op_beurt(page_id: int) -> Iterator[bool]:
    """Hold the row of a page until the transaction ends; yield whether it was not held before.

    When it was not, somebody may have been first: read again what you decide on. Raises
    PaginaWeg when the page was deleted.
    """
    gehouden = _gehouden.get()
    if page_id in gehouden:  # part of a step: it succeeds or fails as a whole
        with transaction.atomic(savepoint=False):
            yield False
        return
    with in_een_keer(), vraag_eens():
        houd_rij(page_id)
        zag(Page, "id", page_id)
        bewijs = _gehouden.set(gehouden | {page_id})
        try:
            yield True
        finally:
            _gehouden.reset(bewijs)


@contextmanager
def op_beurt_samen(page_ids: Iterable[int]) -> Iterator[None]:
    """Hold the rows of many pages for one step, that succeeds or fails as a whole.

    The turn of each is part of it and reads nothing again: read what you decide on inside. Raises PaginaWeg.
    """
    ids = set(page_ids)
    with in_een_keer(), vraag_eens():
        if set(houd_rijen(ids)) != ids:
            raise PaginaWeg(WEG)
        for pk in ids:
            zag(Page, "id", pk)
        bewijs = _gehouden.set(_gehouden.get() | ids)
        try:
            yield
        finally:
            _gehouden.reset(bewijs)


def in_een_beurt() -> bool:
    """Return whether this is part of a turn: what fails in it fails all of it."""
    return bool(_gehouden.get())


def houd_rij(page_id: int) -> None:
    """Hold the row of a page until the transaction that is going on ends.

    Raises PaginaWeg. For what is decided about a page without writing it (an
    edition, the list of them); who writes a page takes a turn.
    """
    if not houd_rijen([page_id]):
        raise PaginaWeg(WEG)


def houd_rijen(page_ids: Iterable[int]) -> list[int]:
    """Hold the rows of pages, in one order, until the transaction ends; return which are still there."""
    return _houd(Q(pk__in=list(page_ids)))


def houd_bomen(page_ids: Iterable[int]) -> list[int]:
    """Hold these pages, the page above each and all below them; return which of them are still there.

    For what looks at a whole tree before it writes it: nothing below it is submitted, saved or published meanwhile.
    """
    gevraagd = dict(Page.objects.filter(pk__in=list(page_ids)).values_list("pk", "path"))
    vraag = Q(path__in=[pad[: -Page.steplen] for pad in gevraagd.values()])
    for pad in gevraagd.values():
        vraag |= Q(path__startswith=pad)
    return [pk for pk in _houd(vraag) if pk in gevraagd] if gevraagd else []


def _houd(vraag: Q) -> list[int]:
    """Hold rows in the order of the tree: who holds a page and wants another, wants one further on.

    Adding to, moving in and deleting from a page writes its row too, so who holds a tree holds what is above it first.
    """
    # Weaker than FOR UPDATE: rows that merely refer to the page do not have to wait.
    rijen = Page.objects.select_for_update(no_key=True).filter(vraag).order_by("path")
    return list(rijen.values_list("pk", flat=True))


@contextmanager
def boom_op_beurt(page_id: int, *ook: int) -> Iterator[bool]:
    """Hold a page, the one above it and all below it, like ``op_beurt``.

    ``ook`` are pages beside which or into which it goes: they and those above them are written too.
    """
    nieuw = page_id not in _gehouden.get()
    with in_een_keer():
        if nieuw:
            _houd(_rijen_van(page_id, ook))
        with op_beurt(page_id) as opnieuw:
            yield opnieuw


def _rijen_van(page_id: int, ook: Iterable[int]) -> Q:
    paden = dict(Page.objects.filter(pk__in=[page_id, *ook]).values_list("pk", "path"))
    boven = {pad[: -Page.steplen] for pad in paden.values()}
    boom = paden.pop(page_id, None)
    return Q(path__in=boven | set(paden.values())) | (
        Q(path__startswith=boom) if boom else Q(pk=page_id)
    )


def zoals_nu(page: Page) -> Page:
    """Read ``page`` again, as its own type."""
    return page.specific_class._base_manager.get(pk=page.pk)


def een_tegelijk(stap: Callable[..., Any]) -> Callable[..., Any]:
    """Let ``stap(page, …)`` be taken by one at a time, on the page as it is at that moment."""

    @wraps(stap)
    def op_zijn_beurt(page: Page, *args: Any, **kwargs: Any) -> Any:
        with op_beurt(page.pk) as opnieuw:
            return stap(zoals_nu(page) if opnieuw else page, *args, **kwargs)

    return op_zijn_beurt


def bezwaar_tegen_database(instelling: Mapping[str, Any]) -> str:
    """Return why one at a time cannot be kept with this database, or an empty string.

    A transaction that does not begin with SQLite's write lock decides on what it read too early.
    """
    begin = str(instelling.get("OPTIONS", {}).get("transaction_mode") or "").upper()
    if not instelling["ENGINE"].endswith("sqlite3") or begin in {"IMMEDIATE", "EXCLUSIVE"}:
        return ""
    return 'SQLite without early write locks: set OPTIONS["transaction_mode"] to "IMMEDIATE".'


@register
def controleer_sqlite(**kwargs: Any) -> list[Error]:
    bezwaar = bezwaar_tegen_database(connections["default"].settings_dict)
    return [Error(bezwaar, id="handleiding.E001")] if bezwaar else []
