"""Working days between two days. Pure."""

from datetime import date, timedelta

from gemeenten.rooster.vrij import feestdag

ZATERDAG = 5


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < ZATERDAG and not feestdag(dag)


def werkdagen(van: date, tot: date) -> int:
    """Count the working days after ``van`` up to and including ``tot``."""
    dagen = (van + timedelta(days=n) for n in range(1, (tot - van).days + 1))
    return sum(is_werkdag(dag) for dag in dagen)
