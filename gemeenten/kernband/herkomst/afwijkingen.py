"""Where an edition differs from the core: page by page, on the screen and as CSV."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from gemeenten.kernband.herkomst.overzicht import CONCEPT, ONLINE, standen_van
from gemeenten.kernband.herkomst.stand import VERPLAATST, Herkomststand, soort
from gemeenten.kernband.herkomst.weergave import WOORDEN, Herkomstplek, plek_in_woorden
from gemeenten.merge import Herkomst
from gemeenten.schermbasis.editiekeuze import EditiekeuzeView
from handleiding.export.bladen import CSV, csv_regels

SOORTEN = (Herkomst.AANGEPAST.value, Herkomst.EIGEN.value, Herkomst.WEGGELATEN.value, VERPLAATST)
TOON = (("", "alle afwijkingen"), *((wat, WOORDEN[wat].lower()) for wat in SOORTEN))
VERSIES = (("", "het laatste concept"), ("online", "wat online staat"))
KOLOMMEN = ("Pagina", "Plek", "Herkomst", "Tekst van de kern", "Onze tekst")


@dataclass(frozen=True)
class Afwijkingsrij:
    """One page that differs, with the places that were asked for."""

    variant: Page
    titel: str
    aantallen: tuple[int, ...]
    plekken: list[Herkomstplek]


class AfwijkingenView(EditiekeuzeView):
    """The list of an edition's own deviations, for its own people."""

    page_title = "Afwijkingen van de kern"
    header_icon = "sliders"
    template_name = "gemeenten/admin/afwijkingen.html"
    http_method_names = ("get", "head", "options")

    def get(self, request, *args, **kwargs):
        if request.GET.get("vorm") == "csv":
            return self._csv()
        return super().get(request, *args, **kwargs)

    @cached_property
    def toon(self) -> str:
        gevraagd = self.request.GET.get("toon", "")
        return gevraagd if gevraagd in SOORTEN else ""

    @cached_property
    def versie(self) -> str:
        return ONLINE if self.request.GET.get("versie") == "online" else CONCEPT

    @cached_property
    def rijen(self) -> list[Afwijkingsrij]:
        alle = (self._rij(stand) for stand in standen_van(self.editie, self.versie))
        return [rij for rij in alle if rij.plekken]

    def _rij(self, stand: Herkomststand) -> Afwijkingsrij:
        gevraagd = (
            k for k in stand.plekken if soort(k) in ((self.toon,) if self.toon else SOORTEN)
        )
        return Afwijkingsrij(
            stand.variant,
            str(stand.tekst.get("title", stand.variant.title)),
            tuple(stand.aantallen.get(wat, 0) for wat in SOORTEN),
            [plek_in_woorden(stand, knoop) for knoop in gevraagd],
        )

    def get_context_data(self, **kwargs):
        totaal = Counter(plek.soort for rij in self.rijen for plek in rij.plekken)
        return super().get_context_data(**kwargs) | {
            "rijen": self.rijen,
            "totaal": sum(totaal.values()),
            "kolommen": [WOORDEN[wat] for wat in SOORTEN],
            "toon": self.toon,
            "keuzes": TOON,
            "versies": VERSIES,
            "versie": "online" if self.versie == ONLINE else "",
        }

    def _csv(self):
        regels = (
            (rij.titel, plek.naam, plek.label, plek.kern, plek.ons)
            for rij in self.rijen
            for plek in rij.plekken
        )
        response = HttpResponse(csv_regels([KOLOMMEN, *regels]), content_type=CSV)
        naam = f"afwijkingen-{self.editie.slug}-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{naam}"'
        return response
