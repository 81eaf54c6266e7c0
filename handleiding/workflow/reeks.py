"""Submit or approve many pages with one reason, in the background, each by its own action and guards.

The rows are the truth, the task only a push: what happens to a page and the outcome in its row are one
transaction, so a worker that is killed leaves a row waiting for whoever comes next.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from handleiding.models.reeks import Reeks, ReeksRegel

from .actions import dien_in, keur_goed
from .beurt import houd_rijen
from .vingerafdruk import afdrukken

logger = logging.getLogger(__name__)
Uitkomst = ReeksRegel.Uitkomst

MAX_POGINGEN = 3
ONVERWACHT = "Er ging iets mis. De pagina is gebleven zoals zij was."
AFGEBROKEN = "Het werk brak bij deze pagina steeds af. De pagina is gebleven zoals zij was."
ACCOUNT_WEG = "Wie dit vroeg, heeft geen account meer."
PAGINA_WEG = "Deze pagina bestaat niet meer."

# Entered around a series: who sends messages registers itself to make one of many.
_omhulsels: list[Callable[[], Any]] = []


def registreer_omhulsel(omhulsel: Callable[[], Any]) -> None:
    """Let a context manager stand around each series; registering twice changes nothing."""
    if omhulsel not in _omhulsels:
        _omhulsels.append(omhulsel)


@transaction.atomic
def begin(
    soort: Reeks.Soort,
    user: Any,
    wortel: Page,
    paginas: Iterable[Page],
    *,
    reden: str = "",
    gelezen: Mapping[int, str] | None = None,
) -> Reeks:
    """Record the order and start on it once it is committed.

    ``gelezen`` maps pages to the fingerprint of the text that was on the screen; code that has no screen
    orders what is there now.
    """
    paginas = list(paginas)
    if gelezen is None:
        gelezen = afdrukken(page.latest_revision_id for page in paginas)
    reeks = Reeks.objects.create(soort=soort, door=user, wortel=wortel, reden=reden.strip())
    ReeksRegel.objects.bulk_create(
        ReeksRegel(
            reeks=reeks,
            page=page,
            titel=page.get_admin_display_title(),
            afdruk=gelezen.get(page.pk, ""),
        )
        for page in paginas
    )
    transaction.on_commit(lambda: voer_uit.enqueue(reeks.pk))
    return reeks


@task()
def voer_uit(reeks_id: int) -> None:
    """Carry out what waits in the series. Twice, or twice at once, does nothing twice."""
    reeks = Reeks.objects.select_related("door").get(pk=reeks_id)
    with ExitStack() as stapel:
        for omhulsel in _omhulsels:
            stapel.enter_context(omhulsel())
        wachtend = reeks.regels.filter(uitkomst=Uitkomst.WACHT)
        for pk, pogingen in list(wachtend.values_list("pk", "pogingen")):
            _voer_regel_uit(reeks, pk, pogingen)


def wachtende_reeksen() -> set[int]:
    """Return the series in which something waits."""
    regels = ReeksRegel.objects.filter(uitkomst=Uitkomst.WACHT).order_by()
    return set(regels.values_list("reeks_id", flat=True))


def _voer_regel_uit(reeks: Reeks, pk: int, pogingen: int) -> None:
    if not _begin_poging(pk, pogingen):
        return
    try:
        with transaction.atomic():
            _houd_pagina(pk)
            if regel := _vastgehouden(pk, pogingen + 1):
                _doe(reeks, regel)
                _schrijf(pk, Uitkomst.GELUKT)
    except PermissionDenied as weigering:  # rolled back: the page is as it was
        _schrijf(pk, Uitkomst.GEWEIGERD, str(weigering) or "Dat mag niet.")
    except Exception:
        logger.exception("Row %s of a series failed", pk)
        _schrijf(pk, Uitkomst.GEWEIGERD, ONVERWACHT)


def _begin_poging(pk: int, pogingen: int) -> bool:
    """Count the attempt before it begins, so that what kills its worker is given up in the end."""
    wacht = ReeksRegel.objects.filter(pk=pk, uitkomst=Uitkomst.WACHT, pogingen=pogingen)
    if pogingen >= MAX_POGINGEN:
        wacht.update(uitkomst=Uitkomst.GEWEIGERD, melding=AFGEBROKEN)
        return False
    return bool(wacht.update(pogingen=pogingen + 1))


def _houd_pagina(pk: int) -> None:
    """Hold the page before the row that names it: so does who deletes a page. The other way about both would wait."""
    houd_rijen(ReeksRegel.objects.filter(pk=pk, page__isnull=False).values_list("page", flat=True))


def _vastgehouden(pk: int, pogingen: int) -> ReeksRegel | None:
    """Return the row, held until the transaction ends; None when another worker has or did it."""
    vrij = ReeksRegel.objects.select_for_update(skip_locked=True, of=("self",))
    return vrij.filter(pk=pk, uitkomst=Uitkomst.WACHT, pogingen=pogingen).first()


def _schrijf(pk: int, uitkomst: ReeksRegel.Uitkomst, melding: str = "") -> None:
    wacht = ReeksRegel.objects.filter(pk=pk, uitkomst=Uitkomst.WACHT)
    wacht.update(uitkomst=uitkomst, melding=melding)


def _doe(reeks: Reeks, regel: ReeksRegel) -> None:
    if regel.page is None:
        raise PermissionDenied(PAGINA_WEG)
    if reeks.door is None or not reeks.door.is_active:
        raise PermissionDenied(ACCOUNT_WEG)
    page = regel.page.specific
    if reeks.soort == Reeks.Soort.INDIENEN:
        dien_in(page, reeks.door, reeks.reden)
    else:
        keur_goed(page, reeks.door, reeks.reden, gelezen=regel.afdruk)
