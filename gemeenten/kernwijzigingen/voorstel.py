"""What a core change would do to a variant. Looking writes nothing."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Revision

from gemeenten.merge import Besluit, Samenvoeging, Soort, merge
from gemeenten.models import GemeentePage
from handleiding.models import OnderdeelPage

from .versies import inhoud_van_page, inhoud_van_revisie, kopie_van, met_links_van


@dataclass(frozen=True)
class Voorstel:
    """A merge of one variant with what its core page says now.

    ``stand`` names the three versions it was made from: a decision is only carried out on these.
    """

    variant: OnderdeelPage
    concept: OnderdeelPage
    basis: Revision | None
    kern: Revision
    samenvoeging: Samenvoeging

    @property
    def stand(self) -> str:
        basis = self.basis.pk if self.basis else 0
        return f"{basis}-{self.kern.pk}-{self.variant.latest_revision_id}"

    @cached_property
    def te_kiezen(self) -> tuple[Besluit, ...]:
        """What came from the core: changes that fit by themselves, and conflicts."""
        return tuple(
            b for b in self.samenvoeging.besluiten if b.soort in {Soort.KERN, Soort.CONFLICT}
        )

    @property
    def passend(self) -> int:
        """How many changes fit by themselves."""
        return len(self.te_kiezen) - len(self.samenvoeging.conflicten)

    @property
    def conflicten(self) -> int:
        """How many changes touch the edition's own text."""
        return len(self.samenvoeging.conflicten)


def editie_van(variant: OnderdeelPage) -> GemeentePage:
    """Return the edition ``variant`` stands in; raises GemeentePage.DoesNotExist outside one."""
    return GemeentePage.objects.ancestor_of(variant).get()


def maak_voorstel(
    variant: OnderdeelPage, *, kopieen: dict[int, int] | None = None
) -> Voorstel | None:
    """Return the merge of ``variant`` with its published core page, or None when it is bij.

    The edition's side is its latest draft. ``kopieen`` (of ``kopie_van``) saves a query per page
    when many variants of one edition are merged.
    """
    variant = variant.specific
    kern = variant.kern.live_revision if variant.kern_id else None
    concept = variant.get_latest_revision_as_object()
    if kern is None or concept.basis_id == kern.pk:
        return None
    if kopieen is None:
        kopieen = kopie_van(editie_van(variant))
    model = type(variant)
    lokaal = inhoud_van_page(concept)
    nieuw = met_links_van(inhoud_van_revisie(kern, model), kopieen)
    oud = met_links_van(inhoud_van_revisie(concept.basis, model), kopieen) if concept.basis else {}
    return Voorstel(variant, concept, concept.basis, kern, merge(oud, nieuw, lokaal))
