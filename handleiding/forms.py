"""Forms of the handbook's own screens."""

from django import forms
from django.utils import timezone

from handleiding.models import Kernpublicatie


class KernpublicatieForm(forms.ModelForm):
    """Asked when a core page that is online already is published again."""

    class Meta:
        model = Kernpublicatie
        fields = ("reden", "urgentie", "uiterlijk")
        labels = {
            "reden": "Waarom verandert deze tekst?",
            "urgentie": "Hoe dringend is het?",
            "uiterlijk": "Voor welke datum moeten gemeenten beslissen?",
        }
        help_texts = {
            "reden": "Elke gemeente leest dit bij de kernwijziging, en iedereen bij “Wat er wijzigde” op de website.",
            "uiterlijk": "Alleen nodig bij een dringende wijziging.",
        }
        error_messages = {
            "reden": {"required": "Vertel gemeenten waarom deze tekst verandert."},
            "urgentie": {"required": "Kies hoe dringend de wijziging is."},
        }
        widgets = {
            "reden": forms.Textarea({"rows": 2}),
            "urgentie": forms.RadioSelect,
            "uiterlijk": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="kern", **kwargs)
        self.fields["urgentie"].choices = Kernpublicatie.Urgentie.choices
        self.fields["urgentie"].initial = Kernpublicatie.Urgentie.INHOUDELIJK

    def clean(self):
        data = super().clean()
        if data.get("urgentie") != Kernpublicatie.Urgentie.DRINGEND:
            data["uiterlijk"] = None
        elif not data.get("uiterlijk"):
            self.add_error("uiterlijk", "Kies een datum: bij een dringende wijziging is die nodig.")
        elif data["uiterlijk"] < timezone.localdate():
            self.add_error("uiterlijk", "Deze datum is voorbij. Kies een datum in de toekomst.")
        return data
