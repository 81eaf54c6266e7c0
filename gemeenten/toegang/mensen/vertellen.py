"""Tell both of a step that let somebody in: who it is about, at the own address, and who did it."""

from dataclasses import dataclass
from typing import Any

from gemeenten.models import Toelating

from .post import TOELATING, stuur

Soort = Toelating.Soort


@dataclass(frozen=True)
class Woorden:
    """What the mail says; ``mens`` is empty where another mail tells the person."""

    onderwerp: str
    door: str
    mens: str = ""


WOORDEN = {
    Soort.AANGEMAAKT: Woorden(
        "Account gemaakt",
        "U maakte een account voor {mens}.",
        "{door} maakte een account voor u. Kies een wachtwoord met ‘Wachtwoord vergeten?’ op het inlogscherm. "
        "Uw gebruikersnaam is {gebruikersnaam}.",
    ),
    Soort.LINK: Woorden(
        "Uitnodiging gestuurd", "U nodigde {mens} uit. Alleen {mens} krijgt de link."
    ),
    Soort.ROL: Woorden(
        "Rol van beoordelaar gegeven",
        "U gaf {mens} het recht om teksten goed te keuren.",
        "{door} gaf u het recht om teksten goed te keuren.",
    ),
    Soort.WEER_TOEGELATEN: Woorden(
        "Account weer toegelaten",
        "U liet {mens} weer toe. {mens} kan weer inloggen.",
        "{door} liet u weer toe. U kunt weer inloggen.",
    ),
    Soort.ADRES: Woorden(
        "E-mailadres gewijzigd",
        "U wijzigde het e-mailadres van {mens} van {oud} naar {nieuw}.",
        "{door} wijzigde het e-mailadres van uw account van {oud} naar {nieuw}. Mail over uw account gaat "
        "voortaan naar {nieuw}.",
    ),
    Soort.TWEEDE_STAP: Woorden(
        "Tweede stap verwijderd",
        "U verwijderde de tweede stap van {mens} bij het inloggen. {mens} stelt zelf een nieuwe in, met het eigen "
        "wachtwoord en de eigen mail.",
    ),
}


def vertel(mens: Any, soort: Soort, door: Any, **woorden: Any) -> None:
    """Mail ``mens``, also at the address of before (``oud``), and ``door``."""
    rij = WOORDEN[soort]
    waarden = {
        "mens": _naam(mens),
        "door": _naam(door),
        "gebruikersnaam": mens.get_username(),
        **woorden,
    }
    if rij.mens:
        zin = rij.mens.format(**waarden)
        for adres in dict.fromkeys([woorden.get("oud", ""), mens.email]):
            stuur(mens, TOELATING, {"kop": rij.onderwerp, "zin": zin}, adres=adres)
    zin = rij.door.format(**waarden)
    stuur(door, TOELATING, {"kop": rij.onderwerp, "zin": zin, "eigen": True})


def _naam(mens: Any) -> str:
    return mens.get_full_name() or mens.get_username()
