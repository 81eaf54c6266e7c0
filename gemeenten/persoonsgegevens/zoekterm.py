"""What is sought of a person, and where it stands in a text: whole words only. Pure.

A name is sought in its folded form. Initials, and "Achternaam, Voornaam", are only likely to be the person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from gemeenten.telefoon import notaties
from handleiding.vouwen import vouw, vouw_met_plaatsen

VERWIJDERD = "[verwijderd]"
KORT_VERWIJDERD = "…"
# Words between first name and surname, which stand at the end in "Jong, Anna de".
_TUSSENVOEGSELS = """
aan af al bij ben d' da de del den der di dos du el en het in l' la le 's 't op of over te ten ter tot uit van
von voor zu
"""
TUSSENVOEGSELS = frozenset(_TUSSENVOEGSELS.split())
# A letter or digit of any script; an underscore is none.
_GEEN_LETTER_ERVOOR, _GEEN_LETTER_ERNA = r"(?<![^\W_])", r"(?![^\W_])"
_GEEN_ADRES_ERVOOR, _GEEN_ADRES_ERNA = r"(?<![\w.+-])", r"(?![\w-]|\.\w)"
_VOORLETTERS_ERBIJ = r"(?:[ -]?[^\W\d_]\.){0,4}"


class Zeker(Enum):
    """How what was found points to the person."""

    NAAM = "de naam"
    LIJKT_OP = "lijkt op de naam"
    ADRES = "het e-mailadres"
    NUMMER = "het telefoonnummer"


@dataclass(frozen=True)
class Treffer:
    """One place in a text."""

    start: int
    eind: int
    soort: Zeker


@dataclass(frozen=True)
class Zoekvraag:
    """The names, mail addresses and telephone numbers of one person."""

    namen: tuple[str, ...] = ()
    adressen: tuple[str, ...] = ()
    nummers: tuple[str, ...] = ()

    @classmethod
    def van(cls, teksten: Iterable[str]) -> "Zoekvraag":
        """Sort what somebody typed into names, addresses and numbers."""
        namen, adressen, nummers = [], [], []
        for tekst in teksten:
            gevouwen = vouw(tekst).strip()
            if patroon := notaties(gevouwen):
                nummers.append(patroon)
            elif "@" in gevouwen:
                adressen.append(gevouwen)
            elif gevouwen:
                namen.append(gevouwen)
        return cls(_uniek(namen), _uniek(adressen), _uniek(nummers))

    def met(self, teksten: Iterable[str]) -> "Zoekvraag":
        """Add what was found out about the person: addresses and numbers, never another name."""
        erbij = Zoekvraag.van(teksten)
        return Zoekvraag(
            self.namen,
            _uniek([*self.adressen, *erbij.adressen]),
            _uniek([*self.nummers, *erbij.nummers]),
        )

    @property
    def letters(self) -> int:
        """Return how many letters and digits the shortest name or address has."""
        termen = [*self.namen, *self.adressen] or self.nummers or [""]
        return min(sum(teken.isalnum() for teken in term) for term in termen)

    def treffers(self, tekst: str) -> list[Treffer]:
        """Return each place in ``tekst``, from the first to the last."""
        if self._patroon is None or not self._patroon.search(vouw(tekst)):
            return []
        gevouwen = vouw_met_plaatsen(tekst)
        return [
            Treffer(*gevouwen.bron(*stuk.span()), Zeker[stuk.lastgroup or ""])
            for stuk in self._patroon.finditer(gevouwen.tekst)
        ]

    def is_precies(self, naam: str, adres: str = "") -> bool:
        """Tell whether a row of one person is that of the person sought: by the whole name or address."""
        return vouw(naam).strip() in self.namen or vouw(adres).strip() in self.adressen

    @cached_property
    def _patroon(self) -> re.Pattern[str] | None:
        soorten = {
            Zeker.ADRES: [_adres(adres) for adres in self.adressen],
            Zeker.NUMMER: list(self.nummers),
            Zeker.NAAM: [_heel(re.escape(naam)) for naam in _langste_eerst(self.namen)],
            Zeker.LIJKT_OP: [_heel(vorm) for naam in self.namen for vorm in lijkt_op(naam)],
        }
        delen = [
            f"(?P<{soort.name}>{'|'.join(vormen)})" for soort, vormen in soorten.items() if vormen
        ]
        return re.compile("|".join(delen)) if delen else None


def _uniek(teksten: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(teksten))


def _langste_eerst(teksten: Sequence[str]) -> list[str]:
    return sorted(teksten, key=len, reverse=True)


def _heel(vorm: str) -> str:
    return f"{_GEEN_LETTER_ERVOOR}(?:{vorm}){_GEEN_LETTER_ERNA}"


def _adres(adres: str) -> str:
    return f"{_GEEN_ADRES_ERVOOR}{re.escape(adres)}{_GEEN_ADRES_ERNA}"


def lijkt_op(naam: str) -> Iterator[str]:
    """Yield patterns for initials with the surname, and for the surname first, of a folded name."""
    woorden = naam.split()
    for plek in range(1, len(woorden)):
        voor, achter = woorden[:plek], woorden[plek:]
        if all(woord in TUSSENVOEGSELS for woord in achter) or voor[-1] in TUSSENVOEGSELS:
            continue
        letters = rf"{re.escape(voor[0][0])}(?:\.{_VOORLETTERS_ERBIJ} ?| )"
        heel = re.escape(" ".join(achter))
        yield f"{letters}{heel}"
        kern = next(i for i, woord in enumerate(achter) if woord not in TUSSENVOEGSELS)
        vooraan = re.escape(" ".join(achter[kern:]))
        voornaam = rf"(?:{re.escape(' '.join(voor))}|{re.escape(voor[0][0])}\.{_VOORLETTERS_ERBIJ})"
        yield f"(?:{heel}|{vooraan}) ?, ?{voornaam}"


def haal_weg(tekst: str, treffers: Iterable[Treffer], *, hoogstens: int | None = None) -> str:
    """Return ``tekst`` without these places; in few characters where no more than ``hoogstens`` fit."""
    plekken = sorted(treffers, key=lambda treffer: treffer.start, reverse=True)
    for teken in (VERWIJDERD, KORT_VERWIJDERD):
        uit = tekst
        for plek in plekken:
            uit = f"{uit[: plek.start]}{teken}{uit[plek.eind :]}"
        if hoogstens is None or len(uit) <= hoogstens:
            break
    return uit
