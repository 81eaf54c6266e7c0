"""A first name by itself: perhaps the person, of whom the whole name is known. Pure.

Only where it is written as a name and no other name stands beside it: "Anna Bakker" and "Maria Anna" are somebody else.
"""

import re
from collections.abc import Iterable

from handleiding.vouwen import vouw, vouw_met_plaatsen

from .naamvormen import (
    AANHEF,
    GEEN_LETTER_ERNA,
    GEEN_LETTER_ERVOOR,
    TUSSENVOEGSELS,
    is_naamwoord,
    splits,
)
from .zoekterm import Treffer, Zeker

KORTSTE = 3
LANGSTE_KANT = 60
_TUSSEN = "|".join(map(re.escape, sorted(TUSSENVOEGSELS, key=len, reverse=True)))
# Behind it: a surname, with or without "van der", a second first name behind a hyphen, an initial.
_GAAT_DOOR = re.compile(rf"-\w|[ \u00a0](?:(?i:{_TUSSEN}|v\.?d\.?|v/d) ){{0,3}}([^\W\d_])")
_ACHTERNAAM_ERVOOR = re.compile(r"([^\W\d_]+), ?$")
_ANDER_ERVOOR = re.compile(r"[\w,;)][ \u00a0]([^\W\d_]+\.?)[ \u00a0-]$|\w-$")


def voornamen_alleen(namen: Iterable[str], tekst: str) -> list[Treffer]:
    """Return where the first name of one of these (folded, whole) names stands alone in ``tekst``."""
    voornamen = {deel.voor for naam in namen for deel in splits(naam) if len(deel.voor) >= KORTSTE}
    if not voornamen:
        return []
    een_van = "|".join(map(re.escape, sorted(voornamen, key=len, reverse=True)))
    patroon = re.compile(f"{GEEN_LETTER_ERVOOR}(?:{een_van}){GEEN_LETTER_ERNA}")
    if not patroon.search(vouw(tekst)):  # most texts; where each character stands takes longer
        return []
    gevouwen = vouw_met_plaatsen(tekst)
    stukken = patroon.finditer(gevouwen.tekst)
    plekken = (gevouwen.bron(*stuk.span()) for stuk in stukken)
    return [Treffer(*plek, Zeker.MISSCHIEN) for plek in plekken if _staat_alleen(tekst, *plek)]


def _staat_alleen(tekst: str, start: int, eind: int) -> bool:
    if not all(is_naamwoord(woord) for woord in re.split(r"[ \u00a0-]+", tekst[start:eind])):
        return False
    door = _GAAT_DOOR.match(tekst, eind)
    if door and (door[1] is None or door[1].isupper()):
        return False
    kant = tekst[max(0, start - LANGSTE_KANT) : start]
    achternaam = _ACHTERNAAM_ERVOOR.search(kant)
    if achternaam and is_naamwoord(achternaam[1]):
        return False
    ervoor = _ANDER_ERVOOR.search(kant)
    if ervoor is None:
        return True
    vorig = (ervoor[1] or "").rstrip(".")
    return bool(vorig) and (not is_naamwoord(vorig) or vorig.casefold() in AANHEF)
