"""What carrying out a plan will make, to read first. Writes nothing."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http.request import validate_host

from gemeenten.goedkeuring.workflows import werkstroomnaam
from gemeenten.models import GemeentenPage, GemeentePage
from gemeenten.toegang import roles
from handleiding.models import InhoudPage

from . import hostnaam
from .achterstand import achterstand_van
from .bron import Bron, Weggelaten, kies_bron
from .paginas import EENMALIG, VERKLARINGEN
from .plan import Plan
from .uitnodiging import aandacht
from .vrij import bewaak_gemeente, bewaak_nieuw

GENOEMD = 5


@dataclass(frozen=True)
class Opdrachtoverzicht:
    """A plan worked out: ``regels`` say what will be made, ``weggelaten`` what stays behind.

    ``aandacht`` is what to think of before going on.
    """

    plan: Plan
    bron: str
    pagina_soorten: dict[str, int]
    regels: tuple[str, ...]
    weggelaten: tuple[Weggelaten, ...]
    aandacht: tuple[str, ...] = ()

    @property
    def aantal_paginas(self) -> int:
        return sum(self.pagina_soorten.values())


def maak_overzicht(plan: Plan) -> Opdrachtoverzicht:
    """Work out ``plan``. Raises ValidationError, by field, when it cannot be carried out."""
    plan.validate()
    gemeenten = GemeentenPage.objects.first()
    if gemeenten is None:
        raise ValidationError("De site is nog niet ingericht. Draai eerst het commando inrichten.")
    bewaak_gemeente(plan)
    bewaak_nieuw(plan, gemeenten)
    bron = kies_bron(plan.bron, plan.zonder_hoofdstukken)
    soorten = _soorten(bron)
    return Opdrachtoverzicht(
        plan=plan,
        bron=bron.editie.title if bron.editie else "Sjabloon",
        pagina_soorten=dict(soorten),
        regels=tuple(_regels(plan, soorten)),
        weggelaten=tuple(bron.weggelaten),
        aandacht=(*_achterstand(bron), *_hostnaam(plan), *aandacht(plan.uitnodigingen)),
    )


def _soorten(bron: Bron) -> Counter[str]:
    """Count the pages by the name of their type."""
    soorten = Counter(_naam(type(page)) for page in bron.paginas())
    soorten[_naam(GemeentePage)] += 1
    soorten.update(_naam(model) for model, _ in EENMALIG)
    soorten[_naam(InhoudPage)] += len(VERKLARINGEN)
    return soorten


def _achterstand(bron: Bron):
    """Say how far the source is behind: a copy of it starts there."""
    stand = achterstand_van(bron)
    if stand.achter and bron.concepten:
        yield (
            f"Het sjabloon loopt op {_paginas(stand.achter)} achter op de kern. Wat zijn eigen tekst "
            "niet raakt, werken wij eerst bij."
        )
    elif stand.achter:
        yield (
            f"De bron loopt op {_paginas(stand.achter)} achter op de kern. De nieuwe editie begint daar "
            "ook achter, en krijgt die wijzigingen als voorstel."
        )
    if stand.ontbreekt:
        yield (
            f"De bron heeft {_paginas(stand.ontbreekt)} van de kern niet. "
            "Een heel hoofdstuk kunt u later nog toevoegen."
        )


def _hostnaam(plan: Plan):
    """Say that a host name does not work yet: which ones this site answers to is set by its management."""
    if plan.hostnaam and not validate_host(plan.hostnaam, settings.ALLOWED_HOSTS):
        yield (
            f"Deze site antwoordt nog niet op {hostnaam.leesbaar(plan.hostnaam)}. Vraag het technisch "
            "beheer om de naam toe te voegen (ALLOWED_HOSTS) en om een certificaat."
        )


def _paginas(titels: tuple[str, ...]) -> str:
    """``3 pagina’s (A, B en C)``, with the first few by name."""
    noem = ", ".join(titels[:GENOEMD]) + (", …" if len(titels) > GENOEMD else "")
    return f"{len(titels)} pagina{'’s' if len(titels) > 1 else ''} ({noem})"


def _naam(model) -> str:
    return str(model._meta.verbose_name_plural)


def _regels(plan: Plan, soorten: Counter[str]):
    yield f"{soorten.total()} pagina’s, allemaal als concept, op /gemeenten/{plan.adres}/"
    yield f"de groepen {', '.join(roles.groepsnamen(plan.code).values())}"
    yield f"de collectie {roles.collectienaam(plan.code, plan.naam)}"
    yield f"de goedkeuring “{werkstroomnaam(plan.code)}”"
    if plan.hostnaam:
        yield f"de site {hostnaam.leesbaar(plan.hostnaam)}"
    for rij in plan.uitnodigingen:
        yield f"een uitnodiging voor {rij.wie}, als {' en '.join(rij.rollen)}"
