"""What to write for pages that changed: decided on what was read, written by ``schrijven``."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from .gebeurd import Bundel, Gebeurtenis
from .lezen import Etalagerij
from .regels import Etalagestand, stand_van
from .tabel import Etalage, Publicatie, Publicatiesoort, Raamsoort, microseconden
from .vertoning import vertoning_van

# No letters or digits that look alike on paper.
TEKENS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTE = 10
Eronder = Callable[[Iterable[str], Iterable[int]], list[Etalagerij]]


def nieuwe_code() -> str:
    """Return a code for on paper: short, and not to be guessed."""
    return "".join(secrets.choice(TEKENS) for _ in range(LENGTE))


@cache
def toners_van(model: Any) -> frozenset[int]:
    """Return the content types of the page types that show the text of ``model``."""
    if not hasattr(model, "_meta"):
        return frozenset()
    tonen = [
        ander
        for ander in apps.get_models()
        if issubclass(ander, Page) and model._meta.label in vertoning_van(ander).toont
    ]
    return frozenset(ct.pk for ct in ContentType.objects.get_for_models(*tonen).values())


@dataclass
class Schrijfplan:
    """Rows to write, and the pages and frames whose stamp rises."""

    nieuw: list[Etalage] = field(default_factory=list)
    gepubliceerd: list[Etalage] = field(default_factory=list)
    standen: dict[tuple[int | None, int, int], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    offline: set[int] = field(default_factory=set)
    geschiedenis: list[Publicatie] = field(default_factory=list)
    geraakt: set[int] = field(default_factory=set)
    toners: dict[int | None, set[int]] = field(default_factory=lambda: defaultdict(set))
    wortels: set[int] = field(default_factory=set)
    soorten: set[str] = field(default_factory=set)
    # Frames to hold, whether they rise or not: those of all rows that are written.
    geraakte_wortels: set[int] = field(default_factory=set)
    nieuwe_ramen: dict[int, str] = field(default_factory=dict)
    van_adres: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.nieuw or self.standen or self.geraakt or self.wortels or self.soorten)

    def gestegen_ramen(self) -> Q:
        """Return which frames rise."""
        return Q(wortel__in=self.wortels) | Q(soort__in=self.soorten - {Raamsoort.EDITIE})

    def verwerk(
        self, rij: Etalagerij, stand: Etalagestand, wat: Gebeurtenis, gevels: dict[int, str]
    ) -> None:
        """Take up what has to be written for one page."""
        bewaard = rij.bewaard
        if bewaard is None:
            self._ontstaat(rij, stand)
        verplaatst = bewaard is not None and _stand_van(bewaard) != _als_drietal(rij, stand)
        if bewaard is not None and verplaatst:
            self.standen[_als_drietal(rij, stand)].append(rij.pk)
            self._houd(stand.wortel, bewaard.wortel_id)
        if stand.wortel == rij.pk and (bewaard is None or bewaard.wortel_id != rij.pk):
            self.nieuwe_ramen[rij.pk] = stand.soort
        publiceert = _publiceert(rij, wat)
        nieuwe_gevel = publiceert and self._publiceer(rij, stand, gevels)
        if not rij.live and Gebeurtenis.OFFLINE in wat:
            self.offline.add(rij.pk)
        if Gebeurtenis.ADRES in wat:
            self.van_adres.add(rij.pk)
        elders = nieuwe_gevel or (verplaatst and rij.ooit) or _raakt_raam(rij, wat, publiceert)
        if publiceert or elders or (rij.ooit and Gebeurtenis.ELDERS in wat):
            self._raak(rij, stand, elders=elders)
        if verplaatst or publiceert or wat & (Gebeurtenis.ADRES | Gebeurtenis.OFFLINE):
            self._onthoud(rij, stand, publiceert=publiceert, wat=wat)

    def _ontstaat(self, rij: Etalagerij, stand: Etalagestand) -> None:
        wortel, eigen, zicht = _als_drietal(rij, stand)
        self.nieuw.append(
            Etalage(
                page_id=rij.pk,
                wortel_id=wortel,
                eigen=eigen,
                zicht=zicht,
                stempel=microseconden(),
            )
        )
        self._houd(stand.wortel)
        # A copy of a core page changes where links of the core lead in this edition.
        if rij.is_variant and stand.wortel is not None:
            self.wortels.add(stand.wortel)

    def _publiceer(self, rij: Etalagerij, stand: Etalagestand, gevels: dict[int, str]) -> bool:
        """Fill in the publication; return whether others of the frame see something else of the page now."""
        bewaard = rij.bewaard
        laatste = rij.live_revision_id or (bewaard.laatste_id if bewaard else None)
        eerder = bewaard is not None and bewaard.gewijzigd_op is not None
        zelfde = bewaard is not None and eerder and laatste == bewaard.laatste_id
        gevel = gevels.get(rij.live_revision_id or 0, "")
        velden = {
            "laatste_id": laatste,
            "gewijzigd_op": rij.last_published_at or timezone.now(),
            "soort": rij.urgentie
            or (Publicatiesoort.GEWIJZIGD if eerder else Publicatiesoort.NIEUW),
            "reden": rij.reden,
            "code": (zelfde and bewaard and bewaard.code) or nieuwe_code(),
            "gevel": gevel,
        }
        if bewaard is None:
            for naam, waarde in velden.items():
                setattr(self.nieuw[-1], naam, waarde)
        else:
            self.gepubliceerd.append(Etalage(page_id=rij.pk, **velden))
        if soorten := toners_van(rij.model):
            self.toners[stand.wortel] |= soorten
        self._codes[rij.pk] = str(velden["code"])
        return bewaard is None or not gevel or gevel != bewaard.gevel

    def _raak(self, rij: Etalagerij, stand: Etalagestand, *, elders: bool) -> None:
        self.geraakt.add(rij.pk)
        self._houd(stand.wortel)
        if not elders:
            return
        was = rij.bewaard.wortel_id if rij.bewaard else None
        self.wortels |= {wortel for wortel in (stand.wortel, was) if wortel is not None}
        self.soorten |= set(rij.vertoning.ramen)

    def _onthoud(
        self, rij: Etalagerij, stand: Etalagestand, *, publiceert: bool, wat: Gebeurtenis
    ) -> None:
        if not rij.live and Gebeurtenis.OFFLINE not in wat:
            return
        vanaf = (publiceert and rij.last_published_at) or timezone.now()
        code = self._codes.get(rij.pk) or (rij.bewaard.code if rij.bewaard else "") or ""
        self.geschiedenis.append(
            Publicatie(
                page_id=rij.pk,
                # What came later stays later, also when the clock went back in between.
                vanaf=max(vanaf, rij.geboekt_op or vanaf),
                online=rij.live,
                revision_id=rij.live_revision_id,
                zicht=stand.zicht,
                adres=rij.url_path,
                code=code if rij.live else "",
            )
        )

    def _houd(self, *wortels: int | None) -> None:
        self.geraakte_wortels |= {wortel for wortel in wortels if wortel is not None}

    _codes: dict[int, str] = field(default_factory=dict)


def _publiceert(rij: Etalagerij, wat: Gebeurtenis) -> bool:
    """Return whether readers see another text of a page than the etalage knows of, or the same one anew."""
    if not rij.live:
        return False
    if rij.bewaard is None or rij.bewaard.gewijzigd_op is None or Gebeurtenis.GEPUBLICEERD in wat:
        return True
    return rij.live_revision_id is not None and rij.live_revision_id != rij.bewaard.laatste_id


def _raakt_raam(rij: Etalagerij, wat: Gebeurtenis, publiceert: bool) -> bool:
    """Return whether other pages may show something else for what happened, beside a publication."""
    if wat & (Gebeurtenis.OFFLINE | Gebeurtenis.GEWIST):
        return True
    if wat & (Gebeurtenis.ADRES | Gebeurtenis.PLEK):
        return rij.ooit
    # A row of a page that is online was written by something else than a publication.
    return rij.live and not publiceert and Gebeurtenis.RIJ in wat


def _stand_van(bewaard: Any) -> tuple[int | None, int, int]:
    return bewaard.wortel_id, bewaard.eigen, bewaard.zicht


def _als_drietal(rij: Etalagerij, stand: Etalagestand) -> tuple[int | None, int, int]:
    return stand.wortel, rij.eigen, stand.zicht


def maak_plan(rijen: Sequence[Etalagerij], bundel: Bundel, eronder: Eronder) -> Schrijfplan:
    """Decide what to write for ``rijen`` and for what lies below those that others stand on."""
    plan = Schrijfplan(soorten=set(bundel.ramen))
    for verdwenen in bundel.verdwenen.values():
        if verdwenen.wortel_id is not None:
            plan.wortels.add(verdwenen.wortel_id)
            plan.soorten |= set(verdwenen.ramen)
    standen: dict[str, Etalagestand] = {}
    in_orde = sorted(rijen, key=lambda rij: rij.path)
    dieper = [rij for rij in in_orde if _reikt_dieper(rij, _plaats(rij, standen), bundel)]
    verhuisd = tuple(rij.path for rij in dieper if Gebeurtenis.ADRES in bundel.paginas[rij.pk])
    alle = [*in_orde, *eronder([rij.path for rij in dieper], bundel.paginas)]
    for rij in sorted(alle, key=lambda rij: rij.path):
        wat = bundel.paginas.get(rij.pk, Gebeurtenis(0))
        if verhuisd and rij.path.startswith(verhuisd):
            wat |= Gebeurtenis.ADRES
        plan.verwerk(rij, _plaats(rij, standen), wat, bundel.gevels)
    return plan


def _plaats(rij: Etalagerij, standen: dict[str, Etalagestand]) -> Etalagestand:
    """Return where a page stands, by the page above it as it is now."""
    boven = standen.get(rij.path[: -Page.steplen], rij.boven)
    soort = rij.vertoning.wortel
    standen[rij.path] = stand_van(rij.pk, wortelsoort=soort, eigen=rij.eigen, boven=boven)
    return standen[rij.path]


def _reikt_dieper(rij: Etalagerij, stand: Etalagestand, bundel: Bundel) -> bool:
    """Return whether what lies below the page changes with it."""
    if not rij.numchild or Gebeurtenis.ADRES in bundel.paginas[rij.pk]:
        return bool(rij.numchild)
    bewaard = rij.bewaard
    return bewaard is None or (bewaard.wortel_id, bewaard.zicht) != (stand.wortel, stand.zicht)
