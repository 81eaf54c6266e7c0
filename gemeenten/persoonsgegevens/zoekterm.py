"""What is sought of a person, and where it stands in a text: whole words only. Pure.

A name is sought in its folded form: by itself it is the person, in other forms likely or perhaps (`naamvormen.py`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import count

from gemeenten.telefoon import notaties
from handleiding.vouwen import Gelezen, vouw, vouw_met_plaatsen

from .getypt import te_zoeken
from .leeswijzen import leeswijzen
from .naamvormen import (
    GEEN_LETTER_ERNA,
    GEEN_LETTER_ERVOOR,
    aangehecht,
    achternaam_eerst,
    lijkt_op,
    misschien,
    naam_ernaast,
    voluit,
    zonder_aanhef,
)
from .schrijfwijze import (
    begint_zin,
    gaat_door,
    is_geschreven_als_naam,
    is_los_woord,
    is_met_hoofdletter,
    is_van_ander,
    regel,
    staat_op_zich,
)

VERWIJDERD = "[verwijderd]"
KORT_VERWIJDERD = "…"
_GEEN_ADRES_ERVOOR, _GEEN_ADRES_ERNA = r"(?<![\w.+-])", r"(?![\w-]|\.\w)"

_GROEP = re.compile(r"\(\?P<(hoofd|kort|kaal)>")
# Forms that are looked at apart: the surname first, and a name of one word.
_OMGEKEERD, _LOS = "OMGEKEERD", "LOS"


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
    # Names of one word that were typed without a capital: the word itself is sought, however it is written.
    woorden: tuple[str, ...] = ()

    @classmethod
    def van(cls, teksten: Iterable[str]) -> "Zoekvraag":
        """Sort what somebody typed into names, addresses and numbers."""
        namen: list[str] = []
        adressen, nummers, woorden = [], [], []
        for tekst in teksten:
            gevouwen = vouw(tekst).strip()
            if patroon := notaties(gevouwen):
                nummers.append(patroon)
            elif "@" in gevouwen:
                adressen.append(gevouwen)
            elif gevouwen:
                namen += te_zoeken(gevouwen)
                if " " not in gevouwen and tekst.islower():
                    woorden.append(gevouwen)
        return cls(_uniek(namen), _uniek(adressen), _uniek(nummers), _uniek(woorden))

    def met(self, teksten: Iterable[str]) -> "Zoekvraag":
        """Add what was found out about the person: addresses and numbers, never another name."""
        erbij = Zoekvraag.van(teksten)
        return replace(
            self,
            adressen=_uniek([*self.adressen, *erbij.adressen]),
            nummers=_uniek([*self.nummers, *erbij.nummers]),
        )

    @property
    def letters(self) -> int:
        """Return how many letters and digits the shortest name or address has."""
        termen = [*self.namen, *self.adressen] or self.nummers or [""]
        return min(sum(teken.isalnum() for teken in term) for term in termen)

    def treffers(self, tekst: str) -> list[Treffer]:
        """Return each place in ``tekst``, from the first to the last."""
        uit: list[Treffer] = []
        for gelezen in leeswijzen(tekst):
            for treffer in self._in(gelezen.tekst if gelezen else tekst):
                start, eind = treffer.start, treffer.eind
                if gelezen:
                    start, eind = gelezen.bron(start, eind)
                if all(eerder.eind <= start or eind <= eerder.start for eerder in uit):
                    uit.append(replace(treffer, start=start, eind=eind))
        return sorted(uit, key=lambda treffer: treffer.start)

    def _in(self, tekst: str) -> list[Treffer]:
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
        los = [naam for naam in self.namen if " " not in naam]
        soorten = {
            Zeker.ADRES.name: [_adres(adres) for adres in self.adressen],
            Zeker.NUMMER.name: list(self.nummers),
            Zeker.NAAM.name: _vormen(voluit, _langste_eerst(set(self.namen) - set(los))),
            Zeker.LIJKT_OP.name: _vormen(lijkt_op, self.namen),
            _OMGEKEERD: _vormen(achternaam_eerst, self.namen),
            Zeker.MISSCHIEN.name: [
                *_vormen(misschien, self.namen),
                *_vormen(voluit, _langste_eerst(self.woorden)),
            ],
            _LOS: _vormen(voluit, _langste_eerst(set(los) - set(self.woorden))),
        }
        delen = [f"(?P<{soort}>{'|'.join(vormen)})" for soort, vormen in soorten.items() if vormen]
        return re.compile(_genummerd("|".join(delen))) if delen else None


def _uniek(teksten: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(teksten))


def _vormen(maak: Callable[[str], Iterable[str]], namen: Iterable[str]) -> list[str]:
    return [_heel(vorm) for naam in namen for vorm in maak(naam)]


def _genummerd(patroon: str) -> str:
    """Return a pattern in which each of the groups of `naamvormen.py` has a name of its own."""
    teller = count()
    return _GROEP.sub(lambda groep: f"(?P<{groep[1]}{next(teller)}>", patroon)


def _langste_eerst(teksten: Iterable[str]) -> list[str]:
    return sorted(teksten, key=len, reverse=True)


def _heel(vorm: str) -> str:
    return f"{GEEN_LETTER_ERVOOR}(?:{vorm}){GEEN_LETTER_ERNA}"


def _adres(adres: str) -> str:
    return f"{_GEEN_ADRES_ERVOOR}{re.escape(adres)}{_GEEN_ADRES_ERNA}"


def _keur(tekst: str, gevouwen: Gelezen, stuk: re.Match[str]) -> Treffer | None:
    """Return what was found with what hangs on it, and how surely it is the person; None when it is nothing."""
    vorm = stuk.lastgroup or ""
    if vorm in {Zeker.ADRES.name, Zeker.NUMMER.name}:
        return Treffer(*gevouwen.bron(*stuk.span()), Zeker[vorm])
    start, eind = aangehecht(gevouwen.tekst, *stuk.span())
    plek = gevouwen.bron(start, eind)
    if not _klopt(tekst, gevouwen, stuk):
        return None
    if (start, eind) != stuk.span() or vorm == _LOS:
        return Treffer(*plek, Zeker.MISSCHIEN)
    return Treffer(*plek, _zekerheid(tekst, gevouwen, stuk))


def _klopt(tekst: str, gevouwen: Gelezen, stuk: re.Match[str]) -> bool:
    """Tell whether what was found is written as a name."""
    start, eind = gevouwen.bron(*stuk.span())
    rond = regel(tekst, start, eind)
    if not all(is_met_hoofdletter(deel, rond) for deel in _delen(tekst, gevouwen, stuk, "hoofd")):
        return False
    if _delen(tekst, gevouwen, stuk, "kaal") and not staat_op_zich(tekst, start, eind):
        return False
    if stuk.lastgroup == _LOS:
        return is_los_woord(tekst[start:eind], rond)
    if stuk.lastgroup == _OMGEKEERD:
        return not is_van_ander(tekst, start, eind)
    if stuk.lastgroup == Zeker.MISSCHIEN.name:
        zonder = tekst[start:eind]
        for deel in _delen(tekst, gevouwen, stuk, "kort"):
            zonder = zonder.replace(deel, " ")
        return is_geschreven_als_naam(zonder)
    return True


def _zekerheid(tekst: str, gevouwen: Gelezen, stuk: re.Match[str]) -> Zeker:
    plek = gevouwen.bron(*stuk.span())
    kort = _delen(tekst, gevouwen, stuk, "kort")
    # "Jan D. Boer" has two first names, "Jan d. Boer" is called De Boer.
    if any(deel.isupper() for deel in kort) and not tekst[slice(*plek)].isupper():
        return Zeker.MISSCHIEN
    if stuk.lastgroup == _OMGEKEERD:
        kaal = _delen(tekst, gevouwen, stuk, "kaal")
        ander = gaat_door(tekst, plek[1]) or (kaal and begint_zin(tekst, *plek))
        return Zeker.MISSCHIEN if ander else Zeker.LIJKT_OP
    soort = Zeker[stuk.lastgroup or ""]
    return Zeker.LIJKT_OP if soort is Zeker.NAAM and naam_ernaast(tekst, *plek) else soort


def _delen(tekst: str, gevouwen: Gelezen, stuk: re.Match[str], groep: str) -> list[str]:
    """Return how the parts of one kind are written."""
    return [
        tekst[slice(*gevouwen.bron(*stuk.span(naam)))]
        for naam, gevonden in stuk.groupdict().items()
        if naam.startswith(groep) and gevonden
    ]


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
