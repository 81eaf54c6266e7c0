"""What stands directly in a stored value, and where."""

from dataclasses import dataclass
from typing import Any

from wagtail import blocks

from .soorten import Bron

Pad = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """What stands directly in a value.

    ``stap`` leads to it in the stored JSON. ``sleutel`` is what a path of a merge calls it: the id of a block,
    the name of a field. ``type`` is the name of its kind in a stream or of the column below it in a table,
    ``onbekend`` that of a kind that is gone. ``rij`` is the row of a table that it stands in, 0 for the headings.
    """

    stap: Pad
    bron: Bron
    waarde: Any
    naam: str = ""
    sleutel: str = ""
    type: str = ""
    onbekend: str = ""
    is_lid: bool = False
    rij: int | None = None


def label(blok: blocks.Block | None) -> str:
    """Return what a block is called, as a part of a sentence."""
    naam = str(blok.label) if blok is not None else ""
    return naam[:1].lower() + naam[1:]
