"""For the kernredactie: the inbox of proposals, and the screen to decide about one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.kernband.voorstellen import overnemen
from gemeenten.kernband.voorstellen.tekst import van_voorstel
from gemeenten.kernband.voorstellen.vergelijken import vergelijk
from gemeenten.kernband.voorstellen.verwijzingen import Media
from gemeenten.kernband.wijzigingen.keuzes import lees_keuzes
from gemeenten.kernband.wijzigingen.overnemen import KeuzeOntbreekt, Verouderd
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.weergave import verschillen
from gemeenten.models import Verbetervoorstel
from gemeenten.schermbasis.toegang import AlleenKernredactie
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import dien_in

PER_BLADZIJDE = 25
TITEL = "Verbetervoorstellen"


class KernvoorstellenView(AlleenKernredactie, WagtailAdminTemplateMixin, TemplateView):
    """Which municipalities propose what; what waits comes first on the screen."""

    page_title = TITEL
    header_icon = "upload"
    template_name = "gemeenten/admin/kernvoorstellen.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def toon(self) -> str:
        gevraagd = self.request.GET.get("toon", Verbetervoorstel.Staat.OPEN)
        return gevraagd if gevraagd in Verbetervoorstel.Staat.values else ""

    def get_context_data(self, **kwargs):
        alle = Verbetervoorstel.objects.met_paginas()
        if self.toon:
            alle = alle.filter(staat=self.toon)
        if self.toon == Verbetervoorstel.Staat.OPEN:
            alle = alle.order_by("created_at", "pk")
        return super().get_context_data(**kwargs) | {
            "bladzijde": Paginator(alle, PER_BLADZIJDE).get_page(self.request.GET.get("p")),
            "toon": self.toon,
            "keuzes": [*Verbetervoorstel.Staat.choices, ("alle", "alle voorstellen")],
        }


class KernvoorstelMixin(AlleenKernredactie):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        alle = Verbetervoorstel.objects.met_paginas()
        self.voorstel = get_object_or_404(alle, pk=kwargs["voorstel_id"])

    @cached_property
    def vergelijking(self):
        return vergelijk(self.voorstel)

    @cached_property
    def verschillen(self):
        return self.vergelijking.verschillen

    def keuzes(self):
        return lees_keuzes(self.request.POST, self.verschillen)


class KernvoorstelView(KernvoorstelMixin, WagtailAdminTemplateMixin, TemplateView):
    """Decide, passage by passage, what the core does with a proposal."""

    page_title = "Verbetervoorstel"
    header_icon = "upload"
    template_name = "gemeenten/admin/kernvoorstel.html"
    _show_breadcrumbs = True
    fout = ""
    ontbrekend: tuple[str, ...] = ()
    botst: tuple[str, ...] = ()
    botsing = ""

    def get_page_subtitle(self):
        return f"{self.voorstel.naam}: {self.voorstel.variant.kern.title}"

    def get_breadcrumbs_items(self):
        lijst = {"url": reverse("kernvoorstellen"), "label": TITEL}
        kruimel = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), lijst, kruimel]

    def get_context_data(self, **kwargs):
        post, keuzes = self.request.POST, self.keuzes()
        pagina = self.vergelijking.kernpagina
        return super().get_context_data(**kwargs) | {
            "voorstel": self.voorstel,
            "vergelijking": self.vergelijking,
            "kernpagina": pagina,
            "op_slot": overnemen.bezwaar_tegen_overnemen(pagina, self.request.user),
            "rijen": keuzes.rijen(self.ontbrekend, self.botst),
            "editor": keuzes.media,
            "passages": [] if self.voorstel.is_open else self._bevroren(),
            "media": Media.choices,
            "media_gekozen": post.get("media", ""),
            "fout": self.fout,
            "botsing": self.botsing,
            "reden": post.get("reden", ""),
            "terug_mogelijk": overnemen.kan_terug(self.voorstel),
        }

    def _bevroren(self):
        """The passages as they were proposed, for a proposal that was decided about."""
        tekst = van_voorstel(self.voorstel)
        gekozen = [b for b in tekst.passages if b.pad in self.voorstel.paden]
        return verschillen(gekozen, tekst.model, tekst.ons, tekst.kern)

    def post(self, request, *args, **kwargs):
        handelingen = {"afwijzen": self._wijs_af, "terugdraaien": self._draai_terug}
        try:
            return handelingen.get(request.POST.get("besluit"), self._neem_over)()
        except KeuzeOntbreekt as fout:
            self.fout, self.ontbrekend = "Maak bij elke passage een keuze.", tuple(fout.paden)
        except KeuzesBotsen as fout:
            self.fout, self.botst, self.botsing = str(fout), fout.paden, fout.kenmerk
        except (PermissionDenied, Verouderd, ValueError) as fout:
            self.fout = str(fout)
        messages.error(request, self.fout)
        return self.get(request, *args, **kwargs)

    def _neem_over(self):
        post, user = self.request.POST, self.request.user
        overnemen.neem_over(
            self.voorstel,
            self.keuzes().per_pad(),
            stand=post.get("stand", ""),
            user=user,
            media=post.get("media", ""),
            reden=post.get("reden", ""),
            bedoeld=post.get("bedoeld", ""),
        )
        messages.success(self.request, "Het voorstel is overgenomen in een concept van de kern.")
        if post.get("besluit") == "indienen":
            self._dien_in()
        return redirect(reverse("kernvoorstel", args=[self.voorstel.pk]))

    def _dien_in(self):
        pagina = OnderdeelPage.objects.get(pk=self.voorstel.variant.kern_id).specific
        try:
            dien_in(pagina, self.request.user)
        except PermissionDenied as fout:
            messages.warning(self.request, f"Het concept is bewaard maar niet ingediend. {fout}")
        else:
            messages.success(self.request, "Het concept is ingediend ter beoordeling.")

    def _wijs_af(self):
        reden = self.request.POST.get("reden", "")
        voorstel = overnemen.wijs_af(self.voorstel, user=self.request.user, reden=reden)
        messages.success(self.request, f"Het voorstel van {voorstel.naam} is afgewezen.")
        return redirect(reverse("kernvoorstellen"))

    def _draai_terug(self):
        overnemen.draai_terug(self.voorstel, user=self.request.user)
        messages.success(self.request, "Het overnemen is teruggedraaid. Het voorstel is weer open.")
        return redirect(reverse("kernvoorstel", args=[self.voorstel.pk]))


class KernvoorstelVoorbeeldView(KernvoorstelMixin, View):
    """Show the core page as it would read after the choices made so far. Saves nothing."""

    def post(self, request, *args, **kwargs):
        page = self.vergelijking.uitkomst(self.keuzes().per_pad())
        return page.make_preview_request(request, page.default_preview_mode)
