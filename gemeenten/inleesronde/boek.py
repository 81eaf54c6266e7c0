"""Which page of the core each page of the book is. Looking writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from gemeenten.models import Inleesgeheugen
from handleiding import models
from handleiding.adressen import is_naam
from handleiding.importer.report import in_volgorde
from handleiding.importer.structure import Boekpagina, Handleiding
from handleiding.inhoud import bron_van
from handleiding.inhoud.woorden import regels
from handleiding.vouwen import vouw

from .behoud import WOORD
from .paren import Herkenbaar, enige, paren
from .samenvoegen import TITEL, Canoniek, Velden, in_boek

PAGINATYPES: dict[str, type[models.OnderdeelPage]] = {
    "hoofdstuk": models.HoofdstukPage,
    "bijeenkomst": models.BijeenkomstPage,
    "bijlage": models.BijlagePage,
    "bufferschema": models.BufferschemaPage,
    "literatuur": models.LiteratuurPage,
}


@dataclass(eq=False)
class Boekblad:
    """A page of the book: what was read of it last time, and the page of the core that it is.

    ``sleutel`` is the id of that page; of a page that is not there a number below zero. ``broers`` are the pages
    of the book below the same one, in their order.
    """

    pagina: Boekpagina
    sleutel: int
    ouder: "Boekblad | None" = None
    geheugen: Inleesgeheugen | None = None
    page: Page | None = None
    broers: list["Boekblad"] = field(default_factory=list)

    @property
    def model(self) -> type[models.OnderdeelPage]:
        return PAGINATYPES[self.pagina.soort]

    @property
    def weggehaald(self) -> bool:
        """Whether the editors took this page away, or the one above it."""
        zelf = self.page is None and self.geheugen is not None
        return zelf or (self.page is None and self.ouder is not None and self.ouder.weggehaald)

    @property
    def was(self) -> Velden | None:
        """What the book said last time, if it was read in before."""
        gelezen = self.geheugen
        return {TITEL: gelezen.titel, **gelezen.velden} if gelezen else None


@dataclass(frozen=True)
class Boek:
    """The pages of the book in reading order, and what it said last time and does not say any more."""

    bladen: list[Boekblad]
    vervallen: list[Inleesgeheugen]


def lees_boek(handleiding: Handleiding, wortel: Page, canoniek: Canoniek) -> Boek:
    """Find each page of the book among what was read last time, else among the pages of the core."""
    geheugens = list(wortel.inleesgeheugen.select_related("ouder").order_by("pk"))
    paginas = in_volgorde(handleiding.paginas)
    paar = _paar(geheugens, paginas, canoniek)
    levend = _levende(wortel)
    bekend = {geheugen.page_id for geheugen in geheugens}
    bladen = list(_bladen(handleiding.paginas, None, []))
    for nummer, blad in enumerate(bladen):
        blad.geheugen = geheugens[paar[nummer]] if nummer in paar else None
        if blad.geheugen is not None:
            blad.page = levend.get(blad.geheugen.page_id)
        else:
            blad.page = _bestaande(blad.pagina, wortel, bekend)
        blad.sleutel = blad.page.pk if blad.page else -1 - nummer
        bekend.add(blad.sleutel)
    over = [geheugens[i] for i in range(len(geheugens)) if i not in set(paar.values())]
    return Boek(bladen, [geheugen for geheugen in over if geheugen.in_boek])


def _bladen(
    paginas: Iterable[Boekpagina], ouder: Boekblad | None, broers: list[Boekblad]
) -> Iterator[Boekblad]:
    for pagina in paginas:
        blad = Boekblad(pagina, 0, ouder, broers=broers)
        broers.append(blad)
        yield blad
        yield from _bladen(pagina.kinderen, blad, [])


def _levende(wortel: Page) -> dict[int, Page]:
    onder = models.OnderdeelPage.objects.descendant_of(wortel)
    return {page.pk: page for page in onder.specific()}


def _paar(
    geheugens: Sequence[Inleesgeheugen], paginas: Sequence[Boekpagina], canoniek: Canoniek
) -> dict[int, int]:
    """Return for each page of the book, by its number, which remembered one it is."""
    oud = [_herkend(g.soort, {TITEL: g.titel, **g.velden}) for g in geheugens]
    nieuw = [_herkend(p.soort, in_boek(PAGINATYPES[p.soort], p, canoniek)) for p in paginas]
    paar = paren(oud, nieuw)
    paar |= _op_nummer(geheugens, paginas, paar)
    vrij = [i for i in range(len(oud)) if i not in set(paar.values())]
    rest = [j for j in range(len(nieuw)) if j not in paar]
    for j, i in enige([oud[i] for i in vrij], [nieuw[j] for j in rest]).items():
        if paginas[rest[j]].soort in {"bufferschema", "literatuur"}:
            paar[rest[j]] = vrij[i]
    return paar


def _op_nummer(
    geheugens: Sequence[Inleesgeheugen], paginas: Sequence[Boekpagina], paar: dict[int, int]
) -> dict[int, int]:
    """Pair sessions that are left by their number: one that was written anew is still that one."""
    bezet = set(paar.values())
    vrij = {
        g.velden.get("nummer"): i
        for i, g in enumerate(geheugens)
        if i not in bezet and g.soort == "bijeenkomst"
    }
    return {
        j: vrij[pagina.velden["nummer"]]
        for j, pagina in enumerate(paginas)
        if j not in paar and pagina.soort == "bijeenkomst" and pagina.velden["nummer"] in vrij
    }


def _herkend(soort: str, velden: Velden) -> Herkenbaar:
    model = PAGINATYPES[soort]
    woorden = frozenset(
        woord
        for naam, waarde in velden.items()
        if naam != TITEL
        for regel in regels(bron_van(model._meta.get_field(naam)), waarde)
        for woord in WOORD.findall(vouw(regel))
    )
    zegt = (velden[TITEL], tuple(sorted(woorden)))
    return Herkenbaar(soort, zegt, (vouw(velden[TITEL]),), woorden)


def _bestaande(pagina: Boekpagina, wortel: Page, bekend: set[Any]) -> Page | None:
    """Return the page of the core that a page of the book is, of those that were never read in."""
    kandidaten = (
        PAGINATYPES[pagina.soort]
        .objects.descendant_of(wortel)
        .exclude(pk__in={pk for pk in bekend if pk})
    )
    if pagina.soort == "bijeenkomst":
        return kandidaten.filter(nummer=pagina.velden["nummer"]).first()
    return kandidaten.filter(slug__in={slug_van(pagina), _naar_titel(pagina)}).first()


def slug_van(pagina: Boekpagina) -> str:
    """Return the name that a new page gets in its address."""
    if pagina.soort == "bijeenkomst":
        return f"bijeenkomst-{pagina.velden['nummer']}"
    slug = _naar_titel(pagina)
    return f"{pagina.soort}-{slug}" if is_naam(slug) else slug


def _naar_titel(pagina: Boekpagina) -> str:
    return slugify(pagina.titel)[:80].strip("-") or pagina.soort
