"""May this person do this to this page now? Gathers the facts; ``rules`` decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from .contributors import medewerkers, spoed_open
from .rollen import rollen_op
from .rules import OVERGANGEN, Actie, Rol, Toestand, bezwaar
from .state import toestand_van

# What a person may do on a page by a button; editing has its own screen, the rest the clock does.
KNOPPEN = (
    Actie.INDIENEN,
    Actie.GOEDKEUREN,
    Actie.TERUGSTUREN,
    Actie.TERUGTREKKEN,
    Actie.PLANNING_INTREKKEN,
    Actie.OFFLINE_HALEN,
    Actie.SPOEDPUBLICATIE,
    Actie.ACHTERAF_GOEDKEUREN,
)


@dataclass(frozen=True)
class Mogelijkheid:
    """An action with the reason why this person may not do it now; empty when they may."""

    actie: Actie
    bezwaar: str

    @property
    def mag(self) -> bool:
        return not self.bezwaar


class Oordeel:
    """What ``user`` may do with ``page`` now. Each fact is read once."""

    def __init__(self, page: Page, user: Any) -> None:
        self.page = page
        self.user = user
        self.toestand = toestand_van(page)
        self.spoed = spoed_open(page) if page.pk else None
        self.workflow_state = page.current_workflow_state
        self.rollen = self._rollen()
        self._medewerkers: set[int] | None = None

    def _rollen(self) -> frozenset[Rol]:
        rollen = rollen_op(self.page, self.user)
        if self.toestand != Toestand.TER_BEOORDELING:
            return rollen
        task = self.page.current_workflow_task
        if task is not None and getattr(task, "mag_beoordelen", None):
            mag = task.mag_beoordelen(self.user)
            rollen = rollen | {Rol.BEOORDELAAR} if mag else rollen - {Rol.BEOORDELAAR}
        if self.workflow_state.requested_by_id == self.user.pk:
            rollen |= {Rol.INDIENER}
        return rollen

    @property
    def werkte_mee(self) -> bool:
        if self._medewerkers is None:
            self._medewerkers = medewerkers(self.page)
        door_mij = self.spoed is not None and self.spoed.user_id == self.user.pk
        return self.user.pk in self._medewerkers or door_mij

    def bezwaar(self, actie: Actie, reden: str | None = None) -> str:
        """Return why not, in Dutch, or an empty string."""
        return (
            bezwaar(
                actie,
                nu=self.toestand,
                rollen=self.rollen,
                werkte_mee=OVERGANGEN[actie].vier_ogen and self.werkte_mee,
                reden=reden,
                spoed=self.spoed is not None,
            )
            or ""
        )

    def mogelijkheden(self, acties: Iterable[Actie] = KNOPPEN) -> list[Mogelijkheid]:
        """Return what this page's state allows at all, with this person's objection to each."""
        return [
            Mogelijkheid(actie, self.bezwaar(actie))
            for actie in acties
            if self.toestand in OVERGANGEN[actie].van
            and (self.spoed or not OVERGANGEN[actie].alleen_na_spoed)
        ]
