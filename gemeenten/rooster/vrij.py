"""Days on which no group meets: public holidays and school holidays. Pure."""

from collections.abc import Callable
from datetime import date
from functools import cache

from holidays import OPTIONAL, PUBLIC, country_holidays

from .schoolvakanties import EERSTE_DAG, LAATSTE_DAG, LAATSTE_SCHOOLJAAR, NOORD

VrijeDag = Callable[[date], str]
ONBEKEND = (
    "De schoolvakanties na het schooljaar "
    f"{LAATSTE_SCHOOLJAAR} zijn hier nog niet bekend. Kijk deze datum zelf na."
)


@cache
def _feestdagen(jaar: int) -> dict[date, str]:
    # Bevrijdingsdag is "optional": by law free once in five years, in practice nobody is at work.
    return dict(country_holidays("NL", years=jaar, language="nl", categories=(PUBLIC, OPTIONAL)))


def feestdag(dag: date) -> str:
    """Return the name of the public holiday on ``dag``, or an empty text."""
    return _feestdagen(dag.year).get(dag, "")


def schoolvakantie(dag: date) -> str:
    """Return the name of the school holiday (region Noord) on ``dag``, or an empty text."""
    return next((v.naam for v in NOORD if v.van <= dag <= v.tot_en_met), "")


def vakanties_onbekend(dag: date) -> bool:
    """Tell whether we have no school holidays for the time of ``dag``."""
    return not EERSTE_DAG <= dag <= LAATSTE_DAG


def nooit(dag: date) -> str:
    """Skip nothing."""
    return ""


def vrije_dagen(*, feestdagen: bool = True, schoolvakanties: bool = True) -> VrijeDag:
    """Return the function that says why a day is free; an empty text when it is not."""

    def vrij(dag: date) -> str:
        return (feestdagen and feestdag(dag)) or (schoolvakanties and schoolvakantie(dag)) or ""

    return vrij
