"""Where the links of a copy go: to the copy where there is one, to the core, or nowhere.

A link to what belongs to another municipality (its own pages, its images and documents) is left
behind and reported. Anything else stays as it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wagtail.models import Page

from gemeenten.models import GemeentePage
from gemeenten.toegang.muren.vreemd import vreemde_media
from handleiding.inhoud import met_kindobjecten
from handleiding.inhoud.verwijzingen import verwijzingen_van, wijs_elders
from handleiding.models import OnderdeelPage

from .bron import Weggelaten

NAMEN = {
    "page": "een link naar een eigen pagina",
    "image": "een afbeelding",
    "document": "een bestand",
}


class Doelen:
    """Translates the targets of copied pages; ``weggelaten`` tells what was left behind."""

    def __init__(self, bron: GemeentePage | None, kopieen: Mapping[int, Page]) -> None:
        self.weggelaten: list[Weggelaten] = []
        self._paginas: dict[int, int | None] = self._buiten_kopie(bron)
        for origineel, kopie in kopieen.items():
            self._paginas[origineel] = kopie.pk
            if kopie.kern_id is not None:
                self._paginas[kopie.kern_id] = kopie.pk
        self._vreemd: dict[str, set[int]] = {}
        self._pagina = ""

    def wijs_toe(self, van: Page, naar: Page) -> None:
        """Send links to ``van`` to ``naar``."""
        self._paginas[van.pk] = naar.pk

    def vul_aan(self, van: int, naar: int) -> None:
        """Send links to page ``van`` to ``naar``, unless they go to a copy already."""
        self._paginas.setdefault(van, naar)

    def herschrijf(self, paginas: Sequence[Page]) -> None:
        """Rewrite all that ``paginas`` and their child objects point to, in memory."""
        self._vreemd = vreemde_media(_gevraagd(paginas))
        for page in paginas:
            self._pagina = page.title
            for deel in met_kindobjecten(page):
                wijs_elders(deel, self._vertaal)

    def _vertaal(self, soort: str, pk: int) -> int | None:
        nieuw = self._doel(soort, pk)
        if nieuw is None:
            self.weggelaten.append(
                Weggelaten(self._pagina, f"{NAMEN[soort]} van de andere gemeente is weggelaten")
            )
        return nieuw

    def _doel(self, soort: str, pk: int) -> int | None:
        if soort == "page":
            return self._paginas.get(pk, pk)
        return None if pk in self._vreemd.get(soort, ()) else pk

    def _buiten_kopie(self, bron: GemeentePage | None) -> dict[int, int | None]:
        """Map the pages of the source edition: a variant to its core page, its own pages to none."""
        if bron is None:
            return {}
        kernen = dict(
            OnderdeelPage.objects.descendant_of(bron).varianten().values_list("pk", "kern_id")
        )
        eigen = bron.get_descendants(inclusive=True).values_list("pk", flat=True)
        return {pk: kernen.get(pk) for pk in eigen}


def _gevraagd(paginas: Sequence[Page]) -> dict[str, set[int]]:
    """Return the ids that ``paginas`` point to, by kind."""
    gevraagd: dict[str, set[int]] = defaultdict(set)
    for page in paginas:
        for soort, pk in verwijzingen_van(met_kindobjecten(page)):
            gevraagd[soort].add(pk)
    return gevraagd
