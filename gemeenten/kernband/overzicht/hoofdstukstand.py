"""One chapter of one edition beside the core, page by page, with what differs. Looking writes nothing.

Shows what is published, never a draft of the edition.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wagtail.models import Revision

from gemeenten.kernband.wijzigingen.versies import (
    inhoud_van_revisie,
    kernstand,
    met_links_van,
    stappen_van,
)
from gemeenten.kernband.wijzigingen.weergave import Verschil, verschillen
from gemeenten.merge import Handeling, merge
from gemeenten.models import GemeentePage
from handleiding.models import Kernpublicatie, OnderdeelPage
from handleiding.verschil.doelen import Doelnamen

from .stand import Paginastand, editie_naast_de_kern


@dataclass(frozen=True)
class Paginadetail:
    """One page: how it stands, why the core changed since, and where its published text differs."""

    stand: Paginastand
    variant: OnderdeelPage
    publicaties: Sequence[Kernpublicatie]
    verschillen: Sequence[Verschil]


def hoofdstuk_van_editie(
    editie: GemeentePage, hoofdstuk_id: int, kern: Sequence[OnderdeelPage]
) -> list[Paginadetail]:
    """Return the pages of a chapter in ``editie``, in tree order, in a fixed number of queries."""
    standen = [p for p in editie_naast_de_kern(editie, kern).paginas if p.hoofdstuk == hoofdstuk_id]
    varianten = OnderdeelPage.objects.select_related("live_revision", "basis").in_bulk(
        [p.variant_id for p in standen]
    )
    kern_van = dict(
        OnderdeelPage.objects.descendant_of(editie)
        .varianten()
        .order_by()
        .values_list("pk", "kern_id")
    )
    publicaties = _publicaties(varianten.values())
    details = []
    namen = Doelnamen()
    for stand in standen:
        variant = varianten[stand.variant_id]
        sinds = [p for p in publicaties[variant.kern_id] if p.revision_id > (stand.basis_id or 0)]
        details.append(Paginadetail(stand, variant, sinds, _verschillen(variant, kern_van, namen)))
    return details


def _publicaties(varianten: Iterable[OnderdeelPage]) -> dict[int, list[Kernpublicatie]]:
    """Return why the core pages of ``varianten`` were published again, newest first."""
    ids = [str(variant.kern_id) for variant in varianten]
    gevonden: dict[int, list[Kernpublicatie]] = defaultdict(list)
    publicaties = Kernpublicatie.objects.online().filter(
        revision__base_content_type__app_label="wagtailcore",
        revision__base_content_type__model="page",
        revision__object_id__in=ids,
    )
    rijen = publicaties.select_related("revision").defer("revision__content")
    for publicatie in rijen.order_by("-revision_id"):
        gevonden[int(publicatie.revision.object_id)].append(publicatie)
    return gevonden


def _verschillen(
    variant: OnderdeelPage, kern_van: dict[int, int], namen: Doelnamen
) -> list[Verschil]:
    """Return where the published text of ``variant`` differs from the core it stands on."""
    tekst, basis, model = variant.live_revision, variant.basis, variant.specific_class
    if not (variant.live and isinstance(tekst, Revision) and basis and model):
        return []
    oud = kernstand(basis, stappen_van(tekst), model)
    ons = met_links_van(inhoud_van_revisie(tekst, model), model, kern_van)
    besluiten = merge(oud, oud, ons).besluiten if oud != ons else ()
    echt = [b for b in besluiten if b.handeling is not Handeling.OPMAAK]
    return verschillen(echt, model, ons, oud, namen=namen)
