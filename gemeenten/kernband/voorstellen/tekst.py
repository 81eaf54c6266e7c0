"""What an edition can propose, and what a proposal says. Looking writes nothing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Page, Revision

from gemeenten.kernband.wijzigingen.versies import (
    inhoud_van_revisie,
    kernstand,
    met_links_van,
    stappen_van,
)
from gemeenten.merge import Besluit, Botsing, Handeling, Samenvoeging, merge
from gemeenten.models import Verbetervoorstel
from handleiding.models import OnderdeelPage

# What is changed or of one's own; leaving out and moving are local choices, but for words that stand elsewhere now.
VOOR_TE_STELLEN = (Handeling.GEWIJZIGD, Handeling.TOEGEVOEGD)


@dataclass(frozen=True)
class Afwijkend:
    """A published text beside the core text it stands on, with its links led to the core."""

    revision: Revision
    basis: Revision
    model: type[OnderdeelPage]
    kern: dict[str, Any]
    ons: dict[str, Any]
    verschil: Samenvoeging

    @property
    def passages(self) -> list[Besluit]:
        """What can be proposed."""
        return [
            b
            for b in self.verschil.besluiten
            if (b.handeling in VOOR_TE_STELLEN and b.lokaal is not None) or b.pad in self._elders
        ]

    @cached_property
    def _elders(self) -> set[str]:
        """What was left out because its words stand at another place now, as of two paragraphs that became one."""
        weg = {
            b.pad: "kern"
            for b in self.verschil.besluiten
            if b.handeling is Handeling.VERWIJDERD and b.lokaal is None
        }
        dubbel = [b for b in self.verschil.botsingen(weg) if b.dubbel] if weg else []
        return {pad for botsing in dubbel for pad in botsing.paden if pad in weg}

    def botsingen(self, paden: list[str]) -> tuple[Botsing, ...]:
        """Return what the core would say twice, or nowhere, with only these passages of ours."""
        return self.verschil.botsingen(self._zonder(paden))

    def met_alleen(self, paden: list[str]) -> dict[str, Any]:
        """Return the core text with only these passages of ours: what the core would say, had it not changed."""
        return self.verschil.toegepast(self._zonder(paden))

    def _zonder(self, paden: list[str]) -> dict[str, Any]:
        return {b.pad: "kern" for b in self.verschil.besluiten if b.pad not in paden}


def kern_van(editie: Page) -> dict[int, int]:
    """Map each variant of ``editie`` to its core page."""
    varianten = OnderdeelPage.objects.descendant_of(editie).varianten()
    return dict(varianten.order_by().values_list("pk", "kern_id"))


def gepubliceerd(variant: OnderdeelPage, editie: Page) -> Afwijkend | None:
    """Return what readers of ``variant`` see beside its base; None when it is not online."""
    if not variant.live or variant.live_revision_id is None:
        return None
    basis = Revision.objects.filter(pk=variant.live_revision.content.get("basis")).first()
    return _afwijkend(variant.live_revision, basis, variant, editie) if basis else None


def van_voorstel(voorstel: Verbetervoorstel) -> Afwijkend:
    """Return the frozen text of a proposal beside the base it was made on."""
    return _afwijkend(voorstel.revision, voorstel.basis, voorstel.variant, voorstel.editie)


def _afwijkend(
    revision: Revision, basis: Revision, variant: OnderdeelPage, editie: Page
) -> Afwijkend:
    model = variant.specific_class
    kern = kernstand(basis, stappen_van(revision), model)
    ons = met_links_van(inhoud_van_revisie(revision, model), model, kern_van(editie))
    return Afwijkend(revision, basis, model, kern, ons, merge(kern, kern, ons))
