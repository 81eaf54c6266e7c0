"""What an edition can answer to an offer about the structure, as the CMS asks it: words and deeds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gemeenten.models import GemeentePage
from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rules import GEEN_ROL, Actie

from . import structuurbesluiten as besluiten
from .structuur import Aanbod, Aanbodsoort, Boom

OFFLINE_DOOR_ANDER = (
    "Een beoordelaar of de beheerder van uw gemeente kan de pagina offline halen. U kunt haar wel "
    "behouden."
)


@dataclass(frozen=True)
class Structuurkeuze:
    """One answer. ``bezwaar`` says why this person cannot give it now; empty when they can."""

    naam: str
    knop: str
    uitleg: str
    gedaan: str
    doe: Callable[[GemeentePage, Aanbod, Any, str, str], Any]
    bezwaar: str = ""
    met_reden: bool = True
    gevaarlijk: bool = False


def keuzes(boom: Boom, aanbod: Aanbod, user: Any) -> list[Structuurkeuze]:
    """Return the answers that fit ``aanbod``, the core's way first."""
    return {
        Aanbodsoort.NIEUW: _nieuw,
        Aanbodsoort.WEGGELATEN: _weggelaten,
        Aanbodsoort.WEG: _weg,
        Aanbodsoort.VERPLAATST: _verplaatst,
    }[aanbod.soort](boom, aanbod, user)


def _met_reden(functie: Callable[..., Any]) -> Callable[..., Any]:
    def doe(editie: GemeentePage, aanbod: Aanbod, user: Any, stand: str, reden: str) -> Any:
        return functie(editie, aanbod.kern.pk, stand=stand, user=user, reden=reden)

    return doe


def _neem_op(editie: GemeentePage, aanbod: Aanbod, user: Any, stand: str, reden: str) -> Any:
    return besluiten.neem_op(editie, aanbod.kern.pk, stand=stand, user=user)


def _nieuw(boom: Boom, aanbod: Aanbod, user: Any) -> list[Structuurkeuze]:
    return [
        Structuurkeuze(
            "overnemen",
            "Overnemen als concept",
            "De pagina komt als concept in uw editie, op dezelfde plek als in de kern. "
            "Daarna dient u haar in ter beoordeling.",
            "staat als concept in uw editie.",
            _neem_op,
            met_reden=False,
        ),
        Structuurkeuze(
            "weglaten",
            "Niet overnemen",
            "De pagina staat dan bij “Bewust weggelaten”. U kunt haar later alsnog overnemen.",
            "is bewust weggelaten.",
            _met_reden(besluiten.sla_over),
        ),
    ]


def _weggelaten(boom: Boom, aanbod: Aanbod, user: Any) -> list[Structuurkeuze]:
    return [
        Structuurkeuze(
            "terughalen",
            "Terughalen als concept",
            "De pagina komt als concept in uw editie, met de tekst die de kern nu heeft.",
            "staat als concept in uw editie.",
            _neem_op,
            met_reden=False,
        )
    ]


def _weg(boom: Boom, aanbod: Aanbod, user: Any) -> list[Structuurkeuze]:
    behouden = Structuurkeuze(
        "behouden",
        "Behouden als eigen pagina",
        "Uw pagina blijft zoals zij is. Wij vragen het niet nog eens, behalve als de kern de pagina "
        "weer publiceert en daarna opnieuw weghaalt.",
        "blijft in uw editie.",
        _met_reden(besluiten.behoud),
    )
    variant = aanbod.variant
    if variant is None or not variant.live:
        return [_verwijderen(aanbod, user), behouden]
    bezwaar = Oordeel(variant.specific, user).bezwaar(Actie.OFFLINE_HALEN)
    offline = Structuurkeuze(
        "offline",
        "Ook bij ons offline halen",
        "Bezoekers zien de pagina niet meer. De tekst blijft bewaard.",
        "is offline.",
        _met_reden(besluiten.haal_ook_offline),
        bezwaar=OFFLINE_DOOR_ANDER if bezwaar == GEEN_ROL else bezwaar,
        gevaarlijk=True,
    )
    return [offline, behouden]


def _verwijderen(aanbod: Aanbod, user: Any) -> Structuurkeuze:
    return Structuurkeuze(
        "verwijderen",
        "Ook bij ons verwijderen",
        "De pagina stond bij u nog niet online. Het concept verdwijnt.",
        "is verwijderd.",
        _met_reden(besluiten.verwijder_ook),
        bezwaar=besluiten.bezwaar_tegen_verwijderen(aanbod.variant.specific, user),
        gevaarlijk=True,
    )


def _verplaatst(boom: Boom, aanbod: Aanbod, user: Any) -> list[Structuurkeuze]:
    ouder = boom.varianten[aanbod.plaats.ouder]
    return [
        Structuurkeuze(
            "verplaatsen",
            "Verplaatsen zoals de kern",
            "De tekst verandert niet, en wat online staat, blijft online. Een oud adres stuurt "
            "bezoekers door.",
            "staat nu waar de kern haar heeft.",
            _met_reden(besluiten.verplaats),
            bezwaar=besluiten.bezwaar_tegen_verplaatsen(aanbod.variant.specific, ouder, user),
            met_reden=False,
        ),
        Structuurkeuze(
            "laten_staan",
            "Laten staan",
            "De pagina blijft waar zij staat. Wij vragen het pas weer als de kern haar opnieuw "
            "verplaatst.",
            "blijft waar zij staat.",
            _met_reden(besluiten.laat_staan),
        ),
    ]
