"""May this person do this to this page now? Gathers the facts; ``rules`` decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Page, PageLogEntry, Revision

from .bijdragen import dezelfde_personen, is_dezelfde
from .contributors import medewerkers, spoed_open
from .rollen import rollen_op
from .rules import OVERGANGEN, Actie, Rol, Toestand, bezwaar, toestand
from .state import feiten
from .tweede_persoon import is_verbonden, makers_van

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
        self.workflow_state = page.current_workflow_state
        self.toestand = toestand(feiten(page, self.workflow_state))

    @cached_property
    def spoed(self) -> PageLogEntry | None:
        return spoed_open(self.page) if self.page.pk else None

    @cached_property
    def spoedtekst(self) -> Revision | None:
        """Return what went online in a hurry; None when there is none, or it was cleared by a version before this."""
        return self.spoed and Revision.objects.filter(pk=self.spoed.revision_id).first()

    @cached_property
    def rollen(self) -> frozenset[Rol]:
        rollen = rollen_op(self.page, self.user)
        if self.toestand != Toestand.TER_BEOORDELING:
            return rollen
        stap = self.workflow_state.current_task_state
        task = stap.task.specific if stap else None
        if task is not None and getattr(task, "mag_beoordelen", None):
            mag = task.mag_beoordelen(self.user)
            rollen = rollen | {Rol.BEOORDELAAR} if mag else rollen - {Rol.BEOORDELAAR}
        if self.workflow_state.requested_by_id == self.user.pk:
            rollen |= {Rol.INDIENER}
        return rollen

    @cached_property
    def werkte_mee(self) -> bool:
        door_mij = self.spoed is not None and is_dezelfde(self.spoed.user_id, self.user)
        return door_mij or self.user.pk in self._schrijvers

    @cached_property
    def verbonden(self) -> bool:
        """Return whether a maker of this text, or who put it online in a hurry, let this person in."""
        met_spoed = {self.spoed.user_id} - {None} if self.spoed is not None else set()
        makers = makers_van(self.page, self._schrijvers) | dezelfde_personen(met_spoed)
        return is_verbonden(self.user, makers)

    @cached_property
    def _schrijvers(self) -> set[int]:
        return medewerkers(self.page)

    def bezwaar(self, actie: Actie, reden: str | None = None) -> str:
        """Return why not, in Dutch, or an empty string."""
        overgang = OVERGANGEN[actie]
        hier = self.toestand in overgang.van
        weegt = hier and overgang.vier_ogen and bool(overgang.rollen & self.rollen)
        return (
            bezwaar(
                actie,
                nu=self.toestand,
                rollen=self.rollen if hier else frozenset(),
                werkte_mee=weegt and self.werkte_mee,
                verbonden=weegt and not self.werkte_mee and self.verbonden,
                reden=reden,
                spoed=hier and overgang.alleen_na_spoed and self.spoed is not None,
            )
            or ""
        )

    def mogelijkheden(self, acties: Iterable[Actie] = KNOPPEN) -> list[Mogelijkheid]:
        """Return what this page's state allows at all, with this person's objection to each."""
        return [
            Mogelijkheid(actie, self.bezwaar(actie))
            for actie in acties
            if self.toestand in OVERGANGEN[actie].van
            and (not OVERGANGEN[actie].alleen_na_spoed or self.spoed)
        ]
