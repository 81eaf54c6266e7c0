"""Fetch an edition as a file, and bring one in."""

import tempfile

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from gemeenten.levensloop.handelingen import GeenForm
from gemeenten.levensloop.inlezen import voer_in
from gemeenten.levensloop.uitvoer import voer_uit

from .edities import EditieMixin
from .nieuwe_gemeente import NieuweEditieMixin
from .toegang import AlleenKernredactie


class UitvoerForm(GeenForm):
    met_revisies = forms.BooleanField(
        label="Met alle eerdere versies",
        required=False,
        help_text="Anders komen alleen de tekst die online staat en het laatste concept mee.",
    )


class UitvoerView(AlleenKernredactie, EditieMixin, FormView):
    """The file comes as the answer: a zip with pages, local data and media."""

    page_title = "Ophalen als bestand"
    knop = "Ophalen"
    form_class = UitvoerForm
    template_name = "gemeenten/admin/bestand.html"
    uitleg = (
        "U krijgt de hele editie als zip-bestand: pagina’s, gegevens van de gemeente, afbeeldingen "
        "en bestanden. Accounts zitten er niet in, contactpersonen wel. Bewaar het bestand veilig."
    )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"uitleg": self.uitleg, "knop": self.knop}

    def form_valid(self, form):
        bestand = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
        voer_uit(
            self.editie,
            bestand,
            user=self.request.user,
            met_revisies=form.cleaned_data["met_revisies"],
        )
        bestand.seek(0)
        naam = f"{self.editie.slug}-{timezone.localdate():%Y-%m-%d}.zip"
        return FileResponse(
            bestand, as_attachment=True, filename=naam, content_type="application/zip"
        )


class InvoerForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand", widget=forms.FileInput(attrs={"accept": ".zip,application/zip"})
    )


class InvoerView(NieuweEditieMixin, FormView):
    page_title = "Editie uit een bestand"
    knop = "Inlezen"
    form_class = InvoerForm
    template_name = "gemeenten/admin/bestand.html"
    uitleg = (
        "Kies het zip-bestand van een editie uit een andere installatie. Alles komt binnen als "
        "concept, zonder mensen. Een gemeente die er al is, blijft zoals zij is."
    )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"uitleg": self.uitleg, "knop": self.knop}

    def form_valid(self, form):
        try:
            editie, meldingen = voer_in(form.cleaned_data["bestand"], user=self.request.user)
        except ValidationError as fout:
            form.add_error("bestand", fout.messages)
            return self.form_invalid(form)
        messages.success(self.request, f"De editie van {editie.title} staat er, als concept.")
        for melding in meldingen:
            messages.warning(self.request, melding)
        return redirect("editie_checklist", editie.pk)
