"""From when till when readers saw what, worked out from the rows that were kept of one page. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

# As the etalage keeps them: 0 for everyone, 1 for readers of the edition; anything else is hidden.
TE_LEZEN = frozenset({0, 1})


class Vertoond(StrEnum):
    """What readers met at the address of a page."""

    ONLINE = "online"
    VERBORGEN = "verborgen"  # published, but hidden by a page above it
    OFFLINE = "offline"
    NOG_NIET = "nog niet"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Boeking:
    """A row as it was kept: how a page stood from a moment on."""

    pk: int
    vanaf: datetime
    online: bool
    revision: int | None = None
    zicht: int | None = None
    adres: str = ""
    code: str = ""
    gewist_op: datetime | None = None

    @property
    def soort(self) -> Vertoond:
        if not self.online:
            return Vertoond.OFFLINE
        if self.zicht is None or self.zicht in TE_LEZEN:
            return Vertoond.ONLINE
        return Vertoond.VERBORGEN

    def toont_hetzelfde(self, ander: "Boeking") -> bool:
        """Return whether readers met the same with both; where nothing was to be read, that is enough."""
        if not self.online and not ander.online:
            return True
        return (self.online, self.revision, self.zicht, self.adres) == (
            ander.online,
            ander.revision,
            ander.zicht,
            ander.adres,
        )


@dataclass(frozen=True)
class Tijdvak:
    """A stretch of time in which readers met one thing. Without ``vanaf`` from ever, without ``tot`` till now."""

    soort: Vertoond
    vanaf: datetime | None
    tot: datetime | None
    boeking: Boeking | None = None

    def omvat(self, moment: datetime) -> bool:
        begonnen = self.vanaf is None or self.vanaf <= moment
        return begonnen and (self.tot is None or moment < self.tot)

    def raakt(self, begin: datetime, einde: datetime) -> bool:
        """Return whether it has a part in the time from ``begin`` up to ``einde``."""
        return (self.vanaf is None or self.vanaf < einde) and (self.tot is None or begin < self.tot)


def tijdvakken(boekingen: Iterable[Boeking], eerste_keer: datetime | None) -> list[Tijdvak]:
    """Return all of time as stretches, oldest first, each ending where the next begins.

    ``eerste_keer`` is when the page was first published, if ever: between that and the first row nothing is known.
    """
    op_volgorde = sorted(boekingen, key=lambda boeking: (boeking.vanaf, boeking.pk))
    begin = op_volgorde[0] if op_volgorde else None
    return [*_ervoor(begin, eerste_keer), *_geboekt(op_volgorde)]


def _ervoor(begin: Boeking | None, eerste_keer: datetime | None) -> Iterator[Tijdvak]:
    tot = begin.vanaf if begin else None
    if eerste_keer is None or (tot is not None and tot <= eerste_keer):
        # What begins by going offline was online before.
        ooit = begin is not None and not begin.online
        yield Tijdvak(Vertoond.ONBEKEND if ooit else Vertoond.NOG_NIET, None, tot)
    else:
        yield Tijdvak(Vertoond.NOG_NIET, None, eerste_keer)
        yield Tijdvak(Vertoond.ONBEKEND, eerste_keer, tot)


def _geboekt(boekingen: list[Boeking]) -> list[Tijdvak]:
    uit: list[Tijdvak] = []
    for boeking in boekingen:
        vorige = uit[-1] if uit else None
        if vorige and vorige.boeking and vorige.boeking.toont_hetzelfde(boeking):
            continue
        if vorige:
            uit[-1] = replace(vorige, tot=boeking.vanaf)
        uit.append(Tijdvak(boeking.soort, boeking.vanaf, None, boeking))
    return [vak for vak in uit if vak.vanaf != vak.tot]
