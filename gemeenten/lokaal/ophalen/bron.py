"""What an edition owns, read once: the latest drafts of its groups, lists and contacts."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gemeenten.models import (
    ContactPage,
    GemeentePage,
    Meting,
    Organisatie,
    OrganisatiesPage,
    WerkleergroepPage,
)


@dataclass(frozen=True)
class Ophaalbron:
    groepen: list[Any]
    organisaties: list[Any]
    contactpersonen: list[Any]
    metingen: list[Any]

    @property
    def lijst(self) -> dict[UUID, Organisatie]:
        return {rij.sleutel: rij for rij in self.organisaties}


def lees_bron(editie: GemeentePage) -> Ophaalbron:
    groepen = _concepten(WerkleergroepPage, editie)
    metingen = Meting.objects.filter(werkleergroep__in=[groep.pk for groep in groepen])
    return Ophaalbron(
        groepen=groepen,
        organisaties=[
            rij for page in _concepten(OrganisatiesPage, editie) for rij in page.organisaties.all()
        ],
        contactpersonen=[
            rij for page in _concepten(ContactPage, editie) for rij in page.contactpersonen.all()
        ],
        metingen=list(metingen.select_related("werkleergroep").prefetch_related("antwoorden")),
    )


def _concepten(model: type[Any], editie: GemeentePage) -> list[Any]:
    paginas = model.objects.descendant_of(editie).order_by("path")
    return [page.get_latest_revision_as_object() for page in paginas]
