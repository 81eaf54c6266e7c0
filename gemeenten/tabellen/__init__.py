"""Tables that people made in a spreadsheet, read: CSV, ODS and XLSX. Pure; knows nothing of editions."""

from .lezen import MAX_RIJEN, Tabel, Tabelrij, lees
from .veilig import Formule, TabelFout

__all__ = [
    "MAX_RIJEN",
    "Formule",
    "Tabel",
    "TabelFout",
    "Tabelrij",
    "lees",
]
