"""What links, choices and files are called, for who reads a difference: one query for each kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from handleiding.getallen import rijnummer
from handleiding.inhoud import Inhoudsdeel, Inhoudsoort, bladen, bladen_van_rij
from handleiding.inhoud.soorten import Bron, soort_van
from handleiding.inhoud.verwijzingen import doelen_van, gekozen_model, kan_noemen

from .benoemen import noem_adres, noem_kaal
from .rijk import Merk

Model = type[models.Model]
Rij = Mapping[str, Any]
HOOGSTE = 2**31 - 1
# How many of the pages above one are named: the whole path would not be read.
LAATSTE_PLAATSEN = 3
# The root of the tree and the front page are above everything.
OVERAL = 2
WOORDEN = {"page": "pagina", "document": "document", "image": "afbeelding"}


class Doelnamen:
    """Names what stored content points to, found by its definition, read from the database when first asked."""

    # What the two sides of a difference are called at a picture or a file.
    kanten = ("Was: ", "Wordt: ")
    # Whether who looks may open a picture itself: where its readers are others too, a link would lead nowhere.
    beelden_open = False

    def __init__(self) -> None:
        self._bronnen: list[Callable[[], Iterable[Inhoudsdeel]]] = []
        self._gevraagd: dict[Model, set[Any]] = defaultdict(set)
        self._dingen: dict[Model, dict[Any, Any]] = {}
        self._namen: dict[Model, dict[Any, str]] = {}

    def ook(self, model: Model, *rijen: Rij | Callable[[], Rij]) -> None:
        """Add what rows as a revision has them point to, or functions that return those."""
        self._bronnen += [partial(_van_rij, model, rij) for rij in rijen]

    def ook_waarden(self, bron: Bron, *waarden: Any) -> None:
        """Add what values of one field or block point to."""
        self._bronnen += [partial(bladen, bron, waarde) for waarde in waarden]

    def __call__(self, merk: Merk) -> str:
        """Name what a link or picture in rich text leads to."""
        attrs = dict(merk[1])
        soort = attrs.get("linktype") or attrs.get("embedtype")
        nummer = rijnummer(attrs.get("id"))
        if soort not in WOORDEN or nummer is None:
            return noem_adres(attrs["href"]) if "href" in attrs else noem_kaal(merk)
        return self.naam(_modellen()[soort], nummer)

    def gekozen(self, bron: Bron, pk: Any) -> str:
        """Name what is chosen in a field or block."""
        soort = soort_van(bron)
        model = _modellen()[soort.value] if soort.is_verwijzing else gekozen_model(bron)
        return self.naam(model, pk) if model else str(pk)

    def naam(self, model: Model, pk: Any) -> str:
        """Name a page by title and place, a document or image by title and file, another thing by itself."""
        ding = self._lees(model, pk)
        if model not in self._namen or (ding is not None and pk not in self._namen[model]):
            self._namen[model] = _namen_van(model, self._dingen[model])
        woord = WOORDEN.get(_soort(model)) or str(model._meta.verbose_name)
        return self._namen[model].get(pk) or f"{woord} {pk}, die er niet meer is"

    def ding(self, soort: str, pk: int) -> Any:
        """Return a document or image itself; None when it is gone."""
        return self._lees(_modellen()[soort], pk)

    def _lees(self, model: Model, pk: Any) -> Any:
        """Return what has this key, read together with all of its kind that is asked about."""
        while self._bronnen:
            for ander, sleutel in _doelen(self._bronnen.pop()()):
                self._gevraagd[ander].add(sleutel)
        self._gevraagd[model].add(pk)
        bekend = self._dingen.setdefault(model, {})
        nieuw = self._gevraagd.pop(model) - bekend.keys()
        if nieuw:
            bekend |= dict.fromkeys(nieuw) | _gevonden(model, nieuw)
        return bekend[pk]


def _modellen() -> dict[str, Model]:
    return {"page": Page, "document": get_document_model(), "image": get_image_model()}


def _soort(model: Model) -> str:
    return next((soort for soort, ander in _modellen().items() if ander is model), "")


def _van_rij(model: Model, rij: Rij | Callable[[], Rij]) -> Iterable[Inhoudsdeel]:
    return bladen_van_rij(model, rij() if callable(rij) else rij, kies=kan_noemen)


def _doelen(alle: Iterable[Inhoudsdeel]) -> Iterator[tuple[Model, Any]]:
    modellen = _modellen()
    for blad in alle:
        if blad.soort is Inhoudsoort.DING:
            model = gekozen_model(blad.bron)
            if model and isinstance(blad.waarde, int | str):
                yield model, blad.waarde
        else:
            yield from ((modellen[s], pk) for s, pk in doelen_van(blad) if s in modellen)


def _gevonden(model: Model, sleutels: set[Any]) -> dict[Any, Any]:
    """Return rows by the key as it is stored; what can be no key is of nothing."""
    veld = model._meta.pk
    op_sleutel: dict[Any, list[Any]] = defaultdict(list)
    for sleutel in sleutels:
        if not isinstance(sleutel, int) or 0 < sleutel <= HOOGSTE:
            try:
                op_sleutel[veld.to_python(sleutel)].append(sleutel)
            except ValidationError:
                continue
    rijen = model._default_manager.filter(pk__in=op_sleutel) if op_sleutel else ()
    return {sleutel: rij for rij in rijen for sleutel in op_sleutel[rij.pk]}


def _namen_van(model: Model, dingen: Mapping[Any, Any]) -> dict[Any, str]:
    rijen = {pk: ding for pk, ding in dingen.items() if ding is not None}
    if model is Page:
        return _paginas(list(rijen.values()))
    woord = WOORDEN.get(_soort(model))
    if woord:
        return {pk: f"{woord} ‘{ding.title}’ ({ding.filename})" for pk, ding in rijen.items()}
    return {pk: f"{model._meta.verbose_name} ‘{ding}’" for pk, ding in rijen.items()}


def _paginas(paginas: list[Page]) -> dict[Any, str]:
    """Name pages by title and by what stands above them."""
    boven = {page.path[:eind] for page in paginas for eind in _hoger(page)}
    plaatsen = Page.objects.filter(path__in=boven) if boven else ()
    titel = {page.path: page.get_admin_display_title() for page in plaatsen}
    namen = {}
    for page in paginas:
        waar = " › ".join(titel[page.path[:eind]] for eind in _hoger(page))
        naam = f"‘{page.get_admin_display_title()}’{f' in {waar}' if waar else ''}"
        namen[page.pk] = f"pagina {naam}" if page.live else f"pagina {naam} (niet online)"
    return namen


def _hoger(page: Page) -> list[int]:
    """Return how long the paths are of the pages above one that tell where it is."""
    eerste = max(OVERAL, page.depth - 1 - LAATSTE_PLAATSEN) + 1
    return [diepte * Page.steplen for diepte in range(eerste, page.depth)]
