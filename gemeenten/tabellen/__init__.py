"""Tables that people make in a spreadsheet, in and out: CSV, ODS and XLSX. Pure; knows nothing of editions."""

from .lezen import MAX_RIJEN, Rij, Tabel, lees
from .schrijven import VORMEN, Blad, naar_csv, schrijf
from .veilig import Formule, TabelFout

__all__ = [
    "MAX_RIJEN",
    "VORMEN",
    "Blad",
    "Formule",
    "Rij",
    "Tabel",
    "TabelFout",
    "lees",
    "naar_csv",
    "schrijf",
]
