"""Mail that waits to leave: to a person who is removed, or about them.

A room above this one keeps that mail: it registers here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gemeenten.models import Bericht, GemeentePage
from gemeenten.toegang.mensen.adres import accounts_met
from gemeenten.toegang.roles import rolgroepen_van
from handleiding.vouwen import vouw

from .lezen import Mens
from .tabel import adresvelden, herkend_aan
from .zoekterm import Zoekvraag


@dataclass(frozen=True)
class Verwijderd:
    """Who was removed from ``editie``: by the rows that were emptied, and by what was asked for."""

    editie: GemeentePage
    mensen: tuple[Mens, ...]
    gevraagd: Zoekvraag

    @cached_property
    def adressen(self) -> frozenset[str]:
        """The addresses that are the person's own."""
        van_mensen = (
            vouw(mens.tekst(veld)).strip()
            for mens in self.mensen
            for veld in adresvelden(mens.model)
        )
        return frozenset(filter(None, (*van_mensen, *self.gevraagd.adressen)))

    @cached_property
    def vraag(self) -> Zoekvraag:
        """What names the person. One word that somebody typed says too little: it may stand in any mail."""
        van_mensen = (mens.tekst(veld) for mens in self.mensen for veld in herkend_aan(mens.model))
        hele_namen = (naam for naam in self.gevraagd.namen if " " in naam)
        return Zoekvraag.van([*filter(None, van_mensen), *hele_namen, *self.gevraagd.adressen])

    def is_aan(self, adres: str) -> bool:
        """Tell whether mail to this address is mail to the person, and to nobody of another municipality."""
        return vouw(adres).strip() in self.adressen and not self._hoort_elders(adres)

    def is_van_ons(self, adres: str) -> bool:
        """Tell whether mail to this address is about this edition, so that its beheerder decides about it."""
        accounts = _accounts(adres)
        return not accounts or any(self.editie.pk in plekken for plekken in accounts)

    def _hoort_elders(self, adres: str) -> bool:
        return any(plekken - {self.editie.pk} for plekken in _accounts(adres))


Opruimer = Callable[[Verwijderd], int]
_opruimers: list[Opruimer] = []


def registreer(opruimer: Opruimer) -> None:
    """Let ``opruimer`` take back what waits, and say how much; registering twice changes nothing."""
    if opruimer not in _opruimers:
        _opruimers.append(opruimer)


def haal_terug(editie: GemeentePage, mensen: Iterable[Mens], gevraagd: Zoekvraag) -> int:
    """Take back what waits to leave to the person or about them; return how much that was."""
    wie = Verwijderd(editie, tuple(mensen), gevraagd)
    _vergeet_berichten(wie)
    return sum(opruimer(wie) for opruimer in _opruimers)


def vergeet_wat_gemaakt_is(editie: GemeentePage) -> None:
    """Let go what was made of a text that is not online any more; no mail is about anybody here."""
    haal_terug(editie, (), Zoekvraag())


def _vergeet_berichten(wie: Verwijderd) -> None:
    """Drop what the person was still to be told of; what they hear of later is up to their account."""
    wachtend = Bericht.objects.filter(verstuurd_op=None).values_list("user_id", "user__email")
    aan = [pk for pk, adres in wachtend.order_by().distinct() if wie.is_aan(adres)]
    Bericht.objects.filter(verstuurd_op=None, user__in=aan).delete()


def _accounts(adres: str) -> list[frozenset[Any]]:
    """Return, of each account in use with this address, where it has a role; technical management is elsewhere."""
    return [_hoort_bij(mens) for mens in accounts_met(adres) if mens.is_active]


def _hoort_bij(mens: Any) -> frozenset[Any]:
    edities = {rolgroep.editie_id for rolgroep in rolgroepen_van(mens)}
    return frozenset(edities | ({"technisch beheer"} if mens.is_superuser else set()))
