"""All local data of an edition in one file for people: a workbook, or a zip of CSV files."""

from .acties import LOGACTIE, haal_op, mag_alles

__all__ = ["LOGACTIE", "haal_op", "mag_alles"]
