"""The core of this installation, as a file names it: a page by its path, a version by what it says.

Another installation gave its own ids to pages, images and blocks. A text is the same when it says the
same; the ids of its blocks are then those of the same blocks here, which is what a merge goes by.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from wagtail.models import Page, Revision

from gemeenten.onboarding.steps import voorpagina
from handleiding.inhoud import met_kindobjecten
from handleiding.inhoud.verwijzingen import wijs_elders
from handleiding.models import OnderdeelPage
from handleiding.verschil.paginatekst import tekst
from handleiding.zichtbaarheid import openbaar

from .opbouw import maak_object

NIET_VAN_DE_TEKST = frozenset({"kern", "basis", "go_live_at", "expire_at"})
# Stands for any image or document: a copy of the same picture has another id.
EEN_BESTAND = 1


class Kernplekken:
    """Answers what a file asks about the core. ``vertaal`` knows its page ids by their path here."""

    def __init__(self, buiten: Mapping[str, str]) -> None:
        self._wortel = voorpagina().url_path
        self._paginas: dict[str, OnderdeelPage | None] = {}
        self._zegt: dict[int, Any] = {}
        self.buiten = self._doelen(buiten)

    def pagina(self, pad: str | None) -> OnderdeelPage | None:
        """Return the core page at this path; of anything else the file has no business."""
        if not isinstance(pad, str):
            return None
        if pad not in self._paginas:
            alle = OnderdeelPage.objects.kernpaginas().filter(url_path=f"{self._wortel}{pad}")
            self._paginas[pad] = alle.first()
        return self._paginas[pad]

    def revisie(self, kern: OnderdeelPage, inhoud: Mapping[str, Any] | None) -> Revision | None:
        """Return the latest version of ``kern`` that says what ``inhoud`` says."""
        model = kern.specific_class
        if not inhoud or model is None:
            return None
        gezocht = _neutraal(model, inhoud, self.buiten.get)
        for revisie in kern.revisions.order_by("-created_at", "-pk"):
            if revisie.pk not in self._zegt:
                self._zegt[revisie.pk] = _neutraal(model, revisie.content, lambda pk: pk)
            if self._zegt[revisie.pk] == gezocht:
                return revisie
        return None

    def _doelen(self, buiten: Mapping[str, str]) -> dict[int, int]:
        """Return pages here by their id in the file: of the core, or online for everyone."""
        paden = {f"{self._wortel}{pad}": int(pk) for pk, pad in buiten.items()}
        gevonden = Page.objects.filter(url_path__in=paden).order_by()
        kern = OnderdeelPage.objects.kernpaginas().order_by().values("pk")
        mag = gevonden.filter(pk__in=kern) | openbaar(gevonden)
        return {paden[pad]: pk for pk, pad in mag.values_list("pk", "url_path")}


def _neutraal(
    model: type[Page], inhoud: Mapping[str, Any], vertaal: Callable[[int], int | None]
) -> dict[str, Any]:
    """Return what a reader would see, with links by their page here and media by nothing."""

    def doel(soort: str, pk: int) -> int | None:
        return vertaal(pk) if soort == "page" else EEN_BESTAND

    page = maak_object(model, inhoud)
    for deel in met_kindobjecten(page):
        wijs_elders(deel, doel)
    zegt = tekst(page.serializable_data())
    return {naam: deel for naam, deel in zegt.items() if naam not in NIET_VAN_DE_TEKST}


def blokkenkaart(oud: Any, nieuw: Any) -> dict[str, str]:
    """Return the ids of the blocks of ``nieuw`` by those of ``oud``, which says the same."""
    oud, nieuw = _lees(oud), _lees(nieuw)
    kaart: dict[str, str] = {}
    if isinstance(oud, Mapping) and isinstance(nieuw, Mapping):
        if isinstance(oud.get("id"), str) and isinstance(nieuw.get("id"), str):
            kaart[oud["id"]] = nieuw["id"]
        paren = [(oud[naam], nieuw[naam]) for naam in oud.keys() & nieuw.keys()]
    elif isinstance(oud, list) and isinstance(nieuw, list):
        paren = list(zip(oud, nieuw, strict=False))
    else:
        return kaart
    for paar in paren:
        kaart |= blokkenkaart(*paar)
    return kaart


def hernoem_blokken(waarde: Any, kaart: Mapping[str, str]) -> Any:
    """Return ``waarde`` (any JSON, streams as strings) with the blocks called by their ids here."""
    if not kaart:
        return waarde
    gelezen = _lees(waarde)
    if isinstance(gelezen, Mapping):
        nieuw: Any = {naam: hernoem_blokken(deel, kaart) for naam, deel in gelezen.items()}
        if isinstance(nieuw.get("id"), str):
            nieuw["id"] = kaart.get(nieuw["id"], nieuw["id"])
    elif isinstance(gelezen, list):
        nieuw = [hernoem_blokken(deel, kaart) for deel in gelezen]
    else:
        return waarde
    return json.dumps(nieuw) if isinstance(waarde, str) else nieuw


def hernoem_pad(pad: str, kaart: Mapping[str, str]) -> str:
    """Return the path of a passage with the blocks in it called by their ids here."""
    return "/".join(kaart.get(deel, deel) for deel in pad.split("/"))


def _lees(waarde: Any) -> Any:
    if isinstance(waarde, str) and waarde[:1] in {"[", "{"}:
        try:
            return json.loads(waarde)
        except ValueError:
            return waarde
    return waarde
