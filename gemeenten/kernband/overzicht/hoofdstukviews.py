"""For the kernredactie: one chapter of one edition beside the core, behind a cell of the overview."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.kernband.overzicht.hoofdstukstand import hoofdstuk_van_editie
from gemeenten.kernband.overzicht.stand import hoofdstukken, kernpaginas
from gemeenten.models import GemeentePage
from gemeenten.schermbasis.toegang import AlleenKernredactie

from .views import KernoverzichtView


class KernoverzichtHoofdstukView(AlleenKernredactie, WagtailAdminTemplateMixin, TemplateView):
    """What this edition changed in a chapter, how far it is behind, and what it has to decide."""

    header_icon = "table"
    template_name = "gemeenten/admin/kernoverzicht_hoofdstuk.html"
    _show_breadcrumbs = True

    def get(self, request, *args, **kwargs):
        self.editie = get_object_or_404(GemeentePage.objects.in_gebruik(), pk=kwargs["editie_id"])
        self.kern = kernpaginas()
        op_id = {page.pk: page for page in hoofdstukken(self.kern)}
        self.hoofdstuk = op_id.get(kwargs["hoofdstuk_id"])
        if self.hoofdstuk is None:
            raise Http404("Dit is geen hoofdstuk van de kern.")
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.editie.title

    def get_page_subtitle(self):
        return self.hoofdstuk.title

    def get_breadcrumbs_items(self):
        overzicht = {"url": reverse("kernoverzicht"), "label": KernoverzichtView.page_title}
        kruimel = {"url": "", "label": self.editie.title, "sublabel": self.hoofdstuk.title}
        return [*super().get_breadcrumbs_items(), overzicht, kruimel]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "editie": self.editie,
            "hoofdstuk": self.hoofdstuk,
            "details": hoofdstuk_van_editie(self.editie, self.hoofdstuk.pk, self.kern),
            "vandaag": timezone.localdate(),
        }
