"""A page in pieces: what readers can read of it, under the heading that it stands under.

It takes the approved row of the page and walks it by its definitions. Child objects are left out: they hold what
is not for readers as well. What is public of these a page type tells itself (``zoekregels``: lines by heading).
The Meta of a block may say more: ``zoekkop`` (which of its parts is a heading), ``zoekkeuzes`` (choices that are
read as words), ``zoekregel`` (its parts are one line), ``zoekstil`` (readers may not see it) and, of a stream,
``anker`` (what its members are called on the page: ``blok-<id>``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from handleiding.inhoud import (
    Inhoudsoort,
    Onderdeel,
    bron_van,
    onderdelen,
    opgeslagen,
    soort_van,
    velden_van,
)
from handleiding.inhoud.soorten import Bron

from .koppen import Zoekalinea, alineas
from .woorden import stammen, woorden

LANGSTE_PASSAGE = 1500  # characters
HOOFDTEKST = "inhoud"  # the text of a page: no heading of its own


@dataclass(frozen=True)
class Zoekstuk:
    """A passage as it will be kept, and the place on the page to jump to."""

    titel: str
    kop: str
    tekst: str
    anker: str
    # What of these three is not Dutch.
    vreemd: tuple[str, str, str] = ("", "", "")

    @property
    def digest(self) -> str:
        geheel = f"{self.titel}\0{self.kop}\0{self.tekst}"
        if any(self.vreemd):
            geheel = "\0".join((geheel, *self.vreemd))
        return blake2b(geheel.encode(), digest_size=16).hexdigest()

    @property
    def woorden(self) -> str:
        return " ".join(sorted(set(woorden(f"{self.titel}\n{self.kop}\n{self.tekst}"))))

    @property
    def stammen(self) -> str:
        return "\n".join(
            " ".join(stammen(deel, vreemd))
            for deel, vreemd in zip((self.titel, self.kop, self.tekst), self.vreemd, strict=True)
        )


@dataclass
class _Knipsel:
    kop: str
    anker: str
    regels: list[str] = field(default_factory=list)
    vreemd: list[str] = field(default_factory=list)
    vreemde_kop: str = ""

    @property
    def lengte(self) -> int:
        return sum(map(len, self.regels))


def stukken(page: Page) -> list[Zoekstuk]:
    """Return the passages of a specific page, in reading order; the first is its title and introduction."""
    knipsels = [_Knipsel("", "")]
    if page.search_description:
        knipsels[0].regels.append(page.search_description)
    for alinea in _alineas(page):
        if not alinea.tekst:
            continue
        if alinea.is_kop:
            knipsels.append(_Knipsel(alinea.tekst, alinea.anker, vreemde_kop=alinea.vreemd))
            continue
        if alinea.anker and knipsels[-1].lengte > LANGSTE_PASSAGE:
            vorige = knipsels[-1]
            knipsels.append(_Knipsel(vorige.kop, alinea.anker, vreemde_kop=vorige.vreemde_kop))
        knipsels[-1].anker = knipsels[-1].anker or alinea.anker
        knipsels[-1].regels.append(alinea.tekst)
        knipsels[-1].vreemd.append(alinea.vreemd)
    return [
        _als_stuk(page, knipsel)
        for nummer, knipsel in enumerate(knipsels)
        if nummer == 0 or knipsel.regels or knipsel.kop
    ]


def _als_stuk(page: Page, knipsel: _Knipsel) -> Zoekstuk:
    tekst = "\n".join(knipsel.regels)
    vreemd = ("", knipsel.vreemde_kop, " ".join(filter(None, knipsel.vreemd)))
    if getattr(page, "taal", ""):
        vreemd = (page.title, knipsel.kop, tekst)
    return Zoekstuk(page.title, knipsel.kop, tekst, knipsel.anker, vreemd)


def _alineas(page: Page) -> Iterator[Zoekalinea]:
    for veld in velden_van(type(page)):
        if isinstance(veld, RichTextField | StreamField):
            if isinstance(veld, StreamField) and veld.name != HOOFDTEKST:
                yield Zoekalinea(str(veld.verbose_name).capitalize(), "", is_kop=True)
            yield from _lees(bron_van(veld), opgeslagen(page, veld), "")
    for kop, regels in getattr(page, "zoekregels", dict)().items():
        yield Zoekalinea(kop, "", is_kop=True)
        yield from (Zoekalinea(regel, "") for regel in regels)


def _lees(bron: Bron, waarde: Any, anker: str) -> Iterator[Zoekalinea]:
    meta = getattr(bron, "meta", None)
    if getattr(meta, "zoekstil", False):
        return
    binnen = onderdelen(bron, waarde)
    if binnen is None:
        yield from _blad(bron, waarde, anker)
    elif getattr(meta, "zoekregel", False):
        regels = [alinea.tekst for deel in binnen for alinea in _lees(deel.bron, deel.waarde, "")]
        yield Zoekalinea(", ".join(regels), anker)
    else:
        for deel in binnen:
            yield from _lees_deel(deel, meta, anker)


def _lees_deel(deel: Onderdeel, meta: Any, anker: str) -> Iterator[Zoekalinea]:
    soort = getattr(meta, "anker", "")
    hier = f"{soort}-{deel.sleutel}" if soort and deel.sleutel else anker
    if deel.sleutel and deel.sleutel == getattr(meta, "zoekkop", None):
        yield Zoekalinea(str(deel.waarde or ""), hier, is_kop=True)
    elif deel.sleutel in getattr(meta, "zoekkeuzes", ()):
        yield Zoekalinea(_in_woorden(deel.bron, deel.waarde), hier)
    else:
        yield from _lees(deel.bron, deel.waarde, hier)


def _blad(bron: Bron, waarde: Any, anker: str) -> Iterator[Zoekalinea]:
    if not isinstance(waarde, str) or not waarde.strip():
        return
    soort = soort_van(bron)
    if soort in {Inhoudsoort.RIJK, Inhoudsoort.HTML}:
        yield from alineas(waarde, anker)
    elif soort is Inhoudsoort.TEKST:
        yield from (
            Zoekalinea(regel.strip(), anker) for regel in waarde.splitlines() if regel.strip()
        )


def _in_woorden(bron: Any, waarde: str) -> str:
    """Return what readers see of a choice in a block."""
    return str(dict(bron.field.choices).get(waarde, "")) if waarde else ""
