"""Where a variant says something else than the core text it stands on. Derived, never stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from gemeenten.merge import Besluit, afwijkingen
from handleiding.models import OnderdeelPage

from .versies import inhoud_van_revisie, met_links_van

PORTIE = 1000


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
                gevonden[variant] = len(verschillen(bases[basis], teksten[revisie]))
    return gevonden


def verschillen(basis: Mapping[str, Any], ons: Mapping[str, Any]) -> tuple[Besluit, ...]:
    """Return every difference; equal texts cost a comparison and no more."""
    return () if basis == ons else afwijkingen(dict(basis), dict(ons))


def _lees(ids: set[Any], kern_van: Mapping[int, int] | None = None) -> dict[int, dict[str, Any]]:
    """Return what revisions say, by id; ``kern_van`` leads links to the core. Portions keep the memory small."""
    types = {
        ct.pk: ct.model_class() for ct in ContentType.objects.get_for_models(*_modellen()).values()
    }
    teksten: dict[int, dict[str, Any]] = {}
    gezocht = sorted(ids)
    for begin in range(0, len(gezocht), PORTIE):
        rijen = Revision.objects.filter(pk__in=gezocht[begin : begin + PORTIE])
        for revisie in rijen.only("pk", "content", "content_type_id"):
            if model := types.get(revisie.content_type_id):
                inhoud = inhoud_van_revisie(revisie, model)
                teksten[revisie.pk] = met_links_van(inhoud, model, kern_van) if kern_van else inhoud
    return teksten


def _modellen() -> list[type[OnderdeelPage]]:
    return list(OnderdeelPage.__subclasses__())
