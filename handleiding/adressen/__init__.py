"""The addresses of the public side that are no page: one table, and what follows from it.

Each room registers the addresses that it owns when it starts (``tabel.registreer``). From the table follow the
URL patterns, the names that pages may not take (``plek``, ``bewaking``), the command ``adressen`` and the table
in ``site/README.md``. Direction of dependencies: tabel → plek, hosts → bewaking, documentatie.
"""

from .plek import (
    bezwaar,
    bezwaar_tegen_host,
    is_naam,
    naam_op,
    paginas_in_de_weg,
    vast_adres,
    vrij_adres,
)
from .tabel import ANY_PAGE, EVERY_HOST, MAIN_HOST, Adres, Anders, Niveau, registreer

__all__ = [
    "ANY_PAGE",
    "EVERY_HOST",
    "MAIN_HOST",
    "Adres",
    "Anders",
    "Niveau",
    "bezwaar",
    "bezwaar_tegen_host",
    "is_naam",
    "naam_op",
    "paginas_in_de_weg",
    "registreer",
    "vast_adres",
    "vrij_adres",
]
