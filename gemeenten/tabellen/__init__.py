"""Tables that people made in a spreadsheet, read: CSV, ODS and XLSX. Pure; knows nothing of editions."""

from .lezen import MAX_RIJEN, Rij, Tabel, lees
from .veilig import Formule, TabelFout

__all__ = [
    "MAX_RIJEN",
    "Formule",
    "Rij",
    "Tabel",
    "TabelFout",
    "lees",
]
