"""Taking organisations over from the Collectief's list, and deciding about its corrections.

Reading writes nothing; each decision is a draft of the edition's own list, logged, approved as usual.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import reverse

from gemeenten.logacties import CORRECTIE_AFGEWEZEN, CORRECTIE_OVERGENOMEN, ORGANISATIES_OVERGENOMEN
from gemeenten.models import GemeentePage, Organisatie, OrganisatiesPage
from gemeenten.toegang.rollen_op_pagina import onder, werkplekken
from handleiding.logacties import noteer
from handleiding.namen import naamsleutel, naamvolgorde
from handleiding.workflow.beurt import een_tegelijk
from handleiding.workflow.rules import Rol
from handleiding.workflow.schrijven import bewaak_schrijven
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import CORRECTIE
from handleiding.zichtbaarheid import openbaar


@dataclass(frozen=True)
class Lijstvoorstel:
    """A correction of the Collectief's list that this edition has not decided about."""

    eigen: Organisatie
    nieuw: Organisatie


def lijst_van_collectief() -> dict[UUID, Organisatie]:
    """Return the published rows of the Collectief's list, by key."""
    editiepaden = GemeentePage.objects.values("path")
    paginas = openbaar(OrganisatiesPage.objects.all()).filter(depth=3)
    rijen = Organisatie.objects.filter(page__in=paginas.exclude(path__in=editiepaden))
    return {rij.sleutel: rij for rij in sorted(rijen, key=lambda rij: naamvolgorde(rij.naam))}


def nog_niet_overgenomen(concept: OrganisatiesPage) -> list[Organisatie]:
    al = {rij.bron for rij in concept.organisaties.all()}
    return [rij for sleutel, rij in lijst_van_collectief().items() if sleutel not in al]


def voorstellen(concept: OrganisatiesPage) -> list[Lijstvoorstel]:
    bronnen = lijst_van_collectief()
    return [
        Lijstvoorstel(rij, bronnen[rij.bron])
        for rij in concept.organisaties.all()
        if rij.bron in bronnen and rij.bron_stand != bronnen[rij.bron].stand()
    ]


def correcties(user: Any) -> Iterator[Werkregel]:
    """For the work list: the lists of the user's editions that the Collectief corrected since."""
    lijsten = OrganisatiesPage.objects.filter(
        onder(werkplekken(user, Rol.REDACTEUR)), latest_revision__isnull=False
    )
    rijen = lijsten.select_related("latest_revision").order_by("path")
    bronnen = (
        {str(sleutel): rij for sleutel, rij in lijst_van_collectief().items()} if rijen else {}
    )
    for page in rijen:
        namen = [
            bronnen[rij["bron"]].naam
            for rij in page.latest_revision.content.get("organisaties", [])
            if rij.get("bron") in bronnen and rij.get("bron_stand") != bronnen[rij["bron"]].stand()
        ]
        if namen:
            yield Werkregel(
                soort=CORRECTIE,
                nummer=f"{page.pk}-{len(namen)}",
                titel=page.draft_title,
                url=reverse("collectieflijst", args=[page.pk]),
                pad=page.path,
                page_id=page.pk,
                uitleg=f"De lijst van het Collectief is gewijzigd bij {', '.join(namen)}.",
                rol=str(Rol.REDACTEUR),
            )


@een_tegelijk
def neem_over(page: OrganisatiesPage, sleutels: Iterable[UUID], *, user) -> int:
    """Add these rows of the Collectief's list to the draft of ``page``; return how many.

    A row of the same name that the edition typed itself becomes that one; what it says differently is
    from then on a correction to decide about.
    """
    bewaak_schrijven(page, user)
    concept = page.get_latest_revision_as_object()
    gekozen = set(sleutels)
    rijen = list(concept.organisaties.all())
    eigen = {naamsleutel(rij.naam): rij for rij in reversed(rijen) if rij.bron is None}
    nieuw = [rij for rij in nog_niet_overgenomen(concept) if rij.sleutel in gekozen]
    if not nieuw:
        raise ValidationError("Kies een of meer organisaties die nog niet in uw lijst staan.")
    for bron in nieuw:
        rij = eigen.pop(naamsleutel(bron.naam), None)
        if rij is None:
            rij = Organisatie(**bron.stand())
            rijen.append(rij)
        rij.bron, rij.bron_stand = bron.sleutel, rij.stand()
    concept.organisaties = rijen
    _bewaar(concept, user, ORGANISATIES_OVERGENOMEN, [rij.naam for rij in nieuw])
    return len(nieuw)


@een_tegelijk
def besluit(page: OrganisatiesPage, sleutel: UUID, *, overnemen: bool, user) -> None:
    """Take a correction over, or keep what the edition says; either way it is decided."""
    bewaak_schrijven(page, user)
    concept = page.get_latest_revision_as_object()
    rijen = list(concept.organisaties.all())
    bronnen = lijst_van_collectief()
    rij = next((rij for rij in rijen if rij.sleutel == sleutel and rij.bron in bronnen), None)
    if rij is None:
        raise ValidationError("Dit voorstel is er niet meer.")
    rij.bron_stand = bronnen[rij.bron].stand()
    if overnemen:
        for veld, waarde in rij.bron_stand.items():
            setattr(rij, veld, waarde)
    concept.organisaties = rijen
    actie = CORRECTIE_OVERGENOMEN if overnemen else CORRECTIE_AFGEWEZEN
    _bewaar(concept, user, actie, [rij.naam])


def _bewaar(concept, user, actie, namen):
    revisie = concept.save_revision(user=user)
    noteer(
        concept,
        actie,
        user=user,
        revision=revisie,
        data={"organisaties": namen},
    )
