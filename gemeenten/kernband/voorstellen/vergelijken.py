"""A proposal beside what the core says now. Looking writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from wagtail.models import Revision

from gemeenten.kernband.wijzigingen.versies import inhoud_van_revisie, stempel, vul
from gemeenten.kernband.wijzigingen.weergave import Verschil, verschillen
from gemeenten.merge import Besluit, Botsing, Samenvoeging, Soort, half_genomen, merge
from gemeenten.models import Verbetervoorstel
from handleiding.models import OnderdeelPage

from .tekst import van_voorstel
from .verwijzingen import Vreemd, vreemd_in

KEUZES = {
    "kern": "De tekst van de kern houden",
    "lokaal": "Het voorstel overnemen",
    "beide": "Beide teksten",
    "verenigd": "Beide wijzigingen samen",
    "eigen": "Zelf schrijven",
}


@dataclass(frozen=True)
class Vergelijking:
    """The merge of a proposal into the latest draft of its core page.

    ``stand`` names the versions: a decision is only carried out on these. ``geheel`` is what the core said when
    the edition wrote, and all that it made of that, of which the proposal may be a part.
    """

    voorstel: Verbetervoorstel
    kernpagina: OnderdeelPage
    kern: Revision
    samenvoeging: Samenvoeging
    teksten: tuple[Mapping[str, Any], Mapping[str, Any]]
    geheel: tuple[dict[str, Any], dict[str, Any]]

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

    def botsingen(self, keuzes: Mapping[str, Any]) -> tuple[Botsing, ...]:
        """Return what the core would say twice or nowhere: choices do not fit, or a half was proposed of a whole.

        Both texts, and a text of one's own that lacks a sentence, are a wish.
        """
        bekend = self.samenvoeging.botsingen(keuzes)
        gezegd = {(botsing.zin, botsing.dubbel) for botsing in bekend}
        zelf = any(isinstance(keuze, Mapping) for keuze in keuzes.values())
        een = {pad: "lokaal" if keuze == "beide" else keuze for pad, keuze in keuzes.items()}
        daarna = self.samenvoeging.toegepast(een)
        half = half_genomen(self.geheel[0], dict(self.teksten[1]), daarna, self.geheel[1])
        erbij = [b for b in half if (b.zin, b.dubbel) not in gezegd and (b.dubbel or not zelf)]
        return (*bekend, *erbij)

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
    nu = inhoud_van_revisie(kern, model)
    tekst = van_voorstel(voorstel)
    ons = tekst.met_alleen(voorstel.paden)
    samen = merge(tekst.kern, nu, ons)
    return Vergelijking(voorstel, kernpagina, kern, samen, (ons, nu), (tekst.kern, tekst.ons))


def _als_keuze(v: Verschil) -> Verschil:
    keuzes = tuple((waarde, KEUZES[waarde]) for waarde, _ in v.keuzes)
    return replace(v, keuzes=keuzes)
