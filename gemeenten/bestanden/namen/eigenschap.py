"""What is told of a document. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

# What comes where a program wants a name.
NIEMAND = "Auteur"
LANGSTE_WAARDE, MEESTE_WAARDEN = 200, 50


@dataclass(frozen=True)
class Eigenschap:
    """One fact that stands in a file beside its text, in words for its uploader."""

    wat: str
    waarde: str


@dataclass(frozen=True)
class GelezenNamen:
    """What stands in a file. ``blijft`` says what a copy keeps, ``bezwaar`` why there can be no copy."""

    eigenschappen: tuple[Eigenschap, ...] = ()
    blijft: tuple[str, ...] = ()
    bezwaar: str = ""


def ontdubbeld(alle: Iterable[Eigenschap]) -> tuple[Eigenschap, ...]:
    """Return each fact once, in order, none too long to read and not too many."""
    kort = (
        Eigenschap(een.wat, waarde[:LANGSTE_WAARDE])
        for een in alle
        if (waarde := " ".join(een.waarde.split())) and waarde != NIEMAND
    )
    return tuple(dict.fromkeys(kort))[:MEESTE_WAARDEN]
