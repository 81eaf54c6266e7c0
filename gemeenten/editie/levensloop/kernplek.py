"""The core of this installation, as a file names it: a page by its path, a version by what it says.

Another installation gave its own ids to pages, images and blocks. A text is the same when it says the
same; the ids of its blocks are then those of the same blocks here, which is what a merge goes by.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wagtail.models import Page, Revision

from gemeenten.onboarding.steps import voorpagina
from handleiding.inhoud import delen_van_rij, herschrijf_rij, met_kindobjecten
from handleiding.inhoud.verwijzingen import wijs_elders
from handleiding.models import OnderdeelPage
from handleiding.verschil.paginatekst import tekst
from handleiding.zichtbaarheid import openbaar

from .opbouw import maak_object

NIET_VAN_DE_TEKST = frozenset({"kern", "basis", "uitgesteld", "go_live_at", "expire_at"})
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


def blokkenkaart(
    model: type[Page], oud: Mapping[str, Any], nieuw: Mapping[str, Any]
) -> dict[str, str]:
    """Return the ids of the blocks of ``nieuw`` by those of ``oud``, which says the same."""
    hier = {deel.pad: deel.blok for deel in delen_van_rij(model, nieuw)}
    return {
        deel.blok: hier[deel.pad]
        for deel in delen_van_rij(model, oud)
        if deel.blok and hier.get(deel.pad)
    }


def hernoem_blokken(
    model: type[Page], inhoud: Mapping[str, Any], kaart: Mapping[str, str]
) -> Mapping[str, Any]:
    """Return what a version of a page says with the blocks called by their ids here."""
    return herschrijf_rij(
        model, inhoud, lambda blad: blad.waarde, noem=lambda naam: kaart.get(naam, naam)
    )


def hernoem_pad(pad: str, kaart: Mapping[str, str]) -> str:
    """Return the path of a passage with the blocks in it called by their ids here."""
    return "/".join(kaart.get(deel, deel) for deel in pad.split("/"))
