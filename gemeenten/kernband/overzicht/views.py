"""For the kernredactie: editions beside the core, chapter by chapter. On screen, and as CSV."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.kernband.overzicht.stand import (
    Editiestand,
    edities_naast_de_kern,
    hoofdstukken,
    kernpaginas,
    tel_afwijkingen,
)
from gemeenten.models import GemeentePage
from gemeenten.schermbasis.toegang import AlleenKernredactie
from handleiding.export.bladen import CSV, csv_regels
from handleiding.namen import naamsleutel

PER_PAGINA = 20
TOON = (
    ("", "alle edities"),
    ("achter", "edities die achter zijn"),
    ("dringend", "edities die nog niet beslisten over een dringende wijziging"),
    ("afwijkend", "edities die afwijken van de kern"),
)
KOLOMMEN = (
    "Gemeente",
    "CBS-code",
    "Pagina",
    "Stand",
    "Aantal publicaties achter",
    "Achter sinds",
    "Beslissen voor (dringend)",
    "Aantal afwijkingen",
)


class KernoverzichtView(AlleenKernredactie, WagtailAdminTemplateMixin, TemplateView):
    """Who is bij, achter or afwijkend, and who still has to decide."""

    page_title = "Stand per editie"
    header_icon = "table"
    template_name = "gemeenten/admin/kernoverzicht.html"
    _show_breadcrumbs = True

    def get(self, request, *args, **kwargs):
        if request.GET.get("vorm") == "csv":
            return self._csv()
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def kern(self):
        return kernpaginas()

    @cached_property
    def toon(self) -> str:
        gevraagd = self.request.GET.get("toon", "")
        return gevraagd if gevraagd in dict(TOON) else ""

    @cached_property
    def zoek(self) -> str:
        return self.request.GET.get("gemeente", "").strip()

    @cached_property
    def edities(self) -> list[GemeentePage]:
        """Return the editions whose name was asked for."""
        deel = naamsleutel(self.zoek)
        edities = GemeentePage.objects.in_gebruik().op_naam()
        return [editie for editie in edities if deel in naamsleutel(editie.title)]

    @cached_property
    def standen(self) -> list[Editiestand]:
        """The editions that were asked for."""
        standen = edities_naast_de_kern(self.edities, self.kern)
        if self.toon == "afwijkend":
            tel_afwijkingen(standen)
        keuze = {
            "achter": lambda alles: alles.achter,
            "dringend": lambda alles: alles.dringend,
            "afwijkend": lambda alles: alles.afwijkend,
        }.get(self.toon)
        return [s for s in standen if keuze is None or keuze(s.alles)]

    def bladzijde(self):
        """Return the editions to show; how they stand is read for these alone, where that does not choose them."""
        nummer = self.request.GET.get("p")
        if self.toon:
            return Paginator(self.standen, PER_PAGINA).get_page(nummer)
        bladzijde = Paginator(self.edities, PER_PAGINA).get_page(nummer)
        bladzijde.object_list = edities_naast_de_kern(bladzijde.object_list, self.kern)
        return bladzijde

    def get_context_data(self, **kwargs):
        bladzijde = self.bladzijde()
        if self.toon != "afwijkend":
            tel_afwijkingen(bladzijde)
        kop = hoofdstukken(self.kern)
        return super().get_context_data(**kwargs) | {
            "hoofdstukken": kop,
            "rijen": [(s, list(zip(kop, s.per_hoofdstuk(kop), strict=True))) for s in bladzijde],
            "bladzijde": bladzijde,
            "toon": self.toon,
            "keuzes": TOON,
            "zoek": self.zoek,
            "vandaag": timezone.localdate(),
        }

    def _csv(self):
        tel_afwijkingen(self.standen)
        response = StreamingHttpResponse(csv_regels(self._regels()), content_type=CSV)
        naam = f"edities-naast-de-kern-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{naam}"'
        return response

    def _regels(self) -> Iterator[tuple[object, ...]]:
        yield KOLOMMEN
        for stand in self.standen:
            for page in stand.paginas:
                yield (
                    stand.editie.title,
                    stand.editie.code,
                    page.titel,
                    page.woord,
                    page.achter,
                    timezone.localdate(page.sinds) if page.sinds else "",
                    page.dringend or "",
                    page.afwijkingen,
                )
