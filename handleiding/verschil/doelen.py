"""What links and files are called, for who reads a difference: one query for each kind."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from .benoemen import noem_adres, noem_kaal
from .rijk import Merk

ELEMENT = re.compile(r"<(?:a|embed)\s[^<>]*>", re.IGNORECASE)
SOORT = re.compile(r"""(?:link|embed)type=\\*["'](\w+)""", re.IGNORECASE)
NUMMER = re.compile(r"""\sid=\\*["'](\d+)""", re.IGNORECASE)
# A number that a block holds, in the JSON of a stream.
GETAL = re.compile(r'"\w+":\s*(\d{1,10})\s*[,}]')
HOOGSTE = 2**31 - 1
# How many of the pages above one are named: the whole path would not be read.
LAATSTE_PLAATSEN = 3
# The root of the tree and the front page are above everything.
OVERAL = 2


class Doelnamen:
    """Names the targets in ``bronnen``, read from the database when first asked.

    A source is any stored value, or a function that returns one.
    """

    # What the two sides of a difference are called at a picture or a file.
    kanten = ("Was: ", "Wordt: ")

    def __init__(self, *bronnen: Any) -> None:
        self._bronnen = list(bronnen)

    def ook(self, *bronnen: Any) -> None:
        """Add sources, before anything is asked."""
        self._bronnen += bronnen

    def __call__(self, merk: Merk) -> str:
        """Name what a link or picture in rich text leads to."""
        attrs = dict(merk[1])
        soort = attrs.get("linktype") or attrs.get("embedtype")
        nummer = attrs.get("id", "")
        if soort not in self._namen or not nummer.isdecimal():
            return noem_adres(attrs["href"]) if "href" in attrs else noem_kaal(merk)
        return self.naam(soort, int(nummer))

    def naam(self, soort: str, pk: int) -> str:
        """Name a page by title and place, a document or image by title and file."""
        woord = {"page": "pagina", "document": "document", "image": "afbeelding"}[soort]
        return self._namen[soort].get(pk) or f"{woord} {pk}, die er niet meer is"

    def ding(self, soort: str, pk: int) -> Any:
        """Return a document or image itself; None when it is gone."""
        return self._dingen[soort].get(pk)

    @cached_property
    def _gevraagd(self) -> dict[str, set[int]]:
        gevraagd: dict[str, set[int]] = defaultdict(set)
        for bron in self._bronnen:
            _zoek(bron() if callable(bron) else bron, gevraagd)
        return gevraagd

    @cached_property
    def _dingen(self) -> dict[str, dict[int, Any]]:
        modellen = {"document": get_document_model(), "image": get_image_model()}
        getallen = self._gevraagd["getal"]
        return {
            soort: _gevonden(model, getallen | self._gevraagd[soort])
            for soort, model in modellen.items()
        }

    @cached_property
    def _namen(self) -> dict[str, dict[int, str]]:
        return {
            "page": _paginas(self._gevraagd["page"]),
            "document": _bestanden(self._dingen["document"], "document"),
            "image": _bestanden(self._dingen["image"], "afbeelding"),
        }


def _zoek(bron: Any, gevraagd: dict[str, set[int]]) -> None:
    """Collect ids by kind of target. A bare number may be a file that was chosen in a block."""
    if isinstance(bron, str):
        for element in ELEMENT.findall(bron):
            soort, nummer = SOORT.search(element), NUMMER.search(element)
            if soort and nummer:
                _neem(gevraagd[soort[1]], nummer[1])
        for getal in GETAL.findall(bron):
            _neem(gevraagd["getal"], getal)
    elif isinstance(bron, Mapping):
        for deel in bron.values():
            _zoek(deel, gevraagd)
    elif isinstance(bron, list | tuple):
        for deel in bron:
            _zoek(deel, gevraagd)
    elif isinstance(bron, int) and not isinstance(bron, bool):
        _neem(gevraagd["getal"], bron)


def _neem(nummers: set[int], nummer: str | int) -> None:
    if 0 < int(nummer) <= HOOGSTE:
        nummers.add(int(nummer))


def _paginas(nummers: set[int]) -> dict[int, str]:
    """Name pages by title and by what stands above them."""
    paginas = list(Page.objects.filter(pk__in=nummers)) if nummers else []
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


def _gevonden(model: Any, nummers: set[int]) -> dict[int, Any]:
    return dict(model.objects.in_bulk(nummers)) if nummers else {}


def _bestanden(dingen: Mapping[int, Any], woord: str) -> dict[int, str]:
    return {pk: f"{woord} ‘{ding.title}’ ({ding.filename})" for pk, ding in dingen.items()}
