"""The wizard for a new region: fill in, read the plan, watch it being made."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.models import OnboardingOpdracht
from gemeenten.onboarding.forms import NieuweGemeenteForm
from gemeenten.onboarding.taken import stel_op, voortgang
from gemeenten.roles import is_kernredactie

NIET_DOOR = ("csrfmiddlewaretoken", "stap")


class AlleenKernredactie(WagtailAdminTemplateMixin):
    """Only the kernredactie makes editions."""

    header_icon = "site"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not is_kernredactie(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("edities"), "label": "Edities"},
            {"url": "", "label": self.page_title},
        ]


class NieuweGemeenteView(AlleenKernredactie, FormView):
    """The form, and with the same values the plan; nothing is kept until the plan is carried out."""

    page_title = "Nieuwe gemeente"
    form_class = NieuweGemeenteForm
    template_name = "gemeenten/admin/nieuwe_gemeente.html"

    def form_valid(self, form):
        stap = self.request.POST.get("stap")
        if stap == "maken":
            opdracht = stel_op(form.overzicht.plan, self.request.user)
            return redirect("nieuwe_gemeente_voortgang", opdracht.pk)
        plan = form.overzicht if stap != "aanpassen" else None
        return self.render_to_response(self.get_context_data(form=form, overzicht=plan))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        overzicht = context.setdefault("overzicht", None)
        return context | {"verborgen": _verborgen(context["form"]) if overzicht else []}


def _verborgen(form):
    """Yield the posted values again, as they were typed: what the plan screen sends on."""
    for naam, waarden in form.data.lists():
        if naam not in NIET_DOOR:
            for waarde in waarden:
                yield naam, waarde


class VoortgangView(AlleenKernredactie, DetailView):
    """How far it is. Asks again by itself until it is done."""

    page_title = "De editie wordt gemaakt"
    template_name = "gemeenten/admin/voortgang.html"
    model = OnboardingOpdracht

    def get(self, request, *args, **kwargs):
        opdracht = get_object_or_404(OnboardingOpdracht, pk=kwargs["pk"])
        if opdracht.editie_id:
            return redirect("editie_checklist", opdracht.editie_id)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        stappen = voortgang(self.object)
        klaar = sum(klaar for _, klaar in stappen)
        return super().get_context_data(**kwargs) | {"stappen": stappen, "klaar": klaar}
