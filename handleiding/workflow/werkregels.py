"""The work list of a person: lines from all who know of something that waits, in one order.

The workflow does not know of all there is to do. Who does registers a function, that answers for a user
in a number of queries that grows with nothing, and only of where that user works.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.template.defaultfilters import date as datum
from django.utils import timezone

from .werksoorten import RANG, TABEL, Werksoort


class Regelplaats(NamedTuple):
    """The part of the site that a line is about, to show and to choose by."""

    sleutel: str
    naam: str


@dataclass(frozen=True)
class Werkregel:
    """One thing that waits. ``merk`` stays the same as long as it is about the same thing.

    ``pad`` is the path of the page it is about, ``rol`` as what the user gets it (empty: in person),
    ``door`` the key of whose act it follows from: nobody gets mail about their own.
    """

    soort: Werksoort
    nummer: str
    titel: str
    url: str
    pad: str
    page_id: int | None = None
    uitleg: str = ""
    rol: str = ""
    sinds: datetime | None = None
    uiterlijk: date | None = None
    door: int | None = None
    plaats: Regelplaats | None = None

    @property
    def merk(self) -> str:
        return f"{self.soort.sleutel}:{self.nummer}"

    @property
    def dringend(self) -> bool:
        return self.soort.spoedt or self.uiterlijk is not None

    @property
    def woorden(self) -> str:
        """Return what is said of it, on the screen and in the mail."""
        if self.uiterlijk is None:
            return self.uitleg
        voorbij = " Die datum is voorbij." if self.te_laat else ""
        return f"Beslissen voor {datum(self.uiterlijk, 'j F Y')}.{voorbij} {self.uitleg}".strip()

    @property
    def te_laat(self) -> bool:
        """Return whether its date has passed."""
        return self.uiterlijk is not None and self.uiterlijk < timezone.localdate()

    @property
    def dagen(self) -> int:
        """How many days it has waited, by the calendar."""
        if self.sinds is None:
            return 0
        return (timezone.localdate() - timezone.localdate(self.sinds)).days


Leverancier = Callable[[Any], Iterable[Werkregel]]
Plaatsnamen = Callable[[Iterable[str]], dict[str, Regelplaats]]

_leveranciers: dict[Leverancier, frozenset[Werksoort]] = {}
_plaatsnamen: list[Plaatsnamen] = []


def registreer(leverancier: Leverancier, *soorten: Werksoort) -> None:
    """Let ``leverancier`` tell of work of these kinds; registering twice changes nothing."""
    _leveranciers[leverancier] = frozenset(soorten)


def registreer_plaatsnamen(plaatsnamen: Plaatsnamen) -> None:
    """Let ``plaatsnamen`` say in which part of the site paths stand."""
    if plaatsnamen not in _plaatsnamen:
        _plaatsnamen.append(plaatsnamen)


def werk_van(user: Any) -> list[Werkregel]:
    """Return all that waits for ``user``: what asks something first, the urgent on top."""
    regels = _met_plaats(_zonder_vervangen(_regels(user, frozenset(TABEL))))
    return sorted(regels, key=_volgorde)


def vraagt_van(user: Any) -> list[Werkregel]:
    """Return what of it asks something of ``user``, in no order and without its place."""
    gevraagd = frozenset(soort for soort in TABEL if soort.vraagt)
    return _zonder_vervangen(_regels(user, gevraagd))


def _regels(user: Any, soorten: frozenset[Werksoort]) -> list[Werkregel]:
    """Ask who knows, once for this user object: menu, start page and list share the answers."""
    if not user.is_active:
        return []
    if not hasattr(user, "_werkregels"):
        user._werkregels = {}
    for leverancier, kent in _leveranciers.items():
        if kent & soorten and leverancier not in user._werkregels:
            user._werkregels[leverancier] = list(leverancier(user))
    alle = (regel for regels in user._werkregels.values() for regel in regels)
    return [regel for regel in alle if regel.soort in soorten]


def _zonder_vervangen(regels: list[Werkregel]) -> list[Werkregel]:
    vervangen = {(r.page_id, r.soort.vervangt) for r in regels if r.soort.vervangt}
    return [r for r in regels if (r.page_id, r.soort.sleutel) not in vervangen]


def _met_plaats(regels: list[Werkregel]) -> list[Werkregel]:
    namen: dict[str, Regelplaats] = {}
    for plaatsnamen in _plaatsnamen if regels else ():
        namen |= plaatsnamen({regel.pad for regel in regels})
    return [replace(regel, plaats=namen.get(regel.pad)) for regel in regels]


def _volgorde(regel: Werkregel) -> tuple[Any, ...]:
    return (
        not regel.soort.vraagt,
        not regel.dringend,
        regel.uiterlijk or date.min,
        RANG[regel.soort.sleutel],
        regel.sinds.timestamp() if regel.sinds else 0,
        regel.titel,
    )
