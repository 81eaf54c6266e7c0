"""What publishing a core page would mean for the editions. Looking writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page, Revision

from gemeenten.merge import Soort, merge
from gemeenten.models import GemeentePage
from handleiding.models import OnderdeelPage

from .versies import (
    inhoud_van_revisie,
    kernstand,
    kernversies,
    met_links_van,
    stappen_van,
)


@dataclass(frozen=True)
class Gevolg:
    """What one edition would get: changes that fit by themselves, and changes that touch its text."""

    gemeente: str
    variant_id: int
    passend: int
    conflicten: int
    afwijkend: bool


def gevolgen(kernpagina: OnderdeelPage, revision: Revision) -> list[Gevolg]:
    """Return, per edition that follows ``kernpagina``, what publishing ``revision`` would do.

    Costs the same number of queries for any number of editions. Editions without anything to
    decide are in the list too.
    """
    model = kernpagina.specific_class
    varianten = list(
        OnderdeelPage.objects.filter(kern=kernpagina.pk, latest_revision__isnull=False)
        .select_related("latest_revision")
        .order_by("path")
    )
    bases = kernversies(variant.latest_revision for variant in varianten)
    kern_van = dict(OnderdeelPage.objects.varianten().values_list("pk", "kern_id"))
    nieuw = inhoud_van_revisie(revision, model)
    namen = gemeenten_van(varianten)
    uitkomst = []
    for variant in varianten:
        basis = bases.get(variant.latest_revision.content.get("basis"))
        stappen = stappen_van(variant.latest_revision)
        oud = kernstand(basis, stappen, model, bases)
        ons = met_links_van(inhoud_van_revisie(variant.latest_revision, model), model, kern_van)
        besluiten = merge(oud, nieuw, ons).besluiten
        soorten = [b.soort for b in besluiten]
        uitkomst.append(
            Gevolg(
                gemeente=namen[variant.pk],
                variant_id=variant.pk,
                passend=soorten.count(Soort.KERN),
                conflicten=soorten.count(Soort.CONFLICT),
                afwijkend=bool({Soort.LOKAAL, Soort.CONFLICT} & set(soorten)),
            )
        )
    return uitkomst


def gemeenten_van(varianten: Iterable[Page]) -> dict[int, str]:
    """Return the name of the edition of each variant, in one query."""
    edities = dict(GemeentePage.objects.values_list("path", "title"))
    lengtes = sorted({len(pad) for pad in edities})
    return {
        variant.pk: next(
            (edities[variant.path[:n]] for n in lengtes if variant.path[:n] in edities), ""
        )
        for variant in varianten
    }
