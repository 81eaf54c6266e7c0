"""What the importer hands over: plain values, no Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from handleiding.importer.report import Rapport

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
Soort: TypeAlias = Literal["hoofdstuk", "bijeenkomst", "bijlage", "bufferschema", "literatuur"]


class ImportFout(Exception):
    """The file cannot be imported; the message is for the user (Dutch, plain words)."""


@dataclass(frozen=True)
class Bestandsregels:
    """The lines of a file, and in Dutch what the file holds that is no line, or stands there in another form."""

    regels: list[str]
    opmerkingen: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Boekpagina:
    """One page to write. `velden` is raw StreamField JSON without ids."""

    soort: Soort
    nummer: str
    titel: str
    velden: dict[str, JSON]
    kinderen: tuple[Boekpagina, ...] = ()


@dataclass(frozen=True)
class Handleiding:
    """The whole handbook, with the account of every line of the input."""

    titel: str
    paginas: tuple[Boekpagina, ...]
    rapport: Rapport


def stream(soort: str, waarden: list[JSON]) -> JSON:
    """A StreamField value in which every block has the same type."""
    return [blok(soort, waarde) for waarde in waarden]


def blok(soort: str, waarde: JSON) -> JSON:
    """One StreamField block; ids are given when it is written."""
    return {"type": soort, "value": waarde}
