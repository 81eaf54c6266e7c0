"""Rules of the schedule. Pure: dates in, dates and warnings out."""

from .botsingen import Moment, waarschuwingen
from .reeks import MAX_AANTAL, GeenReeks, Reeks, Regel, maak_reeks, omschrijving, schooljaar
from .schoolvakanties import Vakantieregio, regio_van
from .verdeling import verdeel
from .vrij import vrije_dagen

__all__ = [
    "MAX_AANTAL",
    "GeenReeks",
    "Moment",
    "Reeks",
    "Regel",
    "Vakantieregio",
    "maak_reeks",
    "omschrijving",
    "regio_van",
    "schooljaar",
    "verdeel",
    "vrije_dagen",
    "waarschuwingen",
]
