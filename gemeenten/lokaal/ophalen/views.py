"""The screen that gives an edition's local data as a file."""

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from gemeenten.lokaal.ophalen import haal_op, mag_alles
from gemeenten.schermbasis.editiescherm import EditieSchermMixin
from handleiding.export.bladen import VORMEN


class VormForm(forms.Form):
    vorm = forms.ChoiceField(
        label="In welke vorm?",
        choices=[(naam, vorm.label) for naam, vorm in VORMEN.items()],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies een van de vormen.", "required": "Kies een vorm."},
    )


@method_decorator(never_cache, name="dispatch")
class OphalenView(EditieSchermMixin, FormView):
    page_title = "Gegevens in een rekenblad"
    template_name = "gemeenten/admin/ophalen.html"
    header_icon = "download"
    form_class = VormForm

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
