"""Tables that people made in a spreadsheet, read: CSV, ODS and XLSX. Pure; knows nothing of editions."""

from .lezen import MAX_RIJEN, Tabel, Tabelrij, lees
from .veilig import Formule, TabelFout
from .zichtbaar import UITLEGBLAD

__all__ = [
    "MAX_RIJEN",
    "UITLEGBLAD",
    "Formule",
    "Tabel",
    "TabelFout",
    "Tabelrij",
    "lees",
]
