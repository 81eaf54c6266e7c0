"""Core changes taken over in the background: how far it is, how it ended, and an edition's choice."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.kernband.rondes import overnamebeleid
from gemeenten.kernband.rondes.ronde import probeer_opnieuw
from gemeenten.kernband.rondes.werk import zet_in_gang
from gemeenten.kernband.wijzigingen.gevolgen import gemeenten_van
from gemeenten.models import GemeentePage, Overnamebeleid, Overnameregel, Overnameronde
from gemeenten.schermbasis.toegang import AlleenKernredactie
from gemeenten.toegang.muren.edities import edities_van
from gemeenten.toegang.roles import is_kernredactie
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import Rol

PER_SCHERM = 50
STIL = timedelta(minutes=2)
Uitkomst = Overnameregel.Uitkomst
WACHT = Q(regels__uitkomst=Uitkomst.WACHT)
MISLUKT = Q(regels__uitkomst=Uitkomst.MISLUKT)
VOOR_MENSEN = Q(regels__uitkomst__in=(Uitkomst.CONFLICT, Uitkomst.UITGESTELD))
KEUZES = [
    (keuze.value, f"{keuze.label.capitalize()}: {uitleg}")
    for keuze, uitleg in overnamebeleid.UITLEG.items()
]


class OvernamebeleidForm(forms.Form):
    keuze = forms.ChoiceField(
        label="Wat doet uw editie met een kernwijziging?", choices=KEUZES, widget=forms.RadioSelect
    )


def kruimel(label, sublabel=""):
    return {"url": "", "label": label, "sublabel": sublabel}


class RondesView(AlleenKernredactie, WagtailAdminTemplateMixin, TemplateView):
    """For the kernredactie: what went into the editions by itself, publication by publication."""

    page_title = "Automatisch bijgewerkt"
    header_icon = "download"
    template_name = "gemeenten/admin/overnames.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        boven = {"url": reverse("kernoverzicht"), "label": "Stand per editie"}
        return [*super().get_breadcrumbs_items(), boven, kruimel(self.page_title)]

    def get_context_data(self, **kwargs):
        rondes = Overnameronde.objects.filter(soort=Overnameronde.Soort.AUTOMATISCH)
        rondes = (
            rondes.select_related("kern")
            .annotate(
                aantal=Count("regels"),
                wacht=Count("regels", filter=WACHT),
                mislukt=Count("regels", filter=MISLUKT),
                mensen=Count("regels", filter=VOOR_MENSEN),
            )
            .order_by("-pk")
        )
        bladzijde = Paginator(rondes, PER_SCHERM).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"bladzijde": bladzijde}


class RondeView(WagtailAdminTemplateMixin, TemplateView):
    """How far a round is, and what came of each page. Asks again by itself until it is done."""

    header_icon = "download"
    template_name = "gemeenten/admin/overname.html"
    _show_breadcrumbs = True

    @cached_property
    def ronde(self):
        ronde = get_object_or_404(
            Overnameronde.objects.select_related("kern", "editie"), pk=self.kwargs["ronde_id"]
        )
        if not self._mag_zien(ronde):
            raise Http404
        return ronde

    def _mag_zien(self, ronde):
        if ronde.is_automatisch:
            return is_kernredactie(self.request.user)
        return edities_van(self.request.user).filter(pk=ronde.editie_id).exists()

    @property
    def mag_opnieuw(self):
        """An order is carried out in the name of who gave it: only they may give it again."""
        return self.ronde.is_automatisch or self.ronde.door_id == self.request.user.pk

    def get_page_title(self):
        return self.ronde.get_soort_display().capitalize()

    def get_page_subtitle(self):
        return (self.ronde.kern or self.ronde.editie).title

    def get_breadcrumbs_items(self):
        if self.ronde.is_automatisch:
            boven = {"url": reverse("overnames"), "label": RondesView.page_title}
        else:
            boven = {"url": self._inbox(), "label": "Kernwijzigingen"}
        hier = kruimel(self.get_page_title(), self.get_page_subtitle())
        return [*super().get_breadcrumbs_items(), boven, hier]

    def _inbox(self):
        return f"{reverse('kernwijzigingen')}?editie={self.ronde.editie_id}"

    def get_context_data(self, **kwargs):
        regels = self.ronde.regels.all()
        tellingen = dict(regels.order_by().values_list("uitkomst").annotate(n=Count("pk")))
        totaal, wacht = sum(tellingen.values()), tellingen.get(Uitkomst.WACHT, 0)
        laatste = regels.aggregate(laatste=Max("updated_at"))["laatste"]
        stil = bool(wacht) and timezone.now() - laatste > STIL
        bladzijde = Paginator(regels.select_related("page").order_by("page__path"), PER_SCHERM)
        bladzijde = bladzijde.get_page(self.request.GET.get("p"))
        if self.ronde.is_automatisch:
            namen = gemeenten_van([regel.page for regel in bladzijde])
            for regel in bladzijde:
                regel.gemeente = namen[regel.page_id]
        return super().get_context_data(**kwargs) | {
            "ronde": self.ronde,
            "klaar": totaal - wacht,
            "totaal": totaal,
            "wacht": wacht,
            "stil": stil,
            "ververs": 3 if wacht and not stil else 0,
            "mislukt": tellingen.get(Uitkomst.MISLUKT, 0) if self.mag_opnieuw else 0,
            "tellingen": [(u.label, tellingen[u]) for u in Uitkomst if tellingen.get(u)],
            "bladzijde": bladzijde,
            "inbox": "" if self.ronde.is_automatisch else self._inbox(),
        }

    def post(self, request, *args, **kwargs):
        """Try again what failed, and go on with what was interrupted."""
        if self.mag_opnieuw:
            probeer_opnieuw(self.ronde.regels.all())
        zet_in_gang()
        return redirect("overname", self.ronde.pk)


class KernbeleidView(WagtailAdminTemplateMixin, TemplateView):
    """What an edition does with core changes by itself, and what that brought lately."""

    page_title = "Kernwijzigingen automatisch overnemen"
    header_icon = "download"
    template_name = "gemeenten/admin/kernbeleid.html"
    _show_breadcrumbs = True

    @cached_property
    def editie(self):
        edities = GemeentePage.objects.edities()
        editie = get_object_or_404(edities, pk=self.kwargs["page_id"])
        if not edities_van(self.request.user).filter(pk=editie.pk).exists():
            raise PermissionDenied
        return editie

    @cached_property
    def regels(self):
        return Overnameregel.objects.filter(
            ronde__soort=Overnameronde.Soort.AUTOMATISCH, page__path__startswith=self.editie.path
        )

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        inbox = f"{reverse('kernwijzigingen')}?editie={self.editie.pk}"
        boven = {"url": inbox, "label": "Kernwijzigingen"}
        return [*super().get_breadcrumbs_items(), boven, kruimel("Automatisch", self.editie.title)]

    def get_context_data(self, form=None, **kwargs):
        keuze = overnamebeleid.beleid_van(self.editie)
        regels = self.regels.exclude(uitkomst=Uitkomst.INGEHAALD).select_related("page")
        bladzijde = Paginator(regels.order_by("-updated_at", "-pk"), PER_SCHERM)
        return super().get_context_data(**kwargs) | {
            "editie": self.editie,
            "keuze": keuze,
            "mag_kiezen": Rol.BEHEERDER in rollen_op(self.editie, self.request.user),
            "form": form or OvernamebeleidForm(initial={"keuze": keuze}),
            "bladzijde": bladzijde.get_page(self.request.GET.get("p")),
            "mislukt": self.regels.filter(uitkomst=Uitkomst.MISLUKT).count(),
        }

    def post(self, request, *args, **kwargs):
        if request.POST.get("besluit") == "opnieuw":
            return self._opnieuw()
        if Rol.BEHEERDER not in rollen_op(self.editie, request.user):
            raise PermissionDenied
        form = OvernamebeleidForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        keuze = Overnamebeleid.Keuze(form.cleaned_data["keuze"])
        overnamebeleid.kies(self.editie, keuze, user=request.user)
        messages.success(request, f"Opgeslagen: {keuze.label}.")
        return redirect("kernbeleid", self.editie.pk)

    def _opnieuw(self):
        if probeer_opnieuw(self.regels):
            zet_in_gang()
            messages.success(self.request, "Wat niet lukte, wordt nu opnieuw geprobeerd.")
        return redirect("kernbeleid", self.editie.pk)
