"""The pages of a file, in memory: which stand where, on which core text, and where their links go."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page

from gemeenten.models import GemeentePage
from gemeenten.onboarding.boom import Tak
from gemeenten.onboarding.plan import Plan
from handleiding.adressen import vrij_adres
from handleiding.inhoud import met_kindobjecten
from handleiding.inhoud.verwijzingen import wijs_elders
from handleiding.models import OnderdeelPage

from .bestand import GEEN_UITVOER
from .kernplek import Kernplekken, blokkenkaart, hernoem_blokken
from .opbouw import bezwaar, maak_object, mag_staan

BOVEN_ONTBREEKT = "{titel}: de pagina erboven ontbreekt"
ONBEKEND = "{titel}: dit soort pagina bestaat hier niet"
NIET_HIER = "{titel}: dit soort pagina mag hier niet staan"
GEEN_KERN = "{titel}: de kern heeft deze pagina hier niet"
ANDERE_TEKST = "{titel}: gebaseerd op een andere tekst van de kern"
LINK_WEG = "{titel}: een link of bestand is weggelaten"
NIEUW_ADRES = "{titel}: het adres “{slug}” was er al, het is nu “{nieuw}”"
ADRES_VAN_DE_SITE = "{titel}: het adres “{slug}” is van de site zelf, het is nu “{nieuw}”"
KLOPT_NIET = "“{titel}” in dit bestand kan niet kloppen. {reden}"


class Paginas:
    """All pages of one file. ``bases`` and ``kaarten`` tell which core texts they stand on here."""

    def __init__(
        self,
        delen: Sequence[dict[str, Any]],
        plan: Plan,
        kern: Kernplekken,
        meld: Callable[[str], None],
    ) -> None:
        self.delen, self.plan, self.kern, self.meld = delen, plan, kern, meld
        self.media: Mapping[str, Mapping[int, int]] = {}
        self.op_id: dict[int, Page] = {}
        self.bases: dict[int, list[int | None]] = {}
        self.kaarten: dict[int, dict[str, str]] = {}
        self._takken: dict[int, Tak] = {}
        for deel in delen:
            self._zet(deel)
        if not self._takken:
            raise ValidationError({"bestand": GEEN_UITVOER})
        self.wortel = next(iter(self._takken.values()))

    def _zet(self, deel: dict[str, Any]) -> None:
        titel, boven = str(deel["titel"]), self._takken.get(deel["ouder"])
        if self._takken and boven is None:
            return self.meld(BOVEN_ONTBREEKT.format(titel=titel))
        model = _model(deel["type"])
        if model is None or not deel["versies"]:
            return self.meld(ONBEKEND.format(titel=titel))
        page = self._pagina(deel, model)
        if boven is None:
            self._wordt_wortel(page)
        elif not mag_staan(page, boven.page):
            return self.meld(NIET_HIER.format(titel=titel))
        else:
            self._geef_adres(page, boven)
            boven.kinderen.append(Tak(page))
        self._keur(page)
        self.op_id[deel["id"]] = page
        self._takken[deel["id"]] = boven.kinderen[-1] if boven else Tak(page)
        return None

    def _wordt_wortel(self, page: Page) -> None:
        if not isinstance(page, GemeentePage):
            raise ValidationError({"bestand": GEEN_UITVOER})
        page.code, page.slug, page.title = self.plan.code, self.plan.adres, self.plan.naam

    def _pagina(self, deel: dict[str, Any], model: type[Page]) -> Page:
        herkomst = self._herkomst(deel, model)
        page = maak_object(model, self.inhoud(deel, -1))
        if isinstance(page, OnderdeelPage):
            page.kern, page.basis_id = herkomst, self.basis(deel, -1)
        return page

    def inhoud(self, deel: dict[str, Any], versie: int) -> dict[str, Any]:
        """Return what a version says, with the blocks of the core called as they are here."""
        kaart = self.kaarten.get(deel["id"], {})
        inhoud = deel["versies"][versie]["inhoud"]
        model = _model(deel["type"])
        return dict(hernoem_blokken(model, inhoud, kaart)) if model and kaart else dict(inhoud)

    def basis(self, deel: dict[str, Any], versie: int) -> int | None:
        """Return the core version here that a version stands on; else what the core says now."""
        page = self.op_id.get(deel["id"])
        kern = page.kern if page else self.kern.pagina(deel.get("kern"))
        if kern is None:
            return None
        # The first version of the format knew one core text a page.
        plek = deel["versies"][versie].get("basis", 0 if "basis" in deel else None)
        gevonden = None if plek is None else self.bases[deel["id"]][plek]
        return gevonden or kern.live_revision_id or kern.latest_revision_id

    def _herkomst(self, deel: dict[str, Any], model: type[Page]) -> OnderdeelPage | None:
        """Find the core page, and of each core text in the file the version here that says the same."""
        if not deel.get("kern") or not issubclass(model, OnderdeelPage):
            return None
        kern = self.kern.pagina(deel["kern"])
        if kern is None or kern.specific_class is not model:
            self.meld(GEEN_KERN.format(titel=deel["titel"]))
            return None
        kaart: dict[str, str] = {}
        bases: list[int | None] = []
        for inhoud in _basisteksten(deel):
            revisie = self.kern.revisie(kern, inhoud)
            bases.append(revisie.pk if revisie else None)
            if revisie:
                kaart |= blokkenkaart(model, inhoud, revisie.content)
        self.bases[deel["id"]], self.kaarten[deel["id"]] = bases, kaart
        if not bases or None in bases:
            self.meld(ANDERE_TEKST.format(titel=deel["titel"]))
        return kern

    def _geef_adres(self, page: Page, boven: Tak) -> None:
        bezet = {kind.page.slug for kind in boven.kinderen}
        nieuw = vrij_adres(page.slug, boven.page, bezet)
        if page.slug and nieuw != page.slug:
            zin = NIEUW_ADRES if page.slug in bezet else ADRES_VAN_DE_SITE
            self.meld(zin.format(titel=page.title, slug=page.slug, nieuw=nieuw))
            page.slug = nieuw

    def _keur(self, page: Page) -> None:
        for deel in met_kindobjecten(page):
            reden = bezwaar(deel)
            if not reden and deel is page and not (page.slug and page.title):
                reden = "De titel of het adres ontbreekt."
            if reden:
                melding = KLOPT_NIET.format(titel=page.title, reden=reden)
                raise ValidationError({"bestand": melding})

    def wijs_links(self, paginas: Sequence[Page]) -> None:
        """Point links and choosers to the pages and files of this installation."""
        for page in paginas:
            self.herschrijf(page)

    def herschrijf(self, page: Page) -> None:
        def vertaal(soort: str, pk: int) -> int | None:
            if soort == "page":
                eigen = self.op_id.get(pk)
                doel = eigen.pk if eigen else self.kern.buiten.get(pk)
            else:
                doel = self.media[soort].get(pk)
            if doel is None:
                self.meld(LINK_WEG.format(titel=page.title))
            return doel

        for deel in met_kindobjecten(page):
            wijs_elders(deel, vertaal)


def _model(naam: str) -> type[Page] | None:
    try:
        model = apps.get_model(naam)
    except (LookupError, ValueError):
        return None
    return model if issubclass(model, Page) else None


def _basisteksten(deel: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the core texts a page stands on."""
    return deel["bases"] if "bases" in deel else [deel["basis"]] if deel.get("basis") else []
