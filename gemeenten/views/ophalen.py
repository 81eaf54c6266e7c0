"""The screen that gives an edition's local data as a file."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.models import GemeentePage
from gemeenten.ophalen import haal_op, mag_alles
from gemeenten.tabellen import VORMEN


class VormForm(forms.Form):
    vorm = forms.ChoiceField(
        label="In welke vorm?",
        choices=[(naam, vorm.label) for naam, vorm in VORMEN.items()],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies een van de vormen.", "required": "Kies een vorm."},
    )


@method_decorator(never_cache, name="dispatch")
class OphalenView(WagtailAdminTemplateMixin, FormView):
    page_title = "Gegevens in een rekenblad"
    template_name = "gemeenten/admin/ophalen.html"
    header_icon = "download"
    form_class = VormForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.editie = get_object_or_404(GemeentePage, pk=kwargs["page_id"])

    def dispatch(self, request, *args, **kwargs):
        if not self.editie.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        adres = reverse("wagtailadmin_explore", args=[self.editie.pk])
        return [
            {"label": self.editie.title, "url": adres},
            {"label": self.page_title, "url": self.request.path},
        ]

    def get_context_data(self, **kwargs):
        alles = mag_alles(self.editie, self.request.user)
        return super().get_context_data(**kwargs) | {"editie": self.editie, "alles": alles}

    def form_valid(self, form):
        vorm = form.cleaned_data["vorm"]
        inhoud = haal_op(self.editie, vorm, user=self.request.user)
        naam = f"{self.editie.slug}-{timezone.localdate():%Y-%m-%d}.{VORMEN[vorm].extensie}"
        return HttpResponse(
            inhoud,
            content_type=VORMEN[vorm].soort,
            headers={"Content-Disposition": f'attachment; filename="{naam}"'},
        )
