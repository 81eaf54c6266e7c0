"""For an edition: propose published text as an improvement of the core, and follow what becomes of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from gemeenten.kernband.voorstellen import voorstellen
from gemeenten.kernband.voorstellen.tekst import gepubliceerd, van_voorstel
from gemeenten.kernband.voorstellen.verwijzingen import vreemd_in
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.versies import vul
from gemeenten.kernband.wijzigingen.voorstel import editie_van
from gemeenten.kernband.wijzigingen.weergave import verschillen
from gemeenten.models import Verbetervoorstel
from gemeenten.toegang.muren.edities import edities_van
from handleiding.getallen import rijnummer
from handleiding.models import OnderdeelPage

PER_BLADZIJDE = 25


class VerbetervoorstellenView(WagtailAdminTemplateMixin, TemplateView):
    """The proposals of one edition, and what became of them."""

    page_title = "Verbetervoorstellen"
    header_icon = "upload"
    template_name = "gemeenten/admin/verbetervoorstellen.html"
    _show_breadcrumbs = True

    @cached_property
    def edities(self):
        edities = edities_van(self.request.user).edities().op_naam()
        if not edities:
            raise PermissionDenied
        return edities

    @cached_property
    def editie(self):
        gevraagd = self.request.GET.get("editie")
        if gevraagd:
            keuze = next((e for e in self.edities if str(e.pk) == gevraagd), None)
            if keuze is None:
                raise PermissionDenied
            return keuze
        return next((e for e in self.edities if self._pad.startswith(e.path)), self.edities[0])

    @property
    def _pad(self) -> str:
        """The path of the page that a mail was about, if any."""
        paginas = Page.objects.filter(pk=rijnummer(self.request.GET.get("pagina")))
        return paginas.values_list("path", flat=True).first() or ""

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        kruimel = {"url": "", "label": self.page_title, "sublabel": self.editie.title}
        return [*super().get_breadcrumbs_items(), kruimel]

    def get_context_data(self, **kwargs):
        alle = voorstellen.voorstellen_van(self.editie)
        return super().get_context_data(**kwargs) | {
            "edities": self.edities,
            "editie": self.editie,
            "bladzijde": Paginator(alle, PER_BLADZIJDE).get_page(self.request.GET.get("p")),
        }


class StelVoorView(WagtailAdminTemplateMixin, TemplateView):
    """Choose passages of a published page, and say why they improve the core."""

    page_title = "Voorstellen aan de kern"
    header_icon = "upload"
    template_name = "gemeenten/admin/stel_voor.html"
    _show_breadcrumbs = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        varianten = OnderdeelPage.objects.varianten()
        self.variant = get_object_or_404(varianten, pk=kwargs["page_id"]).specific
        self.fouten: dict[str, list[str]] = {}
        self.botst: KeuzesBotsen | None = None

    def dispatch(self, request, *args, **kwargs):
        voorstellen.bewaak_rol(request.user, self.variant)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.variant.title

    def get_breadcrumbs_items(self):
        lijst = {"url": reverse("verbetervoorstellen"), "label": VerbetervoorstellenView.page_title}
        kruimel = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), lijst, kruimel]

    @cached_property
    def tekst(self):
        return gepubliceerd(self.variant, editie_van(self.variant))

    def get_context_data(self, **kwargs):
        post, tekst = self.request.POST, self.tekst
        passages = tekst.passages if tekst else []
        return super().get_context_data(**kwargs) | {
            "variant": self.variant,
            "tekst": tekst,
            "passages": verschillen(passages, tekst.model, tekst.ons, tekst.kern) if tekst else [],
            "vreemd": self._vreemd() if passages else None,
            "gekozen": post.getlist("passage"),
            "toelichting": post.get("toelichting", ""),
            "toon_dank": "toon_dank" in post,
            "fouten": self.fouten,
            "botst": self.botst,
            "botsing": self.botst.kenmerk if self.botst else "",
            "concept": self.variant.has_unpublished_changes,
        }

    def _vreemd(self):
        """What in all of the local text belongs to the municipality."""
        ons, kern = self.tekst.revision.as_object(), self.tekst.basis.as_object()
        vul(ons, self.tekst.ons)
        return vreemd_in(ons, kern)

    def post(self, request, *args, **kwargs):
        try:
            voorstel = voorstellen.stel_voor(
                self.variant,
                request.POST.getlist("passage"),
                toelichting=request.POST.get("toelichting", ""),
                toon_dank="toon_dank" in request.POST,
                user=request.user,
                gelezen=request.POST.get("gelezen", ""),
                bedoeld=request.POST.get("bedoeld", ""),
            )
        except ValidationError as fout:
            self.fouten = fout.message_dict
            messages.error(request, "Het voorstel is nog niet verstuurd. Kijk bij de meldingen.")
        except KeuzesBotsen as fout:
            self.botst = fout
            messages.error(request, str(fout))
        except PermissionDenied as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Uw voorstel is verstuurd naar de kernredactie.")
            return redirect(reverse("verbetervoorstel", args=[voorstel.pk]))
        return self.get(request, *args, **kwargs)


class VerbetervoorstelView(WagtailAdminTemplateMixin, TemplateView):
    """One proposal for the edition that made it: its text, its state, and withdraw."""

    page_title = "Verbetervoorstel"
    header_icon = "upload"
    template_name = "gemeenten/admin/verbetervoorstel.html"
    _show_breadcrumbs = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        alle = Verbetervoorstel.objects.met_paginas()
        self.voorstel = get_object_or_404(alle, pk=kwargs["voorstel_id"])

    def dispatch(self, request, *args, **kwargs):
        voorstellen.bewaak_rol(request.user, self.voorstel.variant)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.voorstel.variant.title

    def get_breadcrumbs_items(self):
        url = f"{reverse('verbetervoorstellen')}?editie={self.voorstel.editie_id}"
        lijst = {"url": url, "label": VerbetervoorstellenView.page_title}
        kruimel = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), lijst, kruimel]

    def get_context_data(self, **kwargs):
        tekst = van_voorstel(self.voorstel)
        gekozen = [b for b in tekst.passages if b.pad in self.voorstel.paden]
        return super().get_context_data(**kwargs) | {
            "voorstel": self.voorstel,
            "passages": verschillen(gekozen, tekst.model, tekst.ons, tekst.kern),
        }

    def post(self, request, *args, **kwargs):
        try:
            if request.POST.get("besluit") == "intrekken":
                voorstellen.trek_in(self.voorstel, user=request.user)
                messages.success(request, "Het voorstel is ingetrokken.")
            elif request.POST.get("besluit") == "dank":
                tonen = "toon_dank" in request.POST
                voorstellen.kies_dank(self.voorstel, tonen=tonen, user=request.user)
                messages.success(request, "Uw keuze is bewaard.")
        except PermissionDenied as fout:
            messages.error(request, str(fout))
        return redirect(reverse("verbetervoorstel", args=[self.voorstel.pk]))
