"""The wizard for a new region: fill in, read the plan, watch it being made."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.models import Aanvraag, OnboardingOpdracht
from gemeenten.onboarding.aanvraag.behandelen import als_plan, handel_af
from gemeenten.onboarding.forms import NieuweGemeenteForm, als_invoer
from gemeenten.onboarding.plan import Plan
from gemeenten.onboarding.taken import duurt_lang, stel_op, stoot_aan, voortgang
from gemeenten.onboarding.vrij import bestaande_editie
from gemeenten.schermbasis.toegang import AlleenKernredactie
from handleiding.getallen import rijnummer

NIET_DOOR = ("csrfmiddlewaretoken", "stap")


class NieuweEditieMixin(AlleenKernredactie, WagtailAdminTemplateMixin):
    """A screen with which the kernredactie makes an edition."""

    header_icon = "site"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("edities"), "label": "Edities"},
            {"url": "", "label": self.page_title},
        ]


class NieuweGemeenteView(NieuweEditieMixin, FormView):
    """The form, and with the same values the plan; nothing is kept until the plan is carried out."""

    page_title = "Nieuwe gemeente"
    form_class = NieuweGemeenteForm
    template_name = "gemeenten/admin/nieuwe_gemeente.html"

    def get(self, request, *args, **kwargs):
        """Begin with an empty form, with what an order that failed had asked for, or with a request."""
        if aanvraag := _aanvraag(request.GET.get("aanvraag")):
            form = NieuweGemeenteForm(als_invoer(als_plan(aanvraag)))
            return self.render_to_response(self.get_context_data(form=form))
        if "opdracht" not in request.GET:
            return super().get(request, *args, **kwargs)
        opdracht = _opdracht(request.GET["opdracht"])
        if not opdracht.fout:
            return redirect("nieuwe_gemeente_voortgang", opdracht.pk)
        form = NieuweGemeenteForm(als_invoer(Plan.from_json(opdracht.plan)))
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form):
        stap = self.request.POST.get("stap")
        if stap == "maken":
            opdracht = self._stel_op(form.overzicht.plan)
            return redirect("nieuwe_gemeente_voortgang", opdracht.pk)
        plan = form.overzicht if stap != "aanpassen" else None
        return self.render_to_response(self.get_context_data(form=form, overzicht=plan))

    @transaction.atomic
    def _stel_op(self, plan):
        """Order it; a request that it answers is answered with it, unless somebody did so already."""
        opdracht = stel_op(plan, self.request.user)
        aanvraag = _aanvraag(self.request.POST.get("aanvraag"))
        if aanvraag and aanvraag.is_open:
            handel_af(aanvraag, self.request.user, opdracht)
        return opdracht

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        overzicht = context.setdefault("overzicht", None)
        vraag = self.request.POST or self.request.GET
        context["aanvraag"] = _aanvraag(vraag.get("aanvraag"))
        return context | {"verborgen": _verborgen(context["form"]) if overzicht else []}


def _verborgen(form):
    """Yield the posted values again, as they were typed: what the plan screen sends on."""
    for naam, waarden in form.data.lists():
        if naam not in NIET_DOOR:
            for waarde in waarden:
                yield naam, waarde


class VoortgangView(NieuweEditieMixin, DetailView):
    """How far it is. Asks again by itself until it is done."""

    page_title = "De editie wordt gemaakt"
    template_name = "gemeenten/admin/voortgang.html"
    model = OnboardingOpdracht

    def get(self, request, *args, **kwargs):
        opdracht = _opdracht(kwargs["pk"])
        if opdracht.editie_id:
            return redirect("editie_checklist", opdracht.editie_id)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        opdracht = _opdracht(kwargs["pk"])
        stoot_aan(opdracht, request.user)
        return redirect("nieuwe_gemeente_voortgang", opdracht.pk)

    def get_context_data(self, **kwargs):
        stappen = voortgang(self.object)
        return super().get_context_data(**kwargs) | {
            "stappen": stappen,
            "klaar": sum(klaar for _, klaar in stappen),
            "duurt_lang": duurt_lang(self.object),
            "ververs": self._ververs(),
            "bestaande": self.object.fout and bestaande_editie(Plan.from_json(self.object.plan)),
        }

    def _ververs(self):
        if duurt_lang(self.object):
            return 15
        return 0 if self.object.is_klaar else 2


def _aanvraag(pk):
    """Return the request of this number, as it was sent along; None for any other text."""
    return Aanvraag.objects.filter(pk=rijnummer(pk)).first()


def _opdracht(pk):
    return get_object_or_404(OnboardingOpdracht, pk=rijnummer(pk))
