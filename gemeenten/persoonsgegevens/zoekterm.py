"""What is sought of a person, and where it stands in a text: whole words only. Pure.

A name is sought in its folded form: by itself it is the person, in other forms likely or perhaps (`naamvormen.py`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from gemeenten.telefoon import notaties
from handleiding.vouwen import Gelezen, vouw, vouw_met_plaatsen

from .naamvormen import (
    GEEN_LETTER_ERNA,
    GEEN_LETTER_ERVOOR,
    TUSSENVOEGSELS,
    aangehecht,
    is_naamwoord,
    letterlijk,
    lijkt_op,
    misschien,
    naam_ernaast,
    zonder_aanhef,
)

VERWIJDERD = "[verwijderd]"
KORT_VERWIJDERD = "…"
_GEEN_ADRES_ERVOOR, _GEEN_ADRES_ERNA = r"(?<![\w.+-])", r"(?![\w-]|\.\w)"


class Zeker(Enum):
    """How what was found points to the person."""

    NAAM = "de naam"
    LIJKT_OP = "lijkt op de naam"
    MISSCHIEN = "misschien iemand anders"
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
        uit: list[Treffer] = []
        verder = 0
        while stuk := self._patroon.search(gevouwen.tekst, verder):
            treffer = _keur(tekst, gevouwen, stuk)
            verder = stuk.end() if treffer else stuk.start() + 1
            if treffer and not (uit and treffer.start < uit[-1].eind):
                uit.append(treffer)
        return uit

    def zekere(self, tekst: str) -> list[Treffer]:
        """Return what may go though nobody looks at it: nothing that may well be somebody else."""
        return [t for t in self.treffers(tekst) if t.soort is not Zeker.MISSCHIEN]

    def is_precies(self, naam: str, adres: str = "") -> bool:
        """Tell whether a row of one person is that of the person sought: by the whole name or address."""
        return vouw(naam).strip() in self.namen or vouw(adres).strip() in self.adressen

    def is_naam_van(self, naam: str) -> bool:
        """Tell whether a row of one person is named as the person sought, but for a title before it."""
        gevouwen = vouw(naam).strip()
        return any(
            " " in vorm and vorm in self.namen for vorm in (gevouwen, zonder_aanhef(gevouwen))
        )

    @cached_property
    def _patroon(self) -> re.Pattern[str] | None:
        soorten = {
            Zeker.ADRES: [_adres(adres) for adres in self.adressen],
            Zeker.NUMMER: list(self.nummers),
            Zeker.NAAM: [_heel(letterlijk(naam)) for naam in _langste_eerst(self.namen)],
            Zeker.LIJKT_OP: [_heel(vorm) for naam in self.namen for vorm in lijkt_op(naam)],
            Zeker.MISSCHIEN: [_heel(vorm) for naam in self.namen for vorm in misschien(naam)],
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
    return f"{GEEN_LETTER_ERVOOR}(?:{vorm}){GEEN_LETTER_ERNA}"


def _adres(adres: str) -> str:
    return f"{_GEEN_ADRES_ERVOOR}{re.escape(adres)}{_GEEN_ADRES_ERNA}"


def _keur(tekst: str, gevouwen: Gelezen, stuk: re.Match[str]) -> Treffer | None:
    """Return what was found with what hangs on it, and how surely it is the person; None when it is nothing."""
    soort = Zeker[stuk.lastgroup or ""]
    if soort in {Zeker.ADRES, Zeker.NUMMER}:
        return Treffer(*gevouwen.bron(*stuk.span()), soort)
    start, eind = aangehecht(gevouwen.tekst, *stuk.span())
    plek = gevouwen.bron(start, eind)
    if (start, eind) != stuk.span():
        soort = Zeker.MISSCHIEN
    elif soort is Zeker.MISSCHIEN and not _is_geschreven_als_naam(tekst[slice(*plek)]):
        return None
    elif soort is Zeker.NAAM and naam_ernaast(tekst, *plek):
        soort = Zeker.LIJKT_OP
    return Treffer(*plek, soort)


def _is_geschreven_als_naam(tekst: str) -> bool:
    """Tell apart "Anna Maria de Jong" and "Anna belt de Jong"."""
    woorden = re.split(r"[\s-]+", tekst)[1:-1]
    return tekst.isupper() or all(
        is_naamwoord(woord) or vouw(woord) in TUSSENVOEGSELS for woord in woorden
    )


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
