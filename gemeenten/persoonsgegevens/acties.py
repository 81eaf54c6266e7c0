"""Overview, export and removal of a person's data in one edition. Only its beheerder may."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.admin.models import FormState
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.search import index

from gemeenten.anonimiseren import GEWIST, patroon, vervang
from gemeenten.models import GemeentePage
from gemeenten.models.persoon import Persoon
from gemeenten.rollen_op_pagina import rollen_op_pagina
from handleiding.workflow.rules import Rol

from .plaatsen import Plaats, omschrijf, plaatsen

KORTSTE = 4


@dataclass(frozen=True)
class Vondst:
    """One row with data of the person."""

    soort: str
    omschrijving: str
    velden: dict[str, Any]


def mag(editie: GemeentePage, user) -> bool:
    return user.is_active and (user.is_superuser or Rol.BEHEERDER in rollen_op_pagina(editie, user))


def bewaak(editie: GemeentePage, user) -> None:
    if not mag(editie, user):
        raise PermissionDenied("Alleen de beheerder van deze gemeente mag dit.")


def _termen(zoektermen) -> list[str]:
    termen = [" ".join(term.split()) for term in zoektermen if term.strip()]
    if not termen or any(len(term) < KORTSTE for term in termen):
        raise ValidationError(f"Vul een naam of adres in van ten minste {KORTSTE} tekens.")
    return termen


def vind(editie: GemeentePage, *zoektermen: str, user) -> list[Vondst]:
    """Return each row of the edition in which one of these texts stands. Writes nothing."""
    bewaak(editie, user)
    naam = patroon(_termen(zoektermen))
    return [
        Vondst(plaats.soort, omschrijf(rij), {veld: oud for veld, (oud, _) in gewijzigd.items()})
        for plaats, rij, gewijzigd in _gevonden(editie, naam)
    ]


def exporteer(editie: GemeentePage, *zoektermen: str, user) -> dict[str, Any]:
    """Return all that was found, for the person who asks for it."""
    gevonden = vind(editie, *zoektermen, user=user)
    return {
        "gemeente": editie.title,
        "gezocht": list(zoektermen),
        "gevonden": [vars(vondst) for vondst in gevonden],
    }


@transaction.atomic
def verwijder(editie: GemeentePage, *zoektermen: str, user) -> int:
    """Remove these texts from everything the edition holds; return in how many rows.

    The rows of the person stay, with their function, so that an editor sees that someone is missing.
    """
    bewaak(editie, user)
    naam = patroon(_termen(zoektermen))
    aantal = 0
    for plaats, rij, gewijzigd in list(_gevonden(editie, naam)):
        for veld, (_, nieuw) in gewijzigd.items():
            setattr(rij, veld, _te_bewaren(rij, veld, nieuw))
        plaats.rijen.model._base_manager.bulk_update([rij], list(gewijzigd))
        aantal += 1
    paginas = list(Page.objects.filter(path__startswith=editie.path).specific())
    # What an editor was typing is kept for a preview, as an encoded form: throw-away, so it goes.
    FormState.objects.filter(object_id__in=[str(page.pk) for page in paginas]).delete()
    for page in paginas:
        index.insert_or_update_object(page)
    log(
        instance=editie,
        action="gemeenten.persoonsgegevens.verwijder",
        user=user,
        data={"rijen": aantal},
    )
    transaction.on_commit(cache.clear)
    return aantal


def _gevonden(editie, naam) -> Iterator[tuple[Plaats, Any, dict[str, tuple[Any, Any]]]]:
    for plaats in plaatsen(editie):
        for rij in plaats.rijen.order_by("pk"):
            if gewijzigd := _wijzigingen(plaats, rij, naam):
                yield plaats, rij, gewijzigd


def _wijzigingen(plaats, rij, naam) -> dict[str, tuple[Any, Any]]:
    """Return ``{field: (what it says, what it says without the person)}`` for one row."""
    velden = {veld: _waarde(rij, veld) for veld in plaats.velden}
    nieuw = {veld: vervang(waarde, naam) for veld, waarde in velden.items()}
    if isinstance(rij, Persoon) and (
        naam.search(rij.naam) or naam.search(getattr(rij, "email", ""))
    ):
        leeg = {veld: waarde for veld, waarde in GEWIST.items() if hasattr(rij, veld)}
        velden |= {veld: getattr(rij, veld) for veld in leeg}
        nieuw |= leeg
    return {veld: (velden[veld], nieuw[veld]) for veld in velden if velden[veld] != nieuw[veld]}


def _waarde(rij, veld):
    """Return a field's value as it is stored: a stream as JSON."""
    waarde = getattr(rij, veld)
    return list(waarde.get_prep_value()) if isinstance(waarde, StreamValue) else waarde


def _te_bewaren(rij, veld, waarde):
    is_stroom = isinstance(rij._meta.get_field(veld), StreamField)
    return json.dumps(waarde) if is_stroom else waarde
