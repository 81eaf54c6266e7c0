"""For the kernredactie: who asks for an edition, and one such request to answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.models import Aanvraag
from gemeenten.roles import is_kernredactie

from . import behandelen

PER_BLADZIJDE = 25
TITEL = "Gemeenten die willen meedoen"


class AanvraagschermMixin(WagtailAdminTemplateMixin):
    """For the kernredactie; anyone else is refused."""

    header_icon = "site"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not is_kernredactie(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        edities = {"url": reverse("edities"), "label": "Edities"}
        return [*super().get_breadcrumbs_items(), edities, *self.kruimels()]


class AanvragenView(AanvraagschermMixin, TemplateView):
    page_title = TITEL
    template_name = "gemeenten/admin/aanvragen.html"

    def kruimels(self):
        return [{"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        open_eerst = F("afgehandeld_op").desc(nulls_first=True)
        alle = Aanvraag.objects.order_by(open_eerst, "created_at", "pk")
        return super().get_context_data(**kwargs) | {
            "bladzijde": Paginator(alle, PER_BLADZIJDE).get_page(self.request.GET.get("p"))
        }


class AanvraagView(AanvraagschermMixin, TemplateView):
    template_name = "gemeenten/admin/aanvraag.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        alle = Aanvraag.objects.select_related("afgehandeld_door", "opdracht")
        self.aanvraag = get_object_or_404(alle, pk=kwargs["aanvraag_id"])

    def get_page_title(self):
        return f"{self.aanvraag.gemeente} wil meedoen"

    def kruimels(self):
        lijst = {"url": reverse("aanvragen"), "label": TITEL}
        return [lijst, {"url": "", "label": self.aanvraag.gemeente}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"aanvraag": self.aanvraag}

    def post(self, request, *args, **kwargs):
        handelingen = {
            "afhandelen": (behandelen.handel_af, "De aanvraag is afgehandeld."),
            "verwijderen": (behandelen.verwijder, "De aanvraag is verwijderd."),
        }
        if (gevraagd := request.POST.get("actie")) not in handelingen:
            return redirect("aanvraag", self.aanvraag.pk)
        doe, bericht = handelingen[gevraagd]
        try:
            doe(self.aanvraag, request.user)
        except PermissionDenied as weigering:
            messages.error(request, str(weigering))
            return redirect("aanvraag", self.aanvraag.pk)
        messages.success(request, bericht)
        return redirect("aanvragen")
