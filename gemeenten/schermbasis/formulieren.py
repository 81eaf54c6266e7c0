"""Forms of the schedule screens."""

from django import forms
from django.utils import timezone

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.regels.rooster import (
    MAX_AANTAL,
    GeenReeks,
    Roosterregel,
    Vakantieregio,
    maak_reeks,
    vrije_dagen,
)
from handleiding.datumkeuze import Datumkeuze, Tijdkeuze
from handleiding.namen import met_hoofdletter

VERLEDEN = "Deze datum ligt in het verleden."
REGELS = (
    (
        Roosterregel.MAAND,
        "elke maand op dezelfde dag als de eerste, bijvoorbeeld elke tweede dinsdag",
    ),
    (Roosterregel.LAATSTE, "elke maand op de laatste van die dag, bijvoorbeeld de laatste dinsdag"),
    (Roosterregel.VIER_WEKEN, "elke vier weken"),
    (Roosterregel.TWEE_WEKEN, "elke twee weken"),
)
# Django does not tell a date that does not exist from one that it cannot read.
ONGELDIGE_DATUM = "Deze datum kunnen wij niet lezen, of bestaat niet. Schrijf hem als 15-09-2026."


def datumveld(**kwargs):
    return forms.DateField(
        widget=Datumkeuze,
        input_formats=["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": ONGELDIGE_DATUM},
        **kwargs,
    )


def tijdveld(**kwargs):
    return forms.TimeField(
        widget=Tijdkeuze(format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"invalid": "Schrijf de tijd als 15:00."},
        **kwargs,
    )


class MomentForm(forms.Form):
    """A date that is still to come, from a begin to a later end."""

    datum = datumveld(label="Datum")
    begin = tijdveld(label="Begintijd")
    einde = tijdveld(label="Eindtijd")

    def clean_datum(self):
        datum = self.cleaned_data["datum"]
        if datum < timezone.localdate():
            raise forms.ValidationError(VERLEDEN)
        if datum.year > timezone.localdate().year + 10:
            raise forms.ValidationError("Kijk het jaartal na: dit is meer dan tien jaar vooruit.")
        return datum

    def clean(self):
        cleaned = super().clean()
        begin, einde = cleaned.get("begin"), cleaned.get("einde")
        if begin and einde and einde <= begin:
            self.add_error("einde", "De eindtijd moet na de begintijd liggen.")
        return cleaned


class RoosterreeksForm(MomentForm):
    datum = datumveld(label="Eerste datum", help_text="Bijvoorbeeld 15-09-2026.")
    aantal = forms.IntegerField(
        label="Aantal bijeenkomsten",
        min_value=1,
        max_value=MAX_AANTAL,
        error_messages={
            "min_value": f"Kies een aantal van 1 tot en met {MAX_AANTAL}.",
            "max_value": f"Kies een aantal van 1 tot en met {MAX_AANTAL}.",
        },
    )
    regel = forms.ChoiceField(
        label="Hoe vaak", choices=REGELS, initial=Roosterregel.MAAND, widget=forms.RadioSelect
    )
    feestdagen = forms.BooleanField(label="Sla feestdagen over", required=False, initial=True)
    schoolvakanties = forms.BooleanField(
        label="Sla schoolvakanties over", required=False, initial=True
    )
    regio = forms.ChoiceField(
        label="Vakantieregio",
        choices=[
            ("", "Kies een regio"),
            *((r.value, met_hoofdletter(r.naam)) for r in Vakantieregio),
        ],
        required=False,
        help_text="Die van uw gemeente, volgens de lijst van het ministerie van OCW.",
    )
    naam = forms.CharField(
        label="Naam van de ronde",
        max_length=60,
        required=False,
        validators=[validate_gewone_tekst],
        help_text="Laat leeg voor het schooljaar, bijvoorbeeld 2026–2027.",
    )
    field_order = ["datum", "begin", "einde", "regel", "aantal", "naam"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("schoolvakanties") and not cleaned.get("regio"):
            self.add_error("regio", "Kies de vakantieregio van uw gemeente.")
        if not self.errors:
            try:
                cleaned["reeks"] = self._reeks(cleaned)
            except GeenReeks as bezwaar:
                self.add_error("regel", str(bezwaar))
        return cleaned

    def _reeks(self, cleaned):
        regio = Vakantieregio(cleaned["regio"]) if cleaned["schoolvakanties"] else None
        vrij = vrije_dagen(feestdagen=cleaned["feestdagen"], schoolvakanties=regio)
        return maak_reeks(
            cleaned["datum"],
            aantal=cleaned["aantal"],
            regel=Roosterregel(cleaned["regel"]),
            vrij=vrij,
        )


class VerplaatsForm(MomentForm):
    alle = forms.BooleanField(
        label="Schuif alle bijeenkomsten hierna even ver op",
        required=False,
        help_text="U krijgt eerst een voorstel te zien. Feestdagen en vakanties staan erbij.",
    )


class AfgelastForm(forms.Form):
    reden = forms.CharField(
        label="Waarom gaat de bijeenkomst niet door?",
        max_length=200,
        validators=[validate_gewone_tekst],
        help_text="Iedereen kan dit lezen, ook in de agenda. Noem geen namen.",
        error_messages={"required": "Vertel kort waarom de bijeenkomst niet doorgaat."},
    )


class VoorstelForm(MomentForm):
    """A row of a proposal: a new sessie, or (with a key) a sessie that moves."""

    sleutel = forms.UUIDField(required=False, widget=forms.HiddenInput)
    nummer = forms.IntegerField(label="Bijeenkomst", min_value=1, max_value=99)
    overslaan = forms.BooleanField(label="Niet opnemen", required=False)
    field_order = ["sleutel", "nummer", "datum", "begin", "einde", "overslaan"]

    def full_clean(self):
        super().full_clean()
        if hasattr(self, "cleaned_data") and self.cleaned_data.get("overslaan"):
            self._errors.clear()


VoorstelFormSet = forms.formset_factory(
    VoorstelForm, extra=0, max_num=MAX_AANTAL, absolute_max=MAX_AANTAL, validate_max=True
)
