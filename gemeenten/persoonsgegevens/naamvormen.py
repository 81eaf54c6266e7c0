"""The ways in which a name is written, as patterns over folded text, and what is attached to a name. Pure.

The name itself is certain, also with its "van der" shortened. Initials, a nickname or "Achternaam, Voornaam" are likely
to be the person. A title with the surname, one more first name, a double name, or a name that goes on behind a hyphen
may well be somebody else. In a pattern the group ``hoofd`` is to be written in capitals, ``kort`` is a shortened
"van der", and ``kaal`` is a name only where nobody else's first name stands before it: `zoekterm.py` looks at these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Words between first name and surname, which stand at the end in "Jong, Anna de".
_TUSSENVOEGSELS = """
aan af al bij ben d' da de del den der di dos du el en het in l' la le 's 't op of over te ten ter tot uit van
von voor zu
"""
TUSSENVOEGSELS = frozenset(_TUSSENVOEGSELS.split())
# What people are called by with only their surname.
_AANHEF = """
mevr mevrouw mw mej mejuffrouw dhr heer hr meneer mijnheer familie fam juf juffrouw meester dokter dr drs ir
ing mr prof professor wethouder burgemeester pastor dominee ds collega
"""
AANHEF = frozenset(_AANHEF.split())
APOSTROF = "'"
# A letter or digit of any script; an underscore is none.
GEEN_LETTER_ERVOOR, GEEN_LETTER_ERNA = r"(?<![^\W_])", r"(?![^\W_])"
_LETTER = r"[^\W\d_]"
# Between or behind first names: initials, with or without their dots; a nickname between brackets or quotes.
_VOORLETTERS_ERBIJ = rf"(?:[ -]?(?:{_LETTER}(?:\.|(?= ))|{_LETTER}[hlr]\.)){{0,4}}"
# How much of a first name stands before the dot: "Th.", "Joh.", "Wilh.".
_AFGEKORT = range(2, 5)
_KLINKERS = frozenset("aeiou")
_ROEPNAAM = r"""(?:\([^()]{1,20}\)|"[^"]{1,20}"|'[^' ]{1,20}')"""
# A second surname behind a hyphen, a word before one.
_GAAT_DOOR = re.compile(
    rf"(?:-(?:(?:{'|'.join(map(re.escape, sorted(TUSSENVOEGSELS)))}) )*{_LETTER}+)+"
)
_BEGON_EERDER = re.compile(rf"(?:{_LETTER}+-)+$")
_VOLGEND_WOORD = re.compile(rf"[ \u00a0]({_LETTER}{_LETTER}+)")
_VORIG_WOORD = re.compile(rf"({_LETTER}+\.?)[ \u00a0]$")
_MIDDEN_IN_ZIN = re.compile(r"[\w,;)][ \u00a0]$")
LANGSTE_VOORAF = 60


@dataclass(frozen=True)
class Gesplitst:
    """A folded name, taken apart at one place: "anna", "de", "jong"."""

    voor: str
    tussen: str
    stam: str

    @property
    def heel(self) -> str:
        """The surname as it stands behind a first name."""
        return f"{self.tussen} {self.stam}".strip()


def splits(naam: str) -> Iterator[Gesplitst]:
    """Yield each way to take a folded name apart: who has three words may have two first names."""
    woorden = naam.split()
    for plek in range(1, len(woorden)):
        achter = woorden[plek:]
        kern = next((i for i, woord in enumerate(achter) if woord not in TUSSENVOEGSELS), None)
        if kern is not None and woorden[plek - 1] not in TUSSENVOEGSELS:
            tussen, stam = " ".join(achter[:kern]), " ".join(achter[kern:])
            yield Gesplitst(" ".join(woorden[:plek]), tussen, stam)


def letterlijk(naam: str) -> str:
    """Return a pattern for a folded name; a hyphen may have white around it."""
    return re.escape(naam).replace(r"\-", " ?- ?")


def ruim(naam: str) -> str:
    """Return a pattern in which a hyphen is a space and a space a hyphen, and an apostrophe may be left out."""
    return letterlijk(naam.replace(" ", "-")).replace(" ?- ?", "(?: ?- ?| )").replace("'", "'? ?")


def kort(tussen: str) -> str:
    """Return a pattern for "van der" as people shorten it: "v.d.", "v. d.", "vd", "v/d", "v d", "v. der"."""
    *eerder, laatst = tussen.split()
    begin = "".join(rf"(?:{_woord(woord)}[ /]|{_letter(woord)}[./]? ?)" for woord in eerder)
    return rf"(?P<kort>{begin}(?:{_letter(laatst)}\.?|{_woord(laatst)}))"


def _letter(woord: str) -> str:
    return rf"'?{re.escape(woord.lstrip(APOSTROF)[0])}"


def _woord(woord: str) -> str:
    return "(?:het|'?t)" if woord in {"het", "'t"} else re.escape(woord)


def _afkorting(voor: str) -> str:
    """Return a pattern for the first letters of a first name with a dot, or one that is nowhere: it has too few."""
    eerste = re.split("[ -]", voor)[0]
    stukken = [eerste[1:n] for n in _AFGEKORT if len(eerste) > n and eerste[n - 1] not in _KLINKERS]
    rest = "|".join(map(re.escape, stukken))
    return rf"(?P<hoofd>{re.escape(eerste[0])})(?:{rest})\." if rest else r"(?!)"


def _achternaam(deel: Gesplitst, stam: str | None = None) -> str:
    """Return a pattern for a surname behind a first name, its "van der" in full or shortened."""
    stam = stam or letterlijk(deel.stam)
    if not deel.tussen:
        return stam
    return rf"(?:{re.escape(deel.tussen)} |{kort(deel.tussen)}(?: |(?<=\.))){stam}"


def voluit(naam: str) -> Iterator[str]:
    """Yield patterns that are the person: the name, and the name with its "van der" shortened."""
    yield letterlijk(naam)
    for deel in splits(naam):
        if deel.tussen:
            yield f"{letterlijk(deel.voor)} {_achternaam(deel)}"


def lijkt_op(naam: str) -> Iterator[str]:
    """Yield patterns that are likely the person: initials, a nickname, "Jan-Willem" for "Jan Willem"."""
    for deel in splits(naam):
        voor, heel = ruim(deel.voor), _achternaam(deel, ruim(deel.stam))
        letter = re.escape(deel.voor[0])
        yield f"{voor} {heel}"
        yield rf"{letter}(?:\.|(?= )){_VOORLETTERS_ERBIJ} ?{heel}"
        yield rf"{_afkorting(deel.voor)}{_VOORLETTERS_ERBIJ} ?{heel}"
        yield rf"(?P<hoofd>{letter}{_LETTER}{{1,2}})\.? {heel}"
        yield rf"{voor}(?: {_LETTER}\.?|-{_LETTER}\.| {_ROEPNAAM}){{1,4}} ?{heel}"


def achternaam_eerst(naam: str) -> Iterator[str]:
    """Yield "Jong, Anna de", "de Jong, A.", "Jong (de), Anna", "Jong-de, Anna" and, without a comma, "Jong de Anna"."""
    for deel in splits(naam):
        letter = re.escape(deel.voor[0])
        letters = rf"(?P<hoofd>{letter}(?:\.(?:[ -]?{_LETTER}\.){{0,4}}|\.{_LETTER}|{_LETTER}?\.?))"
        letters = rf"(?:{_afkorting(deel.voor)}(?:[ -]?{_LETTER}{{1,2}}\.){{0,4}}|{letters})"
        eerst = rf"(?:{ruim(deel.voor)}(?: {_LETTER}\.){{0,3}}|{letters})"
        stam = _met_hoofdletter(deel.stam)
        if not deel.tussen:
            yield f"{stam}(?: ?, ?{eerst}| {letters})"
            yield f"(?P<kaal>{stam} {_met_hoofdletter(deel.voor)})"
            continue
        tussen = f"(?:{re.escape(deel.tussen)}|{kort(deel.tussen)})"
        heel = _achternaam(deel, stam)
        yield rf"(?:{heel}|{stam}(?:(?:[ -]|, ?){tussen}| \({tussen}\)))(?: ?, ?| ){eerst}"
        yield rf"{stam} ?, ?{eerst} ?,? ?(?:{tussen}|\({tussen}\))"
        yield rf"{stam} ?, ?{eerst}"
        yield rf"{stam} {eerst} {tussen}"


def _met_hoofdletter(stam: str) -> str:
    """Return a pattern for a surname whose first letter is to be a capital: the H of "d'Hondt"."""
    kop = 2 if stam[:2] in {"d'", "l'", "t'", "s'"} and len(stam) > 2 else 0
    return f"{re.escape(stam[:kop])}(?P<hoofd>{re.escape(stam[kop])}){ruim(stam[kop + 1 :])}"


def misschien(naam: str) -> Iterator[str]:
    """Yield patterns that may be somebody else: a title with the surname, "vd Meer" by itself, one more name."""
    aanhef = "|".join(
        rf"(?<=\b{woord}{punt})" for woord in sorted(AANHEF) for punt in (" ", r"\. ")
    )
    ander = rf"(?:(?:{'|'.join(map(re.escape, sorted(TUSSENVOEGSELS)))}) ){{0,3}}{_LETTER}{{2,}}"
    for deel in splits(naam):
        voor, heel = letterlijk(deel.voor), _achternaam(deel)
        yield f"(?={heel})(?:{aanhef}){heel}"
        if " " in deel.tussen:  # "de Jong" by itself is anybody
            yield f"(?P<kaal>{_achternaam(deel, _met_hoofdletter(deel.stam))})"
        yield rf"{voor}(?:[ -](?:{_LETTER}+)){{1,2}} {heel}"
        streep = " ?- ?" if deel.tussen else "-"
        letters = rf"{re.escape(deel.voor[0])}(?:\.|(?= )){_VOORLETTERS_ERBIJ} ?"
        yield rf"(?:{voor} |{letters}){ander}{streep}{heel}"


def aangehecht(gevouwen: str, start: int, eind: int) -> tuple[int, int]:
    """Return where a name begins and ends with what hangs on it by a hyphen: "Anna de Jong-Smit"."""
    vooraf = max(0, start - LANGSTE_VOORAF)
    eerder = _BEGON_EERDER.search(gevouwen[vooraf:start])
    verder = _GAAT_DOOR.match(gevouwen, eind)
    return (vooraf + eerder.start() if eerder else start), (verder.end() if verder else eind)


def naam_ernaast(tekst: str, start: int, eind: int) -> bool:
    """Tell whether another word with a capital stands beside a name: "Anna de Jong Smit", "met Maria Anna de Jong"."""
    hele = tekst[start:eind]
    if hele.isupper():
        return False
    volgend = _VOLGEND_WOORD.match(tekst, eind)
    if volgend and is_naamwoord(volgend[1]):
        return True
    ervoor = tekst[max(0, start - LANGSTE_VOORAF) : start]
    vorig = _VORIG_WOORD.search(ervoor)
    if not vorig or not is_naamwoord(vorig[1].rstrip(".")):
        return False
    in_zin = _MIDDEN_IN_ZIN.search(ervoor[: vorig.start()])
    return bool(in_zin) and vorig[1].rstrip(".").casefold() not in AANHEF


def is_naamwoord(woord: str) -> bool:
    """Tell whether a word is written as a name: a capital, and small letters behind it."""
    return len(woord) > 1 and woord[0].isupper() and not woord[1:].isupper()


def zonder_aanhef(naam: str) -> str:
    """Return a folded name without the titles before it."""
    woorden = naam.split()
    while len(woorden) > 1 and woorden[0].rstrip(".") in AANHEF | {"de"}:
        woorden = woorden[1:]
    return " ".join(woorden)
