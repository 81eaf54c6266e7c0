"""The plan of a merged page: what is fixed, and where there is something to choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .types import ONTBREEKT, Besluit, Drie, Json, Soort
from .volgorde import Volgorde


@dataclass(frozen=True, slots=True)
class Vast:
    """The same in all three versions."""

    waarde: Json


@dataclass(frozen=True, slots=True)
class Keuze:
    """One decision; `drie` holds the real values, ONTBREEKT included."""

    besluit: Besluit
    drie: Drie

    @property
    def standaard(self) -> Json:
        """What stands here until a person decides."""
        return self.drie.kern if self.besluit.soort is Soort.KERN else self.drie.lokaal


@dataclass(frozen=True, slots=True)
class BlokKeuze:
    """A decision about a block as a whole, which is known by `id`."""

    keuze: Keuze
    id: str


@dataclass(frozen=True, slots=True)
class Blok:
    """A block that all versions have, with a plan for its value."""

    type: str
    id: str
    waarde: Plan


@dataclass(frozen=True, slots=True)
class Velden:
    """A page or struct: a plan for each key."""

    velden: Mapping[str, Plan]


@dataclass(frozen=True, slots=True)
class Rij:
    """A sequence: a plan for each item, and the order."""

    leden: Mapping[str, Plan]
    volgorde: Volgorde
    plaatsen: Mapping[str, Besluit]


@dataclass(frozen=True, slots=True)
class RijkeTekst:
    """A rich text, or a list in it: a sequence of parts between `begin` and `eind`."""

    rij: Rij
    begin: Plan = field(default_factory=lambda: Vast(""))
    eind: Plan = field(default_factory=lambda: Vast(""))
    is_list: bool = False


Plan: TypeAlias = Vast | Keuze | BlokKeuze | Blok | Velden | Rij | RijkeTekst


def present(value: Json) -> bool:
    """Tell whether a version has a value here."""
    return value is not ONTBREEKT
