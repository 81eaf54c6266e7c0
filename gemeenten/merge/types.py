"""The words of the merge: what a decision is, what a result is, what can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

# A JSON value as Wagtail serialises it. Spelled Any, because a recursive alias makes
# every dict of a caller incompatible by invariance and finds no extra mistakes here.
Json: TypeAlias = Any
Pagina: TypeAlias = dict[str, Json]
Keuzes: TypeAlias = Mapping[str, Json]


class Afwezig(Enum):
    """The one value that says "there is nothing here", which None does not."""

    ONTBREEKT = "ontbreekt"


ONTBREEKT: Final = Afwezig.ONTBREEKT


class Soort(StrEnum):
    """Whose text a decision took."""

    KERN = "kern"
    LOKAAL = "lokaal"
    GELIJK = "gelijk"
    CONFLICT = "conflict"


class Handeling(StrEnum):
    """What happened at the place of a decision."""

    GEWIJZIGD = "gewijzigd"
    TOEGEVOEGD = "toegevoegd"
    VERWIJDERD = "verwijderd"
    VERPLAATST = "verplaatst"
    OPMAAK = "opmaak"  # only white space or Draftail's block keys differ


class Herkomst(StrEnum):
    """Where a field or block of an edition comes from."""

    KERN = "kern"
    AANGEPAST = "aangepast"
    EIGEN = "eigen"
    WEGGELATEN = "weggelaten"


class OnbekendPad(ValueError):
    """A choice names a path at which these three versions have no decision."""


class OngeldigeKeuze(ValueError):
    """A choice is none of "kern", "lokaal", "beide", "verenigd", {"eigen": value}, or does not fit its place."""


class NietTeCombineren(OngeldigeKeuze):
    """ "beide" or "verenigd" was chosen where two values cannot stand side by side, or be one text."""


class Drie(NamedTuple):
    """One thing in its three versions; ONTBREEKT where a version does not have it."""

    basis: Any
    kern: Any
    lokaal: Any


@dataclass(frozen=True, slots=True)
class Besluit:
    """One difference and what was decided about it.

    `pad` names the place: field names, block ids and part numbers joined by "/". The same three
    versions always give the same paths. A place in an order ends in "#plaats"; its values are
    positions, counted from 1. A version that lacks the value has None.
    `kan_beide` says whether "beide" can be chosen here. `dubbel` says that it is a conflict only because
    a sentence of it would stand twice, or nowhere: the other side did something with it at another place.
    `verenigd` is one text with the changes of both sides, where they changed different sentences of it.
    `samen` is the same for all conflicts about such a sentence (the path of the first one); else empty.
    """

    pad: str
    soort: Soort
    basis: Json
    kern: Json
    lokaal: Json
    handeling: Handeling = Handeling.GEWIJZIGD
    kan_beide: bool = False
    dubbel: bool = False
    samen: str = ""
    verenigd: str | None = None


class Botsing(NamedTuple):
    """A sentence that stands twice, or nowhere (`dubbel` is false), since its places were decided apart."""

    zin: str
    paden: tuple[str, ...]
    dubbel: bool


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """The result of a merge.

    `inhoud` is the merged page; at a conflict it holds the local value. `besluiten` lists every
    difference, in reading order.
    """

    inhoud: Pagina
    besluiten: tuple[Besluit, ...]
    _apply: Callable[[Keuzes], Pagina] = field(repr=False, compare=False)
    _keur: Callable[[Keuzes], tuple[Botsing, ...]] = field(repr=False, compare=False)

    @property
    def conflicten(self) -> tuple[Besluit, ...]:
        """The decisions that a person must take."""
        return tuple(b for b in self.besluiten if b.soort is Soort.CONFLICT)

    def toegepast(self, keuzes: Keuzes) -> Pagina:
        """Return the page after a person's choices; `inhoud` itself does not change.

        `keuzes` maps the path of any decision to "kern", "lokaal", "beide" (core's text, then the
        local one), "verenigd" (one text, see there) or {"eigen": value}. Laws: all "kern" gives the
        core page, all "lokaal" the local page, no choices gives `inhoud`.
        Raises OnbekendPad, NietTeCombineren or OngeldigeKeuze, all of them ValueErrors.
        """
        return self._apply(keuzes)

    def botsingen(self, keuzes: Keuzes) -> tuple[Botsing, ...]:
        """Return what stands twice or nowhere after these choices, without a person having asked for it.

        Law: nothing, if all conflicts are decided for one side and the rest is left as it is.
        """
        return self._keur(keuzes)
