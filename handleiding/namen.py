"""When two names are one, how names are put in order, and their first letter. Pure.

Order is that of the list of municipalities of the CBS: word by word, signs do not count, an article is part
of the name (De Bilt under D, 's-Gravenhage under S), and IJ stands between II and IK.
"""

import re
from typing import Any

from .vouwen import vouw

_GEEN_LETTER = re.compile(r"[^\w ]+")
_EERSTE = re.compile(r"ij|.", re.IGNORECASE | re.DOTALL)


def naamsleutel(naam: str) -> str:
    """Return what all ways of writing one name have in common, and two names do not."""
    return vouw(naam).strip()


def naamvolgorde(naam: str) -> tuple[str, str]:
    """Return where a name stands in Dutch order; the spelling decides between equals."""
    return _GEEN_LETTER.sub("", vouw(naam)).strip(), naam


def mensvolgorde(mens: Any) -> tuple[tuple[str, str], tuple[str, str], int]:
    """Return where an account stands among others: by last name, then by first name."""
    return naamvolgorde(mens.last_name), naamvolgorde(mens.first_name), mens.pk


def met_hoofdletter(tekst: str) -> str:
    """Return ``tekst`` with a capital in front; IJ is one letter."""
    return _EERSTE.sub(lambda letter: letter[0].upper(), tekst, count=1)


def met_kleine_letter(tekst: str) -> str:
    """Return ``tekst`` with a small letter in front; IJ is one letter."""
    return _EERSTE.sub(lambda letter: letter[0].lower(), tekst, count=1)
