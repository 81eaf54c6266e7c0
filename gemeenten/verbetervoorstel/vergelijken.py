"""A proposal beside what the core says now. Looking writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from wagtail.models import Revision

from gemeenten.kernwijzigingen.versies import inhoud_van_revisie, stempel, vul
from gemeenten.kernwijzigingen.weergave import Verschil, verschillen
from gemeenten.merge import Besluit, Samenvoeging, Soort, merge
from gemeenten.models import Verbetervoorstel
from handleiding.models import OnderdeelPage

from .tekst import voorgesteld
from .verwijzingen import Vreemd, vreemd_in

KEUZES = {
    "kern": "De tekst van de kern houden",
    "lokaal": "Het voorstel overnemen",
    "beide": "Beide teksten",
    "eigen": "Zelf schrijven",
}


@dataclass(frozen=True)
class Vergelijking:
    """The merge of a proposal into the latest draft of its core page.

    ``stand`` names the versions: a decision is only carried out on these.
    """

    voorstel: Verbetervoorstel
    kernpagina: OnderdeelPage
    kern: Revision
    samenvoeging: Samenvoeging
    teksten: tuple[Mapping[str, Any], Mapping[str, Any]]

    @property
    def stand(self) -> str:
        return f"{self.voorstel.pk}-{stempel(self.kern)}"

    @cached_property
    def te_kiezen(self) -> tuple[Besluit, ...]:
        """The proposed passages that the core does not say yet."""
        besluiten = self.samenvoeging.besluiten
        return tuple(b for b in besluiten if b.soort in (Soort.LOKAAL, Soort.CONFLICT))

    @cached_property
    def verschillen(self) -> list[Verschil]:
        """The passages in words, with the choices of the kernredactie."""
        model = type(self.kernpagina)
        return [_als_keuze(v) for v in verschillen(self.te_kiezen, model, *self.teksten)]

    @cached_property
    def vreemd(self) -> Vreemd:
        """What the proposal refers to that belongs to the municipality."""
        page = self.kern.as_object()
        vul(page, self.teksten[0])
        return vreemd_in(page, self.kern.as_object())

    def uitkomst(self, keuzes: Mapping[str, Any]) -> OnderdeelPage:
        """Return the core page as it would read after ``keuzes``; nothing is saved.

        Raises the merge's own ValueErrors for choices that do not exist or do not fit.
        """
        page = self.kern.as_object()
        vul(page, self.samenvoeging.toegepast(keuzes))
        return page


def vergelijk(voorstel: Verbetervoorstel) -> Vergelijking:
    """Return ``voorstel`` beside the latest draft of the core page."""
    kernpagina = OnderdeelPage.objects.get(pk=voorstel.variant.kern_id).specific
    kern = kernpagina.get_latest_revision()
    model = type(kernpagina)
    oud = inhoud_van_revisie(voorstel.basis, model)
    nu = inhoud_van_revisie(kern, model)
    ons = voorgesteld(voorstel)
    return Vergelijking(voorstel, kernpagina, kern, merge(oud, nu, ons), (ons, nu))


def _als_keuze(v: Verschil) -> Verschil:
    keuzes = tuple((waarde, KEUZES[waarde]) for waarde, _ in v.keuzes)
    return replace(v, keuzes=keuzes)
