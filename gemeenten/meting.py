"""What the answers to a questionnaire say, and when they may be shown. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

# Below this number an answer could be traced to a person; above it the figures are still few.
MINIMUM = 5
SCHAAL = (
    (1, "helemaal oneens"),
    (2, "oneens"),
    (3, "niet eens, niet oneens"),
    (4, "eens"),
    (5, "helemaal eens"),
)
IMPRESSIE = (
    "Dit zijn indrukken van een kleine groep, geen onderzoeksresultaten. Trek er samen met de groep "
    "conclusies uit."
)


@dataclass(frozen=True)
class Uitkomst:
    """The answers to one statement: how often each score was given, and the average."""

    stelling: str
    aantallen: tuple[int, ...]
    gemiddelde: float


def uitkomsten(
    stellingen: Sequence[str], antwoorden: Sequence[Sequence[int]]
) -> list[Uitkomst] | None:
    """Return an outcome per statement, or None while there are fewer than five answers."""
    if len(antwoorden) < MINIMUM:
        return None
    kolommen = zip(*antwoorden, strict=True)
    return [
        Uitkomst(
            stelling,
            tuple(kolom.count(score) for score, _ in SCHAAL),
            round(sum(kolom) / len(kolom), 1),
        )
        for stelling, kolom in zip(stellingen, kolommen, strict=True)
    ]
