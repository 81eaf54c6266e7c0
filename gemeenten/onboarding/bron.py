"""What a new edition is copied from: the sjabloon, or what another edition has published."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Page, PageViewRestriction, Revision

from gemeenten.models import GemeentePage
from handleiding import zichtbaarheid
from handleiding.models import HandleidingPage, OnderdeelPage

VERDWENEN = "dit soort pagina bestaat niet meer"
GEEN_ONDERDEEL = "deze pagina hoort niet bij de handleiding"
BESLOTEN = "deze pagina is alleen voor lezers van de andere gemeente"
NIET_ONLINE = "deze pagina is niet gepubliceerd"
EIGEN = "dit is een eigen pagina van de andere gemeente"


@dataclass(frozen=True)
class Weggelaten:
    """Something of the source that the copy goes without, and why; with what stood below it."""

    pagina: str
    wat: str
    eronder: int = 0

    def __str__(self) -> str:
        mee = {0: "", 1: " (met 1 pagina eronder)"}.get(
            self.eronder, f" (met {self.eronder} pagina’s eronder)"
        )
        return f"{self.pagina}{mee}: {self.wat}"


@dataclass
class Bron:
    """A handbook to copy. ``editie`` is None for the core itself.

    ``concepten`` says whether drafts are copied: those of the sjabloon only. A draft of another
    municipality is nobody else's business.
    """

    handleiding: Page
    editie: GemeentePage | None = None
    zonder: tuple[str, ...] = ()
    weggelaten: list[Weggelaten] = field(default_factory=list)

    @property
    def concepten(self) -> bool:
        return self.editie is not None and self.editie.is_sjabloon

    @property
    def van_anderen(self) -> bool:
        """Whether this is the text of another municipality, not that of the Collectief."""
        return self.editie is not None and not self.concepten

    def hoofdstukken(self) -> list[Page]:
        """Return the chapters one can choose from, in order."""
        kinderen = self.handleiding.get_children().order_by("path")
        if self.van_anderen:
            kinderen = kinderen.filter(pk__in=_eigen(self.handleiding, nee=True))
        return [
            page
            for page in kinderen
            if issubclass(page.specific_class or Page, OnderdeelPage)
            and (page.live or self.concepten)
        ]

    def adressen_van(self, kernhoofdstukken: Collection[int]) -> tuple[str, ...]:
        """Return the slugs that these chapters of the core have in the source; an edition may rename."""
        kernen = dict(
            OnderdeelPage.objects.child_of(self.handleiding).varianten().values_list("pk", "kern")
        )
        return tuple(
            page.slug
            for page in self.hoofdstukken()
            if kernen.get(page.pk, page.pk) in kernhoofdstukken
        )

    def paginas(self, *, op_slot: bool = False) -> list[Any]:
        """Return the pages to copy, in tree order, the root of the handbook first.

        What stays behind is added to ``weggelaten``. ``op_slot`` keeps others from changing them
        until the transaction ends.
        """
        boom = self.handleiding.get_descendants(inclusive=True).order_by("path")
        if op_slot:
            list(boom.select_for_update().values_list("pk", flat=True))
        rijen = list(boom)
        mee = self._mee(rijen)
        specifiek = OnderdeelPage.objects.filter(pk__in=[page.pk for page in mee])
        gevonden = {page.pk: page for page in specifiek.order_by("path").specific()}
        return self._laatste([gevonden[page.pk] for page in mee if page.pk in gevonden])

    def _mee(self, rijen: Sequence[Page]) -> list[Page]:
        """Choose from the tree: no left-out chapter, no draft, nothing that is others' alone."""
        diepte = self.handleiding.depth + 1
        van_hen = self._niet_voor_anderen()
        mee: list[Page] = []
        paden: set[str] = set()
        for page in rijen:
            wortel = page.pk == self.handleiding.pk
            if not wortel and page.path[: -Page.steplen] not in paden:
                continue
            if page.depth == diepte and page.slug in self.zonder:
                continue
            if reden := self._bezwaar(page, van_hen):
                eronder = sum(ander.path.startswith(page.path) for ander in rijen) - 1
                self.weggelaten.append(Weggelaten(page.title, reden, eronder))
                continue
            paden.add(page.path)
            mee.append(page)
        return mee

    def _niet_voor_anderen(self) -> dict[int, str]:
        """Return why pages of another municipality stay there; core and sjabloon are for everyone."""
        if not self.van_anderen:
            return {}
        boom = OnderdeelPage.objects.descendant_of(self.handleiding, inclusive=True)
        rechten = PageViewRestriction.objects.filter(page__path__startswith=self.handleiding.path)
        besloten = {
            *boom.filter(intern=True).values_list("pk", flat=True),
            *rechten.values_list("page_id", flat=True),
        }
        eigen = _eigen(self.handleiding).values_list("pk", flat=True)
        return dict.fromkeys(eigen, EIGEN) | dict.fromkeys(besloten, BESLOTEN)

    def _bezwaar(self, page: Page, van_hen: Mapping[int, str]) -> str:
        soort = page.specific_class
        if soort is None:
            return VERDWENEN
        if not issubclass(soort, OnderdeelPage):
            return GEEN_ONDERDEEL
        if page.pk in van_hen:
            return van_hen[page.pk]
        if not (page.live or self.concepten):
            return NIET_ONLINE
        return ""

    def _laatste(self, paginas: list[Any]) -> list[Any]:
        """Replace each draft by its latest revision, in one query."""
        if not self.concepten:
            return paginas
        concepten = {page.latest_revision_id for page in paginas if page.has_unpublished_changes}
        revisies = Revision.objects.in_bulk(concepten - {None})
        return [
            _met_inhoud(page, revisies[page.latest_revision_id].content)
            if page.latest_revision_id in revisies
            else page
            for page in paginas
        ]


def _met_inhoud(page: Any, content: dict[str, Any]) -> Any:
    """Return ``page`` with the text of a revision, and the base of that text; its place stays.

    Foreign keys are not looked up one by one: what is gone is found when links are rewritten.
    """
    laatste = type(page).from_serializable_data(content, check_fks=False)
    for naam in ("pk", "id", "path", "depth", "numchild", "url_path", "kern_id"):
        setattr(laatste, naam, getattr(page, naam))
    laatste.basis_id = content.get("basis") or page.basis_id
    laatste.latest_revision_id, laatste.live = page.latest_revision_id, page.live
    return laatste


def kies_bron(slug: str, zonder: Iterable[str] = ()) -> Bron:
    """Return the source named by ``slug``: an edition, or the sjabloon when empty.

    Where there is no sjabloon yet, the core stands in for it: the sjabloon will be made from it.
    Raises ValidationError, in Dutch and by field.
    """
    bron = _editie(slug) if slug else _sjabloon()
    bron.zonder = tuple(zonder)
    bekend = {page.slug: page.title for page in bron.hoofdstukken()}
    if onbekend := [naam for naam in bron.zonder if naam not in bekend]:
        raise ValidationError(
            {
                "zonder_hoofdstukken": f"De bron heeft geen hoofdstuk {', '.join(onbekend)}. "
                f"Er is: {', '.join(bekend)}."
            }
        )
    return bron


def _editie(slug: str) -> Bron:
    editie = GemeentePage.objects.edities().filter(slug=slug).first()
    if editie is None:
        raise ValidationError({"bron": f"Er is geen editie met het adres “{slug}”."})
    handleiding = handleiding_van(editie)
    if bezwaar := _bezwaar_tegen(editie, handleiding):
        raise ValidationError({"bron": bezwaar})
    return Bron(handleiding, editie)


def _bezwaar_tegen(editie: GemeentePage, handleiding: Page | None) -> str:
    """Return in Dutch why this handbook of another municipality is no source, or an empty string."""
    if not editie.live:
        return f"De editie van {editie.title} staat niet online."
    if handleiding is None or not handleiding.live:
        return f"De handleiding van {editie.title} is niet gepubliceerd."
    rechten = PageViewRestriction.objects.filter(page__in=handleiding.get_ancestors(inclusive=True))
    if zichtbaarheid.status(handleiding) != "openbaar" or rechten.exists():
        return f"De handleiding van {editie.title} is alleen voor haar eigen lezers."
    if _eigen(handleiding).filter(pk=handleiding.pk).exists():
        return f"De handleiding van {editie.title} komt niet van de kern."
    return ""


def _eigen(handleiding: Page, *, nee: bool = False) -> Any:
    """Return the parts of an edition's handbook that it made itself; with ``nee`` all the others."""
    boom = OnderdeelPage.objects.descendant_of(handleiding, inclusive=True).order_by()
    return boom.varianten() if nee else boom.kernpaginas()


def _sjabloon() -> Bron:
    sjabloon = GemeentePage.objects.sjabloon().first()
    handleiding = sjabloon and handleiding_van(sjabloon)
    return Bron(handleiding, sjabloon) if handleiding else kern_als_bron()


def handleiding_van(editie: Page) -> Page | None:
    """Return the root of the edition's handbook.

    By way of the tree: asked by type, SQLite would read the pages of that type of all editions.
    """
    kinderen = editie.get_children().order_by("path")
    return next((page for page in kinderen if page.specific_class is HandleidingPage), None)


def kern_als_bron() -> Bron:
    """Return what the core has published. Raises ValidationError while that is nothing."""
    kern = HandleidingPage.objects.kernpaginas().live().first()
    if kern is None:
        raise ValidationError(
            {"bron": "De handleiding van de kern is nog niet gepubliceerd. Doe dat eerst."}
        )
    return Bron(kern)
