"""What of a spreadsheet shows: a filter hides rows, people hide columns and sheets. Pure.

What does not show is not what somebody means to hand over. It is left out, and said.
"""

from collections.abc import Callable, Sequence

# Our own empty file has a sheet that explains its columns.
UITLEGBLAD = "Uitleg"
Meld = Callable[[str], None]


class VerborgenRij(list[str]):
    """A row that does not show."""


def stil(melding: str) -> None:
    """Tell nobody."""


def zonder(cellen: Sequence[str], verborgen: Sequence[bool]) -> list[str]:
    """Return the cells of the columns that show."""
    over = len(cellen) - len(verborgen)
    vlaggen = [*verborgen, *[False] * over]
    return [cel for cel, weg in zip(cellen, vlaggen, strict=False) if not weg]


def meld_kolommen(aantal: int, meld: Meld) -> None:
    if aantal:
        kolommen = "verborgen kolom" if aantal == 1 else "verborgen kolommen"
        meld(f"Dit blad heeft {aantal} {kolommen}. Wat daarin staat is niet gelezen.")


def meld_bladen(gelezen: str, andere: Sequence[str], meld: Meld) -> None:
    over = [naam for naam in andere if naam != UITLEGBLAD]
    if over:
        namen = ", ".join(f"‘{naam}’" for naam in over)
        meld(
            f"Alleen het eerste blad, ‘{gelezen}’, is gelezen. Niet gelezen: {namen}. "
            "Staat daar nog een lijst? Bewaar haar dan in een eigen bestand."
        )
