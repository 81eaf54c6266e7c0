"""Days on which no group meets: public holidays and school holidays. Pure."""

from collections.abc import Callable
from datetime import date
from functools import cache

from holidays import OPTIONAL, PUBLIC, country_holidays

from .schoolvakanties import EERSTE_DAG, LAATSTE_DAG, LAATSTE_SCHOOLJAAR, VAKANTIES, Vakantieregio

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


def schoolvakantie(dag: date, regio: Vakantieregio) -> str:
    """Return the name of the school holiday in ``regio`` on ``dag``, or an empty text."""
    return next((v.naam for v in VAKANTIES[regio] if v.van <= dag <= v.tot_en_met), "")


def schoolvakantie_ergens(dag: date) -> str:
    """Return the school holiday on ``dag`` with the regions that have it, for who knows no region; or an empty text."""
    namen = {regio.naam: schoolvakantie(dag, regio) for regio in Vakantieregio}
    vakanties = dict.fromkeys(vakantie for vakantie in namen.values() if vakantie)
    regios = " en ".join(naam for naam, vakantie in namen.items() if vakantie)
    return f"{' of '.join(vakanties)} van {regios}" if regios else ""


def vakanties_onbekend(dag: date) -> bool:
    """Tell whether we have no school holidays for the time of ``dag``."""
    return not EERSTE_DAG <= dag <= LAATSTE_DAG


def nooit(dag: date) -> str:
    """Skip nothing."""
    return ""


def vrije_dagen(*, feestdagen: bool = True, schoolvakanties: Vakantieregio | None) -> VrijeDag:
    """Return the function that says why a day is free; an empty text when it is not.

    ``schoolvakanties``: the region whose school holidays are free too.
    """

    def vrij(dag: date) -> str:
        vakantie = schoolvakantie(dag, schoolvakanties) if schoolvakanties else ""
        return (feestdagen and feestdag(dag)) or vakantie

    return vrij
