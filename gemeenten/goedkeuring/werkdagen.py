"""Working days between two days. Pure."""

from datetime import date, timedelta

from gemeenten.regels.rooster.vrij import feestdag

ZATERDAG = 5
# Before a date by which something must be decided, people hear of it again at so many working days.
VOOR_DE_DATUM = (3, 1)


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < ZATERDAG and not feestdag(dag)


def werkdagen(van: date, tot: date) -> int:
    """Count the working days after ``van`` up to and including ``tot``."""
    dagen = (van + timedelta(days=n) for n in range(1, (tot - van).days + 1))
    return sum(is_werkdag(dag) for dag in dagen)


def nadert(uiterlijk: date, *, gemeld: date, vandaag: date) -> bool:
    """Return whether a date came near since somebody was told of it: not on the same day, nor once it has passed."""
    if vandaag > uiterlijk:
        return False
    toen, nu = werkdagen(gemeld, uiterlijk), werkdagen(vandaag, uiterlijk)
    return any(nu <= grens < toen for grens in VOOR_DE_DATUM)
