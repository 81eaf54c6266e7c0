"""Submit or approve many pages with one reason, in the background, each by its own action and guards."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from handleiding.models.reeks import Reeks, ReeksRegel

from .actions import dien_in, keur_goed
from .vingerafdruk import afdrukken

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
    """Carry out what waits in the series. Running it again goes on where it stopped."""
    reeks = Reeks.objects.select_related("door").get(pk=reeks_id)
    with ExitStack() as stapel:
        for omhulsel in _omhulsels:
            stapel.enter_context(omhulsel())
        for regel in reeks.regels.filter(uitkomst=ReeksRegel.Uitkomst.WACHT).select_related("page"):
            _voer_regel_uit(reeks, regel)


def _voer_regel_uit(reeks: Reeks, regel: ReeksRegel) -> None:
    try:
        with transaction.atomic():
            _doe(reeks, regel)
    except PermissionDenied as weigering:
        regel.uitkomst = ReeksRegel.Uitkomst.GEWEIGERD
        regel.melding = str(weigering) or "Dat mag niet."
    else:
        regel.uitkomst = ReeksRegel.Uitkomst.GELUKT
    regel.save(update_fields=["uitkomst", "melding"])


def _doe(reeks: Reeks, regel: ReeksRegel) -> None:
    if regel.page is None:
        raise PermissionDenied("Deze pagina bestaat niet meer.")
    page = regel.page.specific
    if reeks.soort == Reeks.Soort.INDIENEN:
        dien_in(page, reeks.door, reeks.reden)
    else:
        keur_goed(page, reeks.door, reeks.reden, gelezen=regel.afdruk)
