"""The sentence in which something was found. Pure."""

import re
from typing import NamedTuple

from handleiding.vouwen import ALINEA

from .zoekterm import Treffer

LANGSTE = 140
_EINDE = re.compile(rf"[.!?…][\"'”’)]*\s|[{ALINEA}\n]")


class Zin(NamedTuple):
    """What comes before it, the words found, and what comes after."""

    voor: str
    woorden: str
    na: str


def zin(tekst: str, treffer: Treffer) -> Zin:
    """Return the sentence around what was found, cut at whole words where it is long."""
    voor, na = tekst[: treffer.start], tekst[treffer.eind :]
    begin = max((einde.end() for einde in _EINDE.finditer(voor)), default=0)
    slot = _EINDE.search(na)
    if slot:
        na = na[: slot.end()]
    return Zin(
        _laatste(voor[begin:].lstrip()), tekst[treffer.start : treffer.eind], _eerste(na.rstrip())
    )


def _laatste(tekst: str) -> str:
    if len(tekst) <= LANGSTE:
        return tekst
    return f"… {tekst[-LANGSTE:].partition(' ')[2]}"


def _eerste(tekst: str) -> str:
    if len(tekst) <= LANGSTE:
        return tekst
    return f"{tekst[:LANGSTE].rpartition(' ')[0]} …"
