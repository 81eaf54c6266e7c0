"""Fetch an edition as a file, and bring one in: both are done on the background."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.generic import FormView

from gemeenten.editie.levensloop.bestand import OngeldigBestand, keur
from gemeenten.editie.levensloop.handelingen import GeenForm
from gemeenten.editie.levensloop.opdrachten import INVOER, UITVOER
from gemeenten.onboarding.views import NieuweEditieMixin
from gemeenten.opdrachten.geven import geef
from gemeenten.opdrachten.views import OpdrachtFormMixin
from gemeenten.schermbasis.toegang import AlleenKernredactie

from .edities import EditieMixin


class UitvoerForm(GeenForm):
    met_revisies = forms.BooleanField(
        label="Met alle eerdere versies",
        required=False,
        help_text="Anders komen alleen de tekst die online staat en het laatste concept mee.",
    )


class UitvoerView(OpdrachtFormMixin, AlleenKernredactie, EditieMixin, FormView):
    """What comes of it is a zip with pages, local data and media."""

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
        opdracht = geef(
            UITVOER, self.request.user, editie=self.editie, gegevens=dict(form.cleaned_data)
        )
        return redirect("opdracht", opdracht.sleutel)


class EditiebestandForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand", widget=forms.FileInput(attrs={"accept": ".zip,application/zip"})
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        try:
            keur(bestand)
        except OngeldigBestand as fout:
            raise ValidationError(str(fout)) from fout
        return bestand


class InvoerView(OpdrachtFormMixin, NieuweEditieMixin, FormView):
    page_title = "Editie uit een bestand"
    knop = "Inlezen"
    form_class = EditiebestandForm
    template_name = "gemeenten/admin/bestand.html"
    uitleg = (
        "Kies het zip-bestand van een editie uit een andere installatie. Alles komt binnen als "
        "concept, zonder mensen. Een gemeente die er al is, blijft zoals zij is."
    )

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"uitleg": self.uitleg, "knop": self.knop}

    def form_valid(self, form):
        try:
            opdracht = geef(INVOER, self.request.user, bestand=form.cleaned_data["bestand"])
        except ValidationError as fout:
            form.add_error("bestand", fout.messages)
            return self.form_invalid(form)
        return redirect("opdracht", opdracht.sleutel)
