"""The running order of one session: when each item begins, and whether it fits. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAG = date(2000, 1, 1)


@dataclass(frozen=True)
class Draaiboekregel:
    """An item of the programme: its place in the list, and its times where they are known."""

    nummer: int
    begin: time | None
    einde: time | None
    minuten: int | None


def minuten_tussen(begin: time, einde: time) -> int:
    verschil = datetime.combine(DAG, einde) - datetime.combine(DAG, begin)
    return int(verschil.total_seconds()) // 60


def tijden(minuten: Sequence[int | None], begin: time | None) -> list[Draaiboekregel]:
    """Return a line for each item. After an item without a length no more times are known."""
    nu = datetime.combine(DAG, begin) if begin else None
    regels = []
    for nummer, duur in enumerate(minuten, 1):
        straks = nu + timedelta(minutes=duur) if nu and duur else None
        regels.append(
            Draaiboekregel(
                nummer, nu.time() if nu else None, straks.time() if straks else None, duur
            )
        )
        nu = straks
    return regels


def bericht_over_duur(minuten: Sequence[int | None], begin: time, einde: time) -> str:
    """Return in Dutch how the programme fits the time there is; empty when it fits exactly."""
    beschikbaar = minuten_tussen(begin, einde)
    zonder = sum(duur is None for duur in minuten)
    samen = sum(duur or 0 for duur in minuten)
    if zonder:
        return (
            f"{zonder} van de {len(minuten)} onderdelen "
            f"{'heeft' if zonder == 1 else 'hebben'} nog geen tijd. "
            f"De rest duurt samen {samen} van de {beschikbaar} minuten."
        )
    if samen > beschikbaar:
        return f"Het programma duurt {samen - beschikbaar} minuten langer dan de bijeenkomst."
    if samen < beschikbaar:
        return f"Er blijven {beschikbaar - samen} minuten over."
    return ""
