"""Whether a page may be written now, and by whom: one rule for every road. And writing a draft, one at a time.

A screen asks ``beletsel`` and says it; what writes calls ``bewaak_schrijven`` once it holds the page. The
guard on each saved revision (``schrijfbeurt``) refuses under review only: an emergency publication writes a
page that is planned.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.locks import BasicLock
from wagtail.models import Page, WorkflowState

from . import beurt
from .lijst import met_feiten
from .rules import GEEN_ROL, ONDER_BEOORDELING


@dataclass(frozen=True)
class Beletsel:
    """Why a page may not be written now, in a Dutch sentence."""

    zin: str

    def __str__(self) -> str:
        return self.zin


WEG = Beletsel(beurt.WEG)
GEEN_RECHT = Beletsel(GEEN_ROL)
BEOORDELING = Beletsel(
    "Deze pagina ligt ter beoordeling en staat op slot. Trek haar eerst terug, of wacht tot zij is beoordeeld."
)
INGEPLAND = Beletsel(
    "Deze pagina is goedgekeurd en ingepland. Trek eerst de planning in, of wacht tot zij online staat."
)
OP_SLOT = Beletsel("Iemand heeft deze pagina op slot gezet. Vraag eerst het slot eraf te halen.")

Vraag = Callable[["QuerySet[Page]"], Mapping[int, Beletsel]]

_vragen: list[Vraag] = []


def registreer(vraag: Vraag) -> None:
    """Let ``vraag`` say of many pages at once what else is in the way; twice changes nothing."""
    if vraag not in _vragen:
        _vragen.append(vraag)


def beletsels(paginas: "QuerySet[Page]", user: Any = None) -> dict[int, Beletsel]:
    """Return by key what stands in the way of writing ``paginas`` now; what is free is not in it.

    Read anew, in a fixed number of queries. Rights are asked per page, by ``beletsel``. Without
    ``user`` it is a rule that writes: every lock counts, also one that its own maker may pass.
    """
    gevonden: dict[int, Beletsel] = {}
    for vraag in _vragen:
        gevonden |= vraag(paginas)
    for rij in _rijen(Page.objects.filter(pk__in=paginas.order_by().values("pk"))):
        if hinder := _van_rij(rij, user):
            gevonden.setdefault(rij.pk, hinder)
    return gevonden


def beletsel(page: Page, user: Any = None) -> Beletsel | None:
    """Return why ``user`` may not write ``page`` now; None when they may.

    Without ``user`` it is a rule that writes, and no right is asked.
    """
    zelf = Page.objects.filter(pk=page.pk)
    rij = _rijen(zelf).first()
    if rij is None:
        return WEG
    if user is not None and not page.permissions_for_user(user).can_edit():
        return GEEN_RECHT
    elders = (vraag(zelf).get(page.pk) for vraag in _vragen)
    return next(filter(None, elders), None) or _van_rij(rij, user)


def bewaak_schrijven(page: Page, user: Any = None) -> None:
    """Raise PermissionDenied, in Dutch, when ``user`` may not write ``page`` now."""
    if hinder := beletsel(page, user):
        raise PermissionDenied(str(hinder))


def _rijen(paginas: "QuerySet[Page]") -> "QuerySet[Page]":
    return met_feiten(paginas).order_by("path").only("locked", "locked_by")


def _van_rij(rij: Any, user: Any) -> Beletsel | None:
    if rij._onderweg:
        return BEOORDELING
    if rij._gepland:
        return INGEPLAND
    op_slot = rij.locked and (user is None or BasicLock(rij).for_user(user))
    return OP_SLOT if op_slot else None


@contextmanager
def schrijfbeurt(page: Page, *, over_laatste: bool) -> Iterator[None]:
    """Hold ``page`` to save a draft of it. Raises PermissionDenied, in Dutch, while it is under review.

    ``over_laatste`` tells that the latest revision is to be written over: which one that is now, is read
    again.
    """
    with beurt.op_beurt(page.pk) as opnieuw:
        if opnieuw and over_laatste:
            page.refresh_from_db(fields=["latest_revision"])
        # Who held the page already looked at it then; what came with the page before that is no answer.
        if _ligt_ter_beoordeling(page) if opnieuw else page.workflow_in_progress:
            raise PermissionDenied(ONDER_BEOORDELING)
        yield


def _ligt_ter_beoordeling(page: Page) -> bool:
    lopend = WorkflowState.objects.for_instance(page)
    return lopend.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()
