"""The words of another handbook: which of its headings means what. Pure.

“Avond 3: Samen eten” is read as “Bijeenkomst 3: Samen eten” where somebody said that an evening is a session.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handleiding.importer.parts import lees_bijeenkomst
from handleiding.importer.structure import ImportFout

# What a word can mean, and how this importer expects that heading.
BETEKENISSEN = {
    "hoofdstuk": "Hoofdstuk",
    "bijeenkomst": "Bijeenkomst",
    "bijlage": "Bijlage",
    "doel": "Doel",
    "onderwerpen": "Onderwerpen",
    "programma": "Programmaonderdelen",
    "materiaal": "Benodigd materiaal",
    "instructie": "Instructie programmaonderdelen",
    "aandachtspunten": "Aandachtspunten",
    "literatuur": "Literatuur",
    "voorbereiding": "Voorbereidingsvragen",
}
GENUMMERD = frozenset({"hoofdstuk", "bijeenkomst", "bijlage"})
NUMMER = r"(?P<voor>\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+)?"
TELT = re.compile(r"^(?P<woord>[A-Z][a-zà-ÿ]{2,19}) (?P<nummer>\d{1,2})(?![\d.,:]?\d)")
# Fewer numbers than this in a row are no parts of a book.
GENOEG = 3


def lees_woorden(paren: Sequence[str]) -> dict[str, str]:
    """Return word → meaning, of texts as “avond=bijeenkomst”. Raises ImportFout."""
    woorden: dict[str, str] = {}
    for paar in paren:
        woord, _, betekenis = (deel.strip() for deel in paar.partition("="))
        if not woord or betekenis.casefold() not in BETEKENISSEN:
            raise ImportFout(
                f"“{paar}” begrijpen wij niet. Schrijf bijvoorbeeld avond=bijeenkomst. "
                f"Een woord kan betekenen: {', '.join(BETEKENISSEN)}."
            )
        woorden[woord] = betekenis.casefold()
    return woorden


def vertaal(regels: Sequence[str], woorden: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the lines with these headings in the words that are expected, and in Dutch what was read as what."""
    uit, gelezen = list(regels), dict.fromkeys(woorden, 0)
    vormen = [(woord, soort, _vorm(woord, soort)) for woord, soort in woorden.items()]
    for nummer, regel in enumerate(regels):
        for woord, soort, vorm in vormen:
            gevonden = vorm.match(regel)
            if gevonden and (kop := _kop(regel, gevonden, soort)):
                uit[nummer] = kop
                gelezen[woord] += 1
                break
    return uit, [
        f"“{woord}” is {aantal} keer gelezen als {woorden[woord]}."
        for woord, aantal in gelezen.items()
    ]


def raad(regels: Sequence[str]) -> list[str]:
    """Return in Dutch which words count up at the beginning of lines, and how to say what they mean."""
    nummers: dict[str, set[int]] = {}
    for regel in regels:
        gevonden = TELT.match(regel.strip())
        if gevonden and gevonden["woord"].casefold() not in BETEKENISSEN:
            nummers.setdefault(gevonden["woord"], set()).add(int(gevonden["nummer"]))
    return [
        f"Wij zien “{woord} 1” tot en met “{woord} {laatste}”. Zijn dat bijeenkomsten? "
        f"Voeg dan toe: --woord {woord.casefold()}=bijeenkomst"
        for woord, gezien in nummers.items()
        if (laatste := _laatste(gezien)) >= GENOEG
    ]


def _laatste(nummers: set[int]) -> int:
    """Return how far these numbers count from one without a gap."""
    laatste = 0
    while laatste + 1 in nummers:
        laatste += 1
    return laatste


def _vorm(woord: str, soort: str) -> re.Pattern[str]:
    volg = r"\s+(?P<volg>\d{1,2}|[A-Z])\b" if soort in GENUMMERD else r"(?=\s*:?\s*$)(?P<volg>)"
    return re.compile(
        rf"^(?P<wit>\s*){NUMMER}{re.escape(woord)}{volg}(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
    )


def _kop(regel: str, gevonden: re.Match[str], soort: str) -> str:
    """Return the heading in the expected words; empty for a sentence that begins with the word."""
    volg = gevonden["volg"]
    if volg and not volg.isdigit() and soort != "bijlage":
        if not volg.isupper():
            return ""
        volg = str(ord(volg) - ord("A") + 1)
    kop = f"{BETEKENISSEN[soort]} {volg}".rstrip() + gevonden["rest"]
    if soort == "bijeenkomst" and lees_bijeenkomst(kop.strip()) is None:
        return ""
    if soort == "hoofdstuk":
        titel = gevonden["rest"].strip(" :.–-")
        return f"{gevonden['wit']}Hoofdstuk {volg}: {titel}" if titel[:1].isupper() else ""
    return f"{gevonden['wit']}{gevonden['voor'] or ''}{kop}"
