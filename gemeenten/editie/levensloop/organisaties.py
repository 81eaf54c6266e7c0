"""The organisations that groups take along when they move to another edition.

A group names an organisation by its key in the list of its edition. Left behind, the names would be gone.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from gemeenten.models import (
    DeelnemendeOrganisatie,
    GemeentePage,
    Organisatie,
    OrganisatiesPage,
    WerkleergroepPage,
)
from handleiding.namen import naamsleutel
from handleiding.workflow.meenemen import neem_deel_mee

from .bewaking import bewaak_vrij

ONTBREEKT = "De organisatielijst van {naam} ontbreekt. Maak die eerst."


def voeg_organisaties_toe(
    van: GemeentePage, naar: GemeentePage, groepen: Iterable[Any], *, user: Any
) -> None:
    """Add the list of ``van`` to the draft of that of ``naar``; what has the same name becomes one."""
    rijen = _concept(van)
    if not rijen:
        return
    doel = OrganisatiesPage.objects.child_of(naar).first()
    if doel is None:
        raise PermissionDenied(ONTBREEKT.format(naam=naar.title))
    bewaak_vrij(OrganisatiesPage.objects.filter(pk=doel.pk))
    concept = doel.get_latest_revision_as_object()
    al = {naamsleutel(rij.naam): rij.sleutel for rij in concept.organisaties.all()}
    nieuw = [
        Organisatie(**rij.stand(), sleutel=rij.sleutel, bron=rij.bron, bron_stand=rij.bron_stand)
        for rij in rijen
        if naamsleutel(rij.naam) not in al
    ]
    if nieuw:
        concept.organisaties = [*concept.organisaties.all(), *nieuw]
        vorige = doel.get_latest_revision()
        schrijver = vorige.user if doel.has_unpublished_changes and vorige else None
        concept.save_revision(user=schrijver)
        neem_deel_mee(OrganisatiesPage.objects.child_of(van).get(), doel, door=user)
    vervang = {
        rij.sleutel: al[naamsleutel(rij.naam)] for rij in rijen if naamsleutel(rij.naam) in al
    }
    for groep in groepen:
        _wijs_aan(groep, vervang)


def _concept(editie: GemeentePage) -> list[Organisatie]:
    page = OrganisatiesPage.objects.child_of(editie).first()
    return list(page.get_latest_revision_as_object().organisaties.all()) if page else []


def _wijs_aan(groep: WerkleergroepPage, vervang: dict[UUID, UUID]) -> None:
    """Let the group, and its draft, point to the rows that take the place of its own."""
    bewaak_vrij(WerkleergroepPage.objects.filter(pk=groep.pk))
    for oud, nieuw in vervang.items():
        DeelnemendeOrganisatie.objects.filter(werkleergroep=groep.pk, organisatie=oud).update(
            organisatie=nieuw
        )
    concept = WerkleergroepPage.objects.get(pk=groep.pk).get_latest_revision_as_object()
    deelnames = list(concept.organisaties.all())
    if not any(deelname.organisatie in vervang for deelname in deelnames):
        return
    for deelname in deelnames:
        deelname.organisatie = vervang.get(deelname.organisatie, deelname.organisatie)
    concept.organisaties = deelnames
    vorige = concept.latest_revision
    concept.save_revision(user=vorige.user if vorige else None)
