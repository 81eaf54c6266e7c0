"""Which public pages of a handbook changed since a day, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from wagtail.models import Page

from handleiding.publiek.etalage import Etalage, Etalagezicht
from handleiding.publiek.etalage.tabel import Publicatiesoort

MEESTE = 500


@dataclass(frozen=True)
class Wijziging:
    """The last publication of a page. ``klein``: its editor called it redactional, so it is folded away."""

    page: Page
    op: datetime
    soort: str
    reden: str

    @property
    def klein(self) -> bool:
        return self.soort == Publicatiesoort.REDACTIONEEL

    @property
    def dringend(self) -> bool:
        return self.soort == Publicatiesoort.DRINGEND

    @property
    def nieuw(self) -> bool:
        return self.soort == Publicatiesoort.NIEUW


def wijzigingen(handleiding: Page, sinds: date | None = None) -> Sequence[Wijziging]:
    """Return what everyone may read in ``handleiding`` and was published on ``sinds`` or later.

    A page that went offline, or became internal, is not named: not even that it changed.
    """
    rijen = Etalage.objects.filter(
        page__live=True,
        zicht=Etalagezicht.OPENBAAR,
        page__path__startswith=handleiding.path,
        gewijzigd_op__isnull=False,
    )
    if sinds is not None:
        rijen = rijen.filter(gewijzigd_op__gte=timezone.make_aware(datetime.combine(sinds, time())))
    rijen = rijen.select_related("page").order_by("-gewijzigd_op", "page__path")[:MEESTE]
    return [Wijziging(rij.page, rij.gewijzigd_op, rij.soort, rij.reden) for rij in rijen]


def lees_dag(tekst: str) -> date | None:
    """Return the day that ``JJJJ-MM-DD`` says; raise ValueError when it is none, or before there was a web."""
    if not tekst:
        return None
    dag = date.fromisoformat(tekst)
    if not 1990 <= dag.year <= 9998:
        raise ValueError("No day that anything was published on.")
    return dag
