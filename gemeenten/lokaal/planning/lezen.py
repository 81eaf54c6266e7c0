"""Reading a schedule: the latest draft of a group, and what the other groups do at that time."""

from gemeenten.models import GemeentePage, Sessie, WerkleergroepPage
from gemeenten.regels.gemeentelijst.lijst import vakantieregio as regio_van
from gemeenten.regels.rooster import Dagdeel, Vakantieregio, als_vakantieregio, waarschuwingen


def concept_van(page: WerkleergroepPage) -> WerkleergroepPage:
    """Return the latest draft of the group, with its rows."""
    return page.get_latest_revision_as_object()


def moment_van(page: WerkleergroepPage, *, datum, begin, einde, groep: str = "") -> Dagdeel:
    begeleiders = frozenset(persoon.omschrijving for persoon in page.begeleiders.all())
    return Dagdeel(groep or page.title, datum, begin, einde, page.locatie, begeleiders)


def vakantieregio(page: WerkleergroepPage) -> Vakantieregio | None:
    """Return the region of the municipality of a group; None where nobody told us its code."""
    codes = GemeentePage.objects.ancestor_of(page).values_list("code", flat=True)
    return als_vakantieregio(regio_van(codes.first()))


def andere_momenten(page: WerkleergroepPage) -> list[Dagdeel]:
    """Return the moments of the other groups of the edition, drafts included: two queries."""
    broers = WerkleergroepPage.objects.sibling_of(page, inclusive=False)
    groepen = {groep.pk: groep for groep in broers.prefetch_related("begeleiders")}
    sessies = Sessie.objects.filter(werkleergroep__in=groepen, afgelast=False)
    return [
        moment_van(groepen[s.werkleergroep_id], datum=s.datum, begin=s.begin, einde=s.einde)
        for s in sessies
    ]


def met_waarschuwingen(page: WerkleergroepPage, sessies, *, andere=None) -> list:
    """Return ``sessies``, each with ``waarschuwingen``: clashes and holidays, in Dutch."""
    andere = andere_momenten(page) if andere is None else andere
    regio = vakantieregio(page)
    gepland = [
        (s, moment_van(page, datum=s.datum, begin=s.begin, einde=s.einde))
        for s in sessies
        if s.datum and s.begin and s.einde
    ]
    for sessie, moment in gepland:
        zelf = [ander for s, ander in gepland if s is not sessie and not s.afgelast]
        rond = [*andere, *zelf]
        sessie.waarschuwingen = [] if sessie.afgelast else waarschuwingen(moment, rond, regio=regio)
    return [sessie for sessie, _ in gepland]
