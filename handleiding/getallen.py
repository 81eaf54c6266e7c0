"""A number that came with a request, read as what a row can have. Pure.

``"²".isdigit()`` is true and ``int("²")`` raises, as it does for five thousand nines; and what is larger than a column
can hold is an error of the database. Whoever reads a number out of a question reads it here.
"""

from typing import Any

GROOTSTE = 2**63 - 1
MEESTE_CIJFERS = len(str(GROOTSTE))


def rijnummer(tekst: Any) -> int | None:
    """Return the number of a row that ``tekst`` says; None when it is the number of no row."""
    cijfers = str(tekst or "")
    if not cijfers.isascii() or not cijfers.isdecimal() or len(cijfers) > MEESTE_CIJFERS:
        return None
    nummer = int(cijfers)
    return nummer if 0 < nummer <= GROOTSTE else None
