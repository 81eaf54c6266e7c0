"""Rules of the schedule. Pure: dates in, dates and warnings out."""

from .botsingen import Dagdeel, waarschuwingen
from .reeks import (
    MAX_AANTAL,
    GeenReeks,
    Roosterreeks,
    Roosterregel,
    maak_reeks,
    omschrijving,
    schooljaar,
)
from .schoolvakanties import Vakantieregio, als_vakantieregio
from .verdeling import verdeel
from .vrij import vrije_dagen

__all__ = [
    "MAX_AANTAL",
    "Dagdeel",
    "GeenReeks",
    "Roosterreeks",
    "Roosterregel",
    "Vakantieregio",
    "als_vakantieregio",
    "maak_reeks",
    "omschrijving",
    "schooljaar",
    "verdeel",
    "vrije_dagen",
    "waarschuwingen",
]
