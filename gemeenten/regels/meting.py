"""What the answers to a questionnaire say, and how much of it may be shown. Pure.

Nobody can be told from it: not with few answers, not by taking away what was shown before, not where all think alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Fewer answers than this could be traced to a person; and so could fewer more than were shown before.
MINIMUM = 5
# From here on each of the five answers is counted by itself; below it those on the same side are taken together.
ALLE_VIJF = 10
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


BIJNA_IEDEREEN = "bijna iedereen"
ONEENS, MIDDEN, EENS = 1, 2, 3  # the columns of the scale in which a side is told


@dataclass(frozen=True)
class Uitkomst:
    """The answers to one statement: what stands below each answer of the scale, and the average.

    ``cellen`` are five: a number, or a word. There is no average where almost all answered alike.
    """

    stelling: str
    cellen: tuple[int | str, ...]
    gemiddelde: float | None

    @property
    def bijna_iedereen(self) -> str:
        """What almost all answered; empty where they did not answer alike."""
        labels = (label for _, label in SCHAAL)
        return next(
            (
                label
                for label, cel in zip(labels, self.cellen, strict=True)
                if cel == BIJNA_IEDEREEN
            ),
            "",
        )


@dataclass(frozen=True)
class Paar:
    """One statement at the start and at the end of a ronde; None where it was not asked, or not shown."""

    stelling: str
    start: Uitkomst | None
    eind: Uitkomst | None


def telt_mee(aantal: int, getoond: int) -> int:
    """Return of how many answers, the first, outcomes are shown when a questionnaire closes with ``aantal``.

    ``getoond`` is of how many they were shown before. Two that were shown differ by five answers at least: with less,
    what one person answered follows from taking one from the other.
    """
    return aantal if aantal - getoond >= MINIMUM else getoond


def uitkomsten(
    stellingen: Sequence[str], antwoorden: Sequence[Sequence[int]]
) -> list[Uitkomst] | None:
    """Return an outcome per statement, or None while there are fewer than five answers."""
    if len(antwoorden) < MINIMUM:
        return None
    kolommen = zip(*antwoorden, strict=True)
    return [
        _uitkomst(stelling, kolom) for stelling, kolom in zip(stellingen, kolommen, strict=True)
    ]


def _uitkomst(stelling: str, scores: Sequence[int]) -> Uitkomst:
    een, twee, drie, vier, vijf = (scores.count(score) for score, _ in SCHAAL)
    kanten = {ONEENS: een + twee, MIDDEN: drie, EENS: vier + vijf}
    grootste = max(kanten, key=lambda kant: kanten[kant])
    if kanten[grootste] >= len(scores) - 1:
        # "All" would tell what each of them answered; "almost all" does not.
        cellen = ["" for _ in SCHAAL]
        cellen[grootste] = BIJNA_IEDEREEN
        return Uitkomst(stelling, tuple(cellen), None)
    gemiddeld = sum(scores) / len(scores)
    if len(scores) < ALLE_VIJF:
        samen = ("bij oneens", een + twee, drie, vier + vijf, "bij eens")
        return Uitkomst(stelling, samen, round(gemiddeld * 2) / 2)
    return Uitkomst(stelling, (een, twee, drie, vier, vijf), round(gemiddeld, 1))


def naast_elkaar(start: Sequence[Uitkomst] | None, eind: Sequence[Uitkomst] | None) -> list[Paar]:
    """Return each statement once, with what was answered at the start and at the end; in the order of asking."""
    bij_start = {uitkomst.stelling: uitkomst for uitkomst in start or ()}
    bij_eind = {uitkomst.stelling: uitkomst for uitkomst in eind or ()}
    return [
        Paar(stelling, bij_start.get(stelling), bij_eind.get(stelling))
        for stelling in dict.fromkeys((*bij_start, *bij_eind))
    ]
