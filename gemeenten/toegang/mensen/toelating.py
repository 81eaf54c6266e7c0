"""Write down who let somebody in, and tell both. ``banden`` says what follows from it for reviewing."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import get_active_log_context

from gemeenten.models import Toelating

from . import banden
from .binnen import kwam_binnen
from .vertellen import vertel

Soort = Toelating.Soort

# From the server too: what a person must still prove holds whoever asked for it.
OOK_ZONDER_NAAM = frozenset({Soort.TWEEDE_STAP, Soort.WACHTWOORD})
# Where a mail of its own goes to the person: the invitation, or what was taken away and what to do now.
ZELF_VERTELD = frozenset({Soort.UITGENODIGD, Soort.WACHTWOORD})

_namens: ContextVar[Any] = ContextVar("namens", default=None)


@contextmanager
def namens(door: Any) -> Iterator[None]:
    """Let what happens to accounts inside count as done by ``door``; else it is who is in the CMS."""
    token = _namens.set(door)
    try:
        yield
    finally:
        _namens.reset(token)


def wie() -> Any:
    """Return who acts now; None is the server, or the person on the log-in's own screens."""
    return _namens.get() or get_active_log_context().user


def noteer(mens: Any, soort: Soort, *, door: Any = None, **woorden: Any) -> Toelating | None:
    """Write down that ``door`` let ``mens`` in, and tell both once it is committed.

    Nobody lets in themselves. A role is no way into an account whose person proved a factor of their own.
    """
    if getattr(door, "pk", None) == mens.pk or (door is None and soort not in OOK_ZONDER_NAAM):
        return None
    wordt_verteld = soort not in ZELF_VERTELD and not _hoort_bij_uitnodiging(mens, soort)
    if wordt_verteld and door is not None:
        transaction.on_commit(lambda: vertel(mens, soort, door, **woorden))
    if soort == Soort.ROL and _staat_vast(mens, door):
        return None
    return Toelating.objects.create(mens=mens, door=door, soort=soort)


def _hoort_bij_uitnodiging(mens: Any, soort: Soort) -> bool:
    """What happens to an account that nobody came into yet is told by its invitation."""
    return soort == Soort.ROL and not kwam_binnen(mens)


def _staat_vast(mens: Any, door: Any) -> bool:
    rijen = banden.open_rijen([mens.pk])
    if not rijen:
        return banden.heeft_eigen_stap(mens)
    return any(rij.door_id == door.pk for rij in rijen)


def bewijs(mens: Any, moment: datetime, *, koppeling: datetime | None = None) -> None:
    """Let a factor that ``mens`` proved elsewhere at ``moment`` end the ties from before.

    ``koppeling`` is since when that log-in leads to this account: one that came after a change of address
    may be of who changed it.
    """
    eerder = Toelating.objects.filter(mens=mens, bewezen_op=None, op__lt=moment)
    if koppeling is not None:
        eerder = eerder.exclude(Q(soort=Soort.ADRES) & Q(op__lt=koppeling))
    eerder.update(bewezen_op=moment)
