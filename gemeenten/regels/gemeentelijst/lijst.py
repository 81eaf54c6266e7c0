"""The Dutch municipalities by CBS code. Pure.

``gemeenten.csv`` names its source and year. Municipalities merge; a new list replaces the file.
"""

import csv
import difflib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from handleiding.namen import naamsleutel, naamvolgorde

BESTAND = Path(__file__).with_name("gemeenten.csv")
JAAR = 2025
AANTAL_SUGGESTIES = 3
# What people say for a municipality whose official name is another one.
ROEPNAMEN = {"GM0518": "Den Haag", "GM0796": "Den Bosch", "GM1940": "De Friese Meren"}


@cache
def _rijen() -> tuple[dict[str, str], ...]:
    with BESTAND.open(encoding="utf-8", newline="") as regels:
        return tuple(csv.DictReader(regel for regel in regels if not regel.startswith("#")))


@cache
def gemeenten() -> Mapping[str, str]:
    """Return the official names by code."""
    return MappingProxyType({rij["code"]: rij["naam"] for rij in _rijen()})


@cache
def _vakantieregios() -> Mapping[str, str]:
    return {rij["code"]: rij["vakantieregio"] for rij in _rijen()}


def vakantieregio(code: str | None) -> str:
    """Return whose school holidays a municipality has: noord, midden or zuid; empty for an unknown code."""
    return _vakantieregios().get(code or "", "")


def sleutel(naam: str) -> str:
    """Return what makes two spellings one name: letters and digits, without accents or capitals."""
    return re.sub(r"[^a-z0-9]", "", naamsleutel(naam))


def heet_zo(code: str, naam: str) -> bool:
    """Return whether ``naam`` is a name of the municipality with ``code``."""
    return bool(_bekende_naam(code, naam))


def _bekende_naam(code: str, naam: str) -> str:
    """Return how we spell ``naam`` of the municipality with ``code``; empty for another name.

    The CBS adds the province in some tables ("Hengelo (O.)", "Utrecht (gemeente)") and not in others.
    """
    getypt = {sleutel(naam), sleutel(naam.partition(" (")[0])} - {""}
    bekend = (gemeenten().get(code, ""), ROEPNAMEN.get(code, ""))
    return next((een for een in bekend if sleutel(een) in getypt), "")


def schrijfwijze(code: str, naam: str) -> str:
    """Return ``naam`` as it is officially spelled, where only capitals, accents or signs differ."""
    return _bekende_naam(code, naam) or " ".join(naam.split())


def code_bij(naam: str) -> str:
    """Return the code of the municipality that is called ``naam``, or an empty string."""
    return next((code for code in gemeenten() if heet_zo(code, naam)), "")


def codes_bij(gezocht: str) -> list[str]:
    """Return the codes of the municipalities that somebody who typed ``gezocht`` may mean, in order of their names.

    Those of which what was typed is a part of the name; without any, those that look like it.
    """
    deel = sleutel(gezocht)
    if not deel:
        return []
    namen = [(sleutel(naam), code) for code, naam in gemeenten().items()]
    namen += [(sleutel(naam), code) for code, naam in ROEPNAMEN.items()]
    gevonden = {code for naam, code in namen if deel in naam}
    gevonden = gevonden or {code_bij(naam) for naam in lijkt_op(gezocht)}
    return sorted(gevonden, key=lambda code: naamvolgorde(gemeenten()[code]))


def lijkt_op(naam: str) -> list[str]:
    """Return names that somebody who typed ``naam`` may have meant."""
    namen = {sleutel(bekend): bekend for bekend in (*gemeenten().values(), *ROEPNAMEN.values())}
    gezocht = sleutel(naam)
    begint = [bekend for kaal, bekend in namen.items() if gezocht and kaal.startswith(gezocht)]
    naamgenoten = [bekend for bekend in begint if sleutel(bekend.partition(" (")[0]) == gezocht]
    dichtbij = difflib.get_close_matches(gezocht, namen, AANTAL_SUGGESTIES, cutoff=0.75)
    return (naamgenoten or begint or [namen[kaal] for kaal in dichtbij])[:AANTAL_SUGGESTIES]
