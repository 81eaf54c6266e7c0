"""How long a file that is no longer right is kept, and which of many. Pure.

Readers never get one. It is kept so that it can be said afterwards what was handed out, of a withdrawn text too, until
a person is removed from it or its page goes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Termijn:
    """Every day's last file for so long, and every month's last for so long; nothing else."""

    per_dag: timedelta
    per_maand: timedelta


NIET = Termijn(timedelta(0), timedelta(0))


def termijnen(jaren: int) -> dict[str, Termijn]:
    """Return the table of retention by kind of document, for who keeps policy so many years. Others are not kept."""
    return {"handleiding": Termijn(timedelta(days=31), timedelta(days=366 * jaren))}


def overbodig(gemaakt: Iterable[datetime], nu: datetime, termijn: Termijn) -> set[datetime]:
    """Return the moments of the files that may go; that of the newest never."""
    gezien: set[tuple[int, ...]] = set()
    weg = set()
    for plek, moment in enumerate(sorted(gemaakt, reverse=True)):
        leeftijd = nu - moment
        vak: tuple[int, ...] = (moment.year, moment.month)
        if leeftijd <= termijn.per_dag:
            vak = (*vak, moment.day)
        te_oud = leeftijd > max(termijn.per_dag, termijn.per_maand)
        if plek and (te_oud or vak in gezien):
            weg.add(moment)
        gezien.add(vak)
    return weg
