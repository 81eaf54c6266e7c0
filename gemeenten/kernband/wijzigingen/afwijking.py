"""Where a variant says something else than the core text it stands on. Derived, never stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from gemeenten.merge import Besluit, afwijkingen
from handleiding.models import OnderdeelPage

from .versies import Stappen, json_van_revisie, met_links_van, na_stappen, stappen_van
from .vormen import met_vorm

PORTIE = 1000
Tekst = tuple[type[OnderdeelPage], dict[str, Any], Stappen]


def aantal_afwijkingen(drietallen: Iterable[tuple[int, int | None, int | None]]) -> dict[int, int]:
    """Return by variant how many places differ; takes variant, base and revision to read."""
    alle = [drie for drie in drietallen if drie[1] and drie[2]]
    kern_van = dict(OnderdeelPage.objects.varianten().order_by().values_list("pk", "kern_id"))
    bases = _lees({basis for _, basis, _ in alle})
    gevonden: dict[int, int] = {}
    for begin in range(0, len(alle), PORTIE):
        deel = alle[begin : begin + PORTIE]
        teksten = _lees({revisie for _, _, revisie in deel}, kern_van)
        for variant, basis, revisie in deel:
            if basis in bases and revisie in teksten:
                model, ons, stappen = teksten[revisie]
                kern = bases[basis][1]
                if stappen:
                    kern = na_stappen(met_vorm(kern, model), stappen, model)
                gevonden[variant] = len(verschillen(model, kern, ons))
    return gevonden


def verschillen(
    model: type[OnderdeelPage], basis: dict[str, Any], ons: dict[str, Any]
) -> tuple[Besluit, ...]:
    """Return every difference; equal texts cost a comparison and no more."""
    return () if basis == ons else afwijkingen(met_vorm(basis, model), met_vorm(ons, model))


def _lees(ids: set[Any], kern_van: Mapping[int, int] | None = None) -> dict[int, Tekst]:
    """Return what revisions say, by id; ``kern_van`` leads links to the core. Portions keep the memory small."""
    types = {
        ct.pk: ct.model_class() for ct in ContentType.objects.get_for_models(*_modellen()).values()
    }
    teksten: dict[int, Tekst] = {}
    gezocht = sorted(ids)
    for begin in range(0, len(gezocht), PORTIE):
        rijen = Revision.objects.filter(pk__in=gezocht[begin : begin + PORTIE])
        for revisie in rijen.only("pk", "content", "content_type_id"):
            if model := types.get(revisie.content_type_id):
                inhoud = json_van_revisie(revisie, model)
                if kern_van:
                    inhoud = met_links_van(inhoud, model, kern_van)
                teksten[revisie.pk] = model, inhoud, stappen_van(revisie)
    return teksten


def _modellen() -> list[type[OnderdeelPage]]:
    return list(OnderdeelPage.__subclasses__())
