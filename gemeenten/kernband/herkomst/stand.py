"""The provenance of a variant's texts, read from its versions. Looking writes nothing."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wagtail.models import Page, Revision

from gemeenten.kernband.wijzigingen.publiek import inhoud_van_page
from gemeenten.kernband.wijzigingen.versies import (
    basistekst,
    inhoud_van_revisie,
    kopie_van,
    stappen_van,
    stempel,
)
from gemeenten.kernband.wijzigingen.voorstel import editie_van
from gemeenten.merge import Herkomst, Samenvoeging
from handleiding.models import OnderdeelPage
from handleiding.verschil.doelen import Doelnamen

from .boom import Boomknoop, boom, plekken
from .terug import samenvoeging

VERPLAATST = "verplaatst"


@dataclass(frozen=True)
class Herkomststand:
    """One version of a variant beside the core text it stands on.

    ``lokaal`` is None for a text that is not saved, as in a preview. ``stand`` names the versions:
    a part only goes back to the core from these.
    """

    variant: OnderdeelPage
    model: type[OnderdeelPage]
    basis: Revision
    lokaal: Revision | None
    basistekst: dict[str, Any]
    tekst: dict[str, Any]
    # Names what the texts link to; shared by the pages of one screen.
    doelnamen: Doelnamen = field(default_factory=Doelnamen, compare=False)

    def __post_init__(self) -> None:
        self.doelnamen.ook(self.model, self.basistekst, self.tekst)

    @property
    def stand(self) -> str:
        return f"{stempel(self.basis)}-{stempel(self.lokaal)}"

    @cached_property
    def knopen(self) -> tuple[Boomknoop, ...]:
        """A node for each field, with what is in it."""
        return boom(self.basistekst, self.tekst)

    @cached_property
    def plekken(self) -> tuple[Boomknoop, ...]:
        """Each block, and each field that is no stream."""
        return plekken(self.knopen)

    @cached_property
    def aantallen(self) -> Counter[str]:
        """How many places are of which provenance; a place that only moved counts as such."""
        return Counter(soort(knoop) for knoop in self.plekken)

    @property
    def aantal_afwijkend(self) -> int:
        return sum(aantal for wat, aantal in self.aantallen.items() if wat != Herkomst.KERN)

    @cached_property
    def samenvoeging(self) -> Samenvoeging:
        """The deviations as decisions."""
        return samenvoeging(self.basistekst, self.tekst)


def soort(knoop: Boomknoop) -> str:
    """Return under which word a place is counted and filtered."""
    if knoop.verplaatst and knoop.herkomst is Herkomst.KERN:
        return VERPLAATST
    return knoop.herkomst.value


def herkomst_van_concept(variant: OnderdeelPage) -> Herkomststand | None:
    """Return the provenance of the latest saved draft; None outside an edition's handbook."""
    lokaal = variant.latest_revision
    if not variant.is_variant or lokaal is None:
        return None
    basis = Revision.objects.filter(pk=lokaal.content.get("basis")).first()
    return maak_stand(variant, basis, lokaal, lambda: kopie_van(editie_van(variant)))


def herkomst_van_tekst(page: OnderdeelPage) -> Herkomststand | None:
    """Return the provenance of what a page object says, saved or not."""
    if not page.is_variant or page.basis is None:
        return None
    model = type(page)
    kern = basistekst(page.basis, model, lambda: kopie_van(editie_van(page)), page.uitgesteld)
    return Herkomststand(page, model, page.basis, None, kern, inhoud_van_page(page))


def maak_stand(
    variant: OnderdeelPage,
    basis: Revision | None,
    lokaal: Revision,
    kopieen: Callable[[], Mapping[int, int]],
    doelnamen: Doelnamen | None = None,
    versies: Mapping[int, Revision] | None = None,
) -> Herkomststand | None:
    """Put two revisions beside each other; None where there is no base or no such page type."""
    model = variant.specific_class
    if basis is None or model is None:
        return None
    kern = basistekst(basis, model, kopieen, stappen_van(lokaal), versies)
    ons = inhoud_van_revisie(lokaal, model)
    return Herkomststand(variant, model, basis, lokaal, kern, ons, doelnamen or Doelnamen())


def is_bij(stand: Herkomststand) -> bool:
    """Return whether the core still says what this text stands on."""
    kern = Page.objects.filter(pk=stand.variant.kern_id).values_list("live_revision_id", flat=True)
    return kern.first() == stand.basis.pk
