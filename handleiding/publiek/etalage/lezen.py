"""Pages as the writer needs them: what their rows say, what the etalage holds, and what is above them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from .regels import BUITEN, Etalagestand, eigen_zicht
from .tabel import Etalage, Publicatie, Raam
from .vertoning import Vertoning, vertoning_van

PER_KEER = 500
PAGINA = (
    "pk",
    "path",
    "numchild",
    "url_path",
    "content_type_id",
    "live",
    "live_revision_id",
    "last_published_at",
)
BEWAARD = ("wortel_id", "eigen", "zicht", "laatste_id", "gewijzigd_op", "code", "gevel")


@dataclass(frozen=True)
class Bewaard:
    """What the etalage holds of a page."""

    wortel_id: int | None
    eigen: int
    zicht: int
    laatste_id: int | None
    gewijzigd_op: Any
    code: str
    gevel: str


@dataclass(frozen=True)
class Etalagerij:
    """A page: its own row, and what the etalage holds of it, if anything."""

    pk: int
    path: str
    numchild: int
    url_path: str
    model: Any
    live: bool
    live_revision_id: int | None
    last_published_at: Any
    eigen: int
    is_variant: bool
    urgentie: str
    reden: str
    bewaard: Bewaard | None
    boven: Etalagestand
    # Since when readers see what they see now, as it was kept; a clock may have gone back since.
    geboekt_op: Any = None

    @property
    def vertoning(self) -> Vertoning:
        return vertoning_van(self.model)

    @property
    def ooit(self) -> bool:
        """Return whether readers see it, or ever did."""
        return self.live or (self.bewaard is not None and self.bewaard.gewijzigd_op is not None)


@cache
def met_intern() -> tuple[str, ...]:
    """Return, as in a query on ``Page``, each page type that may be internal."""
    return tuple(model._meta.model_name for model in apps.get_models() if _heeft_intern(model))


def _heeft_intern(model: Any) -> bool:
    verwijzing = model._meta.pk.remote_field
    direct = issubclass(model, Page) and verwijzing is not None and verwijzing.model is Page
    return direct and any(veld.name == "intern" for veld in model._meta.local_fields)


def lees(paginas: QuerySet[Page]) -> list[Etalagerij]:
    """Return ``paginas`` in tree order, with what the etalage holds of them and of the page above each; one query."""
    velden = (
        *PAGINA,
        *(f"etalage__{veld}" for veld in BEWAARD),
        *(f"{naam}__intern" for naam in met_intern()),
        "etalage__page_id",
        "onderdeelpage__kern_id",
        "live_revision__publicatie__urgentie",
        "live_revision__publicatie__reden",
        "_boven_wortel",
        "_boven_zicht",
        "_boven_soort",
        "boeking_op",
    )
    return [_rij(waarden) for waarden in _met_boven(paginas).order_by("path").values(*velden)]


def _met_boven(paginas: QuerySet[Page]) -> QuerySet[Page]:
    pad = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    boven = Etalage.objects.filter(page__path=pad)
    raam = Raam.objects.filter(wortel=OuterRef("_boven_wortel"))
    geboekt = Publicatie.objects.filter(page=OuterRef("pk")).order_by().values("page")
    return paginas.annotate(
        boeking_op=Subquery(
            geboekt.annotate(laatste_boeking=Max("vanaf")).values("laatste_boeking")
        ),
        _boven_wortel=Subquery(boven.values("wortel")),
        _boven_zicht=Subquery(boven.values("zicht")),
    ).annotate(_boven_soort=Subquery(raam.values("soort")))


def _rij(rij: dict[str, Any]) -> Etalagerij:
    model = ContentType.objects.get_for_id(rij["content_type_id"]).model_class() or Page
    bewaard = None
    if rij["etalage__page_id"] is not None:
        bewaard = Bewaard(**{veld: rij[f"etalage__{veld}"] for veld in BEWAARD})
    eigen = eigen_zicht(
        intern=any(rij[f"{naam}__intern"] for naam in met_intern()),
        verbergt=getattr(model, "verbergt_wat_eronder_ligt", False),
        live=rij["live"],
    )
    boven = Etalagestand(rij["_boven_wortel"], rij["_boven_soort"] or "", rij["_boven_zicht"] or 0)
    return Etalagerij(
        **{naam: rij[naam] for naam in PAGINA if naam != "content_type_id"},
        model=model,
        eigen=eigen,
        is_variant=rij["onderdeelpage__kern_id"] is not None,
        urgentie=rij["live_revision__publicatie__urgentie"] or "",
        reden=rij["live_revision__publicatie__reden"] or "",
        bewaard=bewaard,
        boven=boven if len(rij["path"]) > Page.steplen else BUITEN,
        geboekt_op=rij["boeking_op"],
    )


def lees_eronder(paden: Iterable[str], behalve: Iterable[int]) -> list[Etalagerij]:
    """Return what lies below ``paden``, but for the pages ``behalve``; in tree order."""
    bovenste: list[str] = []
    for pad in sorted(paden):
        if not bovenste or not pad.startswith(bovenste[-1]):
            bovenste.append(pad)
    if not bovenste:
        return []
    bereik = reduce(or_, (Q(path__startswith=pad) for pad in bovenste))
    weg = set(behalve)
    return [rij for rij in lees(Page.objects.filter(bereik)) if rij.pk not in weg]


def in_delen(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into parts that one statement takes."""
    lijst = list(ids)
    for begin in range(0, len(lijst), PER_KEER):
        yield lijst[begin : begin + PER_KEER]
