"""What the capitals of a text say of a name found in it: "Meer, Pieter" or "steeds meer, Pieter". Pure."""

import re

from handleiding.vouwen import ALINEA, vouw

from .naamvormen import AANHEF, TUSSENVOEGSELS, is_naamwoord

_REGELEINDE = re.compile(rf"[{ALINEA}\r\n]")
_KLINKER = re.compile(r"[aeiouy]")
_AANEEN = re.compile(r"[^\W\d_]{2}")
# Words that begin the surname of somebody else when one with a capital follows; "in" and "en" do not.
_BEGIN_VAN_ACHTERNAAM = r"(?:van|von|v|vd|de|den|der|ten|ter|te|d|el|'t|in 't|op de[nr]?|v/d|v\.d)"
_ACHTERNAAM_ERNA = re.compile(
    rf"[ \u00a0](?:{_BEGIN_VAN_ACHTERNAAM}\.?[ \u00a0]?)+(?<=[ .\u00a0])([^\W\d_]{{2,}})",
    re.IGNORECASE,
)
_WOORD_ERNA = re.compile(r"\.?[ \u00a0]([^\W\d_]{2,})")
_LAATSTE_WOORD = re.compile(r"[^\s,()]+$")
_WOORD_ERVOOR = re.compile(r"(?<![^\W\d_])([^\W\d_]+|[^\W\d_]{1,3}\.)[ \u00a0]$")
# What a sentence begins with before a surname, and is no first name.
_WOORDEN_VOORAAN = """
aan app bel bij contact dag de door een en gisteren heeft het hier ik in is kan mail met morgen naar namens ook of om op
overleg samen spreek tel toen tot van vandaag vanwege via volgens voor vraag want wat wie wij zie zo
"""
_ZINSBEGIN = frozenset(_WOORDEN_VOORAAN.split())
# In small letters a word alone is a name where hardly anything stands beside it, as in a list.
MEESTE_WOORDEN = 3
LANGSTE_KANT = 500


def regel(tekst: str, start: int, eind: int) -> str:
    """Return the line, or lines, in which something stands; of a very long one what is near."""
    vooraf = _REGELEINDE.split(tekst[max(0, start - LANGSTE_KANT) : start])[-1]
    erna = _REGELEINDE.split(tekst[eind : eind + LANGSTE_KANT])[0]
    return f"{vooraf}{tekst[start:eind]}{erna}"


def in_een_soort(tekst: str) -> bool:
    """Tell whether capitals say nothing here: all are, or none is, as in a list or a mail."""
    return tekst.isupper() or tekst.islower()


def is_met_hoofdletter(letters: str, rond: str) -> bool:
    """Tell whether these letters of a name are capitals; "PJ" where capitals say nothing is no "PIM"."""
    if not in_een_soort(rond):
        return not any(teken.islower() for teken in letters)
    return not (_AANEEN.search(letters) and _KLINKER.search(vouw(letters)))


def is_los_woord(woord: str, rond: str) -> bool:
    """Tell whether one word is written as a name: "Els", and not the "els" in the garden."""
    return not woord.islower() or (rond.islower() and len(rond.split()) <= MEESTE_WOORDEN)


def staat_op_zich(tekst: str, start: int, eind: int) -> bool:
    """Tell whether no first name of somebody else stands before a name: "vd Meer", and not "Karel vd Meer"."""
    rond = regel(tekst, start, eind)
    ervoor = _REGELEINDE.split(tekst[max(0, start - LANGSTE_KANT) : start])[-1]
    if tekst[start:eind].islower():
        return is_los_woord(tekst[start:eind], rond) and not ervoor.strip()
    if ervoor.endswith("-"):
        return False
    vorig = _WOORD_ERVOOR.search(ervoor)
    return not vorig or vorig[1][0].islower() or vouw(vorig[1]).rstrip(".") in AANHEF | _ZINSBEGIN


def begint_zin(tekst: str, start: int, eind: int) -> bool:
    """Tell whether a sentence of some words begins here: "Bakker Jan bakt brood" tells of a baker."""
    ervoor = _REGELEINDE.split(tekst[max(0, start - LANGSTE_KANT) : start])[-1].rstrip()
    if ervoor and ervoor[-1] not in ".!?":
        return False
    return len(regel(tekst, start, eind).split()) > MEESTE_WOORDEN


def is_van_ander(tekst: str, start: int, eind: int) -> bool:
    """Tell whether behind "Meer, Pieter" comes the surname of another Pieter: "Meer, Pieter van den Berg"."""
    laatst = _LAATSTE_WOORD.search(tekst, start, eind)
    erna = _ACHTERNAAM_ERNA.match(tekst, eind)
    if not erna and laatst and is_tussenvoegsel(laatst[0]):
        erna = _WOORD_ERNA.match(tekst, eind)
    if erna is None:
        return False
    return erna[1][0].isupper() or regel(tekst, start, eind).islower()


def gaat_door(tekst: str, eind: int) -> bool:
    """Tell whether a word with a capital follows: "Bakker, Jan Smit"."""
    erna = _WOORD_ERNA.match(tekst, eind)
    return erna is not None and is_naamwoord(erna[1])


def is_tussenvoegsel(woord: str) -> bool:
    """Tell whether a word stands between first name and surname, in full or shortened."""
    gevouwen = vouw(woord)
    return gevouwen in TUSSENVOEGSELS or gevouwen.rstrip(".") in {"v.d", "vd", "v/d"}


def is_geschreven_als_naam(tekst: str) -> bool:
    """Tell apart "Anna Maria de Jong" and "Anna belt de Jong"."""
    woorden = re.split(r"[\s-]+", tekst)[1:-1]
    return tekst.isupper() or all(
        is_naamwoord(woord) or is_tussenvoegsel(woord) for woord in woorden
    )
