"""The Dutch municipalities by CBS code. Pure.

``gemeenten.csv`` names its source and year. Municipalities merge; a new list replaces the file.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

BESTAND = Path(__file__).with_name("gemeenten.csv")
JAAR = 2025
# What people say for a municipality whose official name is another one.
ROEPNAMEN = {"GM0518": "Den Haag", "GM0796": "Den Bosch", "GM1940": "De Friese Meren"}


@cache
def gemeenten() -> Mapping[str, str]:
    """Return the official names by code."""
    with BESTAND.open(encoding="utf-8", newline="") as regels:
        rijen = csv.DictReader(regel for regel in regels if not regel.startswith("#"))
        return MappingProxyType({rij["code"]: rij["naam"] for rij in rijen})


def sleutel(naam: str) -> str:
    """Return what makes two spellings one name: letters and digits, without accents or capitals."""
    kaal = unicodedata.normalize("NFKD", naam.casefold())
    return re.sub(r"[^a-z0-9]", "", kaal)


def heet_zo(code: str, naam: str) -> bool:
    """Return whether ``naam`` is a name of the municipality with ``code``."""
    namen = (gemeenten().get(code, ""), ROEPNAMEN.get(code, ""))
    return bool(sleutel(naam)) and sleutel(naam) in {sleutel(bekend) for bekend in namen}
