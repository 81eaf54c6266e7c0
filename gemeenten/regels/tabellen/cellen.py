"""What a cell means: text, a date, yes or no, one of a list, a telephone number. Pure.

Each reader returns the value, or raises CelFout with a Dutch message.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from handleiding.export.cellen import zonder_voorteken
from handleiding.namen import naamsleutel

from .veilig import Formule

Lezer = Callable[[str], Any]
DATUM = re.compile(r"(?P<dag>\d{1,2})[-/.](?P<maand>\d{1,2})[-/.](?P<jaar>\d{4})")
ISO = re.compile(r"(?P<jaar>\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})")
VOLUIT = re.compile(
    r"(?:[a-z]{2,10}\.? )?(?P<dag>\d{1,2}) (?P<maand>[a-z]{3,9})\.? (?P<jaar>\d{4})", re.IGNORECASE
)
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# What a spreadsheet shows where its sum went wrong, in Dutch and in English.
REKENFOUT = re.compile(
    r"#(?:N/B|N/A|VERW!|REF!|WAARDE!|VALUE!|DEEL/0!|DIV/0!|NAAM\?|NAME\?|GETAL!|NUM!|LEEG!|NULL!)"
)
JA = {"ja", "j", "x", "waar", "true", "1", "yes"}
NEE = {"nee", "n", "onwaar", "false", "0", "no"}

FORMULE = "In deze cel staat een formule. Plak er de waarde in plaats van de formule."
STUK = (
    "In deze cel staat een foutmelding van het rekenblad. Zet er de waarde in, of maak haar leeg."
)
DATUMVORM = "Schrijf hem als 15-09-2026."
GEEN_DATUM = f"Deze datum bestaat niet. {DATUMVORM}"
ONLEESBARE_DATUM = f"Deze datum kunnen wij niet lezen. {DATUMVORM}"
KORT_JAAR = f"Schrijf het jaar met vier cijfers. {DATUMVORM}"
DAGNUMMER = f"Dit is het getal dat een rekenblad van een datum maakt. {DATUMVORM}"
# 46296 is 1 October 2026 to a spreadsheet; five figures are the years 1927 to 2173.
ANDERS = (
    (re.compile(r"\d{1,2}[-/. ]\w+[-/. ]\d{2}"), KORT_JAAR),
    (re.compile(r"\d{5}"), DAGNUMMER),
)
GEEN_JA_NEE = "Schrijf ja of nee."


class CelFout(Exception):
    """A cell that cannot be understood."""


def schoon(cel: str) -> str:
    """Return the text of a cell on one line. Raises CelFout for a formula, and for one that went wrong."""
    if isinstance(cel, Formule):
        raise CelFout(FORMULE)
    tekst = " ".join(cel.split())
    if REKENFOUT.fullmatch(tekst):
        raise CelFout(STUK)
    # Our own files put an apostrophe before what a spreadsheet would take for a formula.
    return zonder_voorteken(tekst)


def lees_tekst(tekst: str) -> str:
    return tekst


def lees_datum(tekst: str) -> date:
    gevonden = DATUM.fullmatch(tekst) or ISO.fullmatch(tekst) or VOLUIT.fullmatch(tekst)
    if gevonden is None:
        anders = (melding for vorm, melding in ANDERS if vorm.fullmatch(tekst))
        raise CelFout(next(anders, ONLEESBARE_DATUM))
    try:
        maand = _maand(gevonden["maand"])
    except ValueError as fout:
        raise CelFout(ONLEESBARE_DATUM) from fout
    try:
        return date(int(gevonden["jaar"]), maand, int(gevonden["dag"]))
    except ValueError as fout:
        raise CelFout(GEEN_DATUM) from fout


def _maand(tekst: str) -> int:
    """Return the number of a month: as a number, in full, or its first three letters. Raises ValueError."""
    if tekst.isdigit():
        return int(tekst)
    klein = tekst.lower()
    namen = [naam if len(klein) > 3 else naam[:3] for naam in MAANDEN]
    return (namen.index("maa" if klein == "mrt" else klein)) + 1


def lees_ja_nee(tekst: str) -> bool:
    if tekst.casefold() in JA:
        return True
    if tekst.casefold() in NEE:
        return False
    raise CelFout(GEEN_JA_NEE)


def lees_telefoon(tekst: str) -> str:
    """Return the number; a spreadsheet that took it for a sum dropped the zero in front, or gave it decimals."""
    # An apostrophe is how people make a spreadsheet leave a number alone.
    tekst = re.sub(r"^'(?=[+0-9])", "", tekst)
    tekst = re.sub(r"^(\d{7,})[.,]0+$", r"\1", tekst)
    if re.fullmatch(r"[1-9]\d{8}", tekst) or re.fullmatch(r"(800|900|906|909)\d{4,7}", tekst):
        return f"0{tekst}"
    return tekst


def lees_website(tekst: str) -> str:
    return tekst if "://" in tekst else f"https://{tekst}"


def kies_uit(keuzes: Mapping[str, str]) -> Lezer:
    """Return the reader of a choice, by its value or its label."""
    namen = {naamsleutel(label): waarde for waarde, label in keuzes.items()}
    namen |= {naamsleutel(waarde): waarde for waarde in keuzes}

    def lees(tekst: str) -> str:
        if naamsleutel(tekst) not in namen:
            raise CelFout(
                f"“{tekst[:40]}” kennen wij niet. Kies uit: {', '.join(keuzes.values())}."
            )
        return namen[naamsleutel(tekst)]

    return lees
