"""A series of dates by a rule, around holidays. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .vrij import VrijeDag, nooit

WEEK = timedelta(days=7)
MAX_AANTAL = 40
MAX_STAPPEN = 120
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
RANGORDE = ("eerste", "tweede", "derde", "vierde", "vijfde")


class Roosterregel(StrEnum):
    MAAND = "maand"
    LAATSTE = "laatste"
    VIER_WEKEN = "vier_weken"
    TWEE_WEKEN = "twee_weken"


WEKEN = {Roosterregel.TWEE_WEKEN: 2 * WEEK, Roosterregel.VIER_WEKEN: 4 * WEEK}


class GeenReeks(ValueError):
    """The rule yields no series; the message says why, in Dutch."""


@dataclass(frozen=True)
class Overgeslagen:
    datum: date
    reden: str


@dataclass(frozen=True)
class Roosterreeks:
    data: tuple[date, ...]
    overgeslagen: tuple[Overgeslagen, ...]


def omschrijving(regel: Roosterregel, eerste: date) -> str:
    """Say the rule in words: "elke tweede dinsdag van de maand"."""
    dag = WEEKDAGEN[eerste.weekday()]
    if regel == Roosterregel.MAAND:
        return f"elke {RANGORDE[(eerste.day - 1) // 7]} {dag} van de maand"
    if regel == Roosterregel.LAATSTE:
        return f"elke laatste {dag} van de maand"
    return f"elke {'twee' if regel == Roosterregel.TWEE_WEKEN else 'vier'} weken op {dag}"


def maak_reeks(
    eerste: date, *, aantal: int, regel: Roosterregel = Roosterregel.MAAND, vrij: VrijeDag = nooit
) -> Roosterreeks:
    """Return ``aantal`` dates from ``eerste`` on. On a free day the group meets a week later.

    Is that week free too, then that turn is skipped. A rhythm of weeks goes on from the day on which the group
    does meet. Raises GeenReeks, in Dutch, when the rule cannot be kept.
    """
    if not 1 <= aantal <= MAX_AANTAL:
        raise GeenReeks(f"Kies een aantal van 1 tot en met {MAX_AANTAL}.")
    if regel == Roosterregel.MAAND and eerste.day > 28:
        raise GeenReeks(
            f"Niet elke maand heeft een vijfde {WEEKDAGEN[eerste.weekday()]}. Kies een dag vóór de "
            "29e, of de laatste van de maand."
        )
    data: list[date] = []
    overgeslagen: list[Overgeslagen] = []
    beurt = eerste
    for stap in range(MAX_STAPPEN):
        if len(data) == aantal:
            return Roosterreeks(tuple(data), tuple(overgeslagen))
        if regel in WEKEN:
            beurt = (_plaats(beurt, data, overgeslagen, vrij) or beurt) + WEKEN[regel]
        else:
            _plaats(_in_maand(eerste, regel, stap), data, overgeslagen, vrij)
    raise GeenReeks("Deze regel levert te weinig data op. Kies een andere dag of regel.")


def _plaats(
    beurt: date, data: list[date], overgeslagen: list[Overgeslagen], vrij: VrijeDag
) -> date | None:
    for dag in (beurt, beurt + WEEK):
        reden = vrij(dag)
        if not reden:
            data.append(dag)
            return dag
        overgeslagen.append(Overgeslagen(dag, reden))
    return None


def _in_maand(eerste: date, regel: Roosterregel, stap: int) -> date:
    jaar, maand = divmod(eerste.year * 12 + eerste.month - 1 + stap, 12)
    if regel == Roosterregel.LAATSTE:
        return laatste(eerste.weekday(), jaar, maand + 1)
    return nde(eerste.weekday(), (eerste.day - 1) // 7, jaar, maand + 1)


def nde(weekdag: int, rang: int, jaar: int, maand: int) -> date:
    """Return the ``rang``-th (0 is the first) ``weekdag`` (0 is Monday) of a month."""
    begin = date(jaar, maand, 1)
    return begin + timedelta(days=(weekdag - begin.weekday()) % 7) + rang * WEEK


def laatste(weekdag: int, jaar: int, maand: int) -> date:
    """Return the last ``weekdag`` (0 is Monday) of a month."""
    volgende = date(jaar + maand // 12, maand % 12 + 1, 1)
    dag = volgende - timedelta(days=1)
    return dag - timedelta(days=(dag.weekday() - weekdag) % 7)


def schooljaar(dag: date) -> str:
    """Return the name of a round that starts on ``dag``: ``2026–2027``, from August on."""
    begin = dag.year if dag.month >= 8 else dag.year - 1
    return f"{begin}–{begin + 1}"
