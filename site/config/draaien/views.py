"""The screen with what failed on the background: a beheerder sees what is of the own edition, the kernredactie all."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from config.draaien import mislukt
from config.draaien.taken import soort_van

PER_SCHERM = 50
TITEL = "Werk op de achtergrond"


class VoorWieHetAangaat:
    """A screen for the kernredactie and for who is a beheerder; each sees what is of concern to them."""

    def dispatch(self, request, *args, **kwargs):
        if not mislukt.mag_kijken(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def rij(self):
        return get_object_or_404(mislukt.mislukt_voor(self.request.user), pk=self.kwargs["pk"])


class MisluktView(VoorWieHetAangaat, WagtailAdminTemplateMixin, TemplateView):
    """What failed: what, since when, how often tried, why; and another try."""

    page_title = TITEL
    header_icon = "rotate"
    template_name = "draaien/mislukt.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        hier = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), hier]

    def get_context_data(self, **kwargs):
        rijen = Paginator(mislukt.mislukt_voor(self.request.user), PER_SCHERM)
        bladzijde = rijen.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "bladzijde": bladzijde,
            "werk": mislukt.beschrijf(bladzijde, self.request.user),
        }


class OpnieuwView(VoorWieHetAangaat, View):
    """Do it again; only by the button."""

    http_method_names = ["post"]

    def post(self, request, pk):
        rij = self.rij()
        if bezwaar := mislukt.probeer_opnieuw(rij, request.user):
            messages.warning(request, bezwaar)
        else:
            messages.success(request, f"{soort_van(rij.task_path).naam}: wordt opnieuw geprobeerd.")
        return redirect("achtergrondwerk")


class WegView(VoorWieHetAangaat, WagtailAdminTemplateMixin, TemplateView):
    """Take it from the list, after a question."""

    page_title = "Uit de lijst halen"
    header_icon = "bin"
    template_name = "draaien/weg.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        boven = {"url": reverse("achtergrondwerk"), "label": TITEL}
        return [*super().get_breadcrumbs_items(), boven, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        [werk] = mislukt.beschrijf([self.rij()], self.request.user)
        return super().get_context_data(**kwargs) | {"werk": werk}

    def post(self, request, pk):
        rij = self.rij()
        if mislukt.haal_weg(rij, request.user):
            messages.success(request, f"{soort_van(rij.task_path).naam}: van de lijst gehaald.")
        else:
            messages.warning(request, mislukt.AL_BEZIG)
        return redirect("achtergrondwerk")
