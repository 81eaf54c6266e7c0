"""The demo's lists of organisations: the Collectief's, and one per edition."""

from gemeenten.models import DeelnemendeOrganisatie, GemeentePage, Organisatie, OrganisatiesPage
from gemeenten.toegang import roles

from .gegevens import Demogroep, Gemeente

# Works in more municipalities, so the Collectief keeps it up to date for all.
GEDEELD = (("GGD Fryslân Jeugdgezondheidszorg", "jgz"),)


def maak_collectieflijst(home, schrijver) -> None:
    page = OrganisatiesPage(title="Organisaties in meer gemeenten", slug="organisaties", live=False)
    page.organisaties = [Organisatie(naam=naam, soort=soort) for naam, soort in GEDEELD]
    home.add_child(instance=page)
    roles.ensure_paginarechten(page, roles.ensure_groepen(roles.KERN))
    page.save_revision(user=schrijver)


def maak_lijst(editie: GemeentePage, gemeente: Gemeente, schrijver) -> dict:
    """Fill the edition's list; return the key of each organisation by name."""
    page = OrganisatiesPage.objects.child_of(editie).get()
    namen = dict(paar for groep in gemeente.groepen for paar in groep.organisaties)
    page.organisaties = [_rij(naam, soort) for naam, soort in namen.items()]
    sleutels = {rij.naam: rij.sleutel for rij in page.organisaties.all()}
    page.save_revision(user=schrijver)
    return sleutels


def _rij(naam: str, soort: str) -> Organisatie:
    gedeeld = Organisatie.objects.filter(page__depth=3, naam=naam).first()
    herkomst = {"bron": gedeeld.sleutel, "bron_stand": gedeeld.stand()} if gedeeld else {}
    return Organisatie(naam=naam, soort=soort, **herkomst)


def deelnames(groep: Demogroep, sleutels: dict) -> list[DeelnemendeOrganisatie]:
    return [DeelnemendeOrganisatie(organisatie=sleutels[naam]) for naam, _ in groep.organisaties]
