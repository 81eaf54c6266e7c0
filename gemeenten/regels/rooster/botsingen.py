"""Two groups at the same place, or with the same begeleider, at the same time. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from handleiding.namen import naamsleutel, naamvolgorde

from .schoolvakanties import Vakantieregio
from .vrij import (
    ONBEKEND,
    feestdag,
    schoolvakantie,
    schoolvakantie_ergens,
    vakanties_onbekend,
)


@dataclass(frozen=True)
class Dagdeel:
    groep: str
    datum: date
    begin: time
    einde: time
    plaats: str = ""
    begeleiders: frozenset[str] = field(default_factory=frozenset)


def overlapt(een: Dagdeel, ander: Dagdeel) -> bool:
    return een.datum == ander.datum and een.begin < ander.einde and ander.begin < een.einde


def botsing(een: Dagdeel, ander: Dagdeel) -> str:
    """Return in Dutch what clashes between two moments, or an empty text."""
    if not overlapt(een, ander):
        return ""
    if een.groep == ander.groep:
        return "Deze groep heeft op dit moment al een bijeenkomst."
    if een.plaats and naamsleutel(een.plaats) == naamsleutel(ander.plaats):
        return f"Op deze plaats zit dan al de groep {ander.groep}."
    namen = {naamsleutel(naam): naam for naam in een.begeleiders}
    for naam in sorted(ander.begeleiders, key=naamvolgorde):
        if naamsleutel(naam) in namen:
            return f"{naam} begeleidt dan al de groep {ander.groep}."
    return ""


def waarschuwingen(
    moment: Dagdeel, andere: Iterable[Dagdeel], *, regio: Vakantieregio | None
) -> list[str]:
    """Return in Dutch all that an editor should know about a moment before keeping it.

    ``regio``: whose school holidays count; where it is not known, those of each region.
    """
    gevonden = [botsing(moment, ander) for ander in andere]
    if naam := feestdag(moment.datum):
        gevonden.append(f"Dit is {naam}.")
    datum = moment.datum
    if naam := schoolvakantie(datum, regio) if regio else schoolvakantie_ergens(datum):
        gevonden.append(f"Dit valt in de {naam}.")
    if vakanties_onbekend(moment.datum):
        gevonden.append(ONBEKEND)
    if moment.datum.weekday() > 4:
        gevonden.append("Dit is in het weekend.")
    return list(dict.fromkeys(tekst for tekst in gevonden if tekst))
