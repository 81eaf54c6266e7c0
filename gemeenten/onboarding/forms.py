"""What the kernredactie fills in for a new edition."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from gemeenten.models import GemeentePage
from gemeenten.regels.gemeentelijst import lijst
from gemeenten.thema import validate_kleur
from gemeenten.toegang.mensen.forms import UitnodigingForm

from .bron import kern_als_bron, kies_bron
from .mensen import bezette_adressen
from .overzicht import Opdrachtoverzicht, maak_overzicht
from .plan import Plan
from .uitnodiging import Uitnodiging, bezwaren
from .vrij import bestaande_editie

AANTAL_MENSEN = 4
MAX_MENSEN = 20


class Keuzelijst(forms.TextInput):
    """A text field with suggestions; typing something else stays possible."""

    def __init__(self, opties, **kwargs):
        super().__init__(**kwargs)
        self.opties = opties

    def render(self, name, value, attrs=None, renderer=None):
        lijst_id = f"{name}-opties"
        veld = super().render(name, value, (attrs or {}) | {"list": lijst_id}, renderer)
        opties = format_html_join("", '<option value="{}"></option>', ([o] for o in self.opties()))
        return veld + format_html('<datalist id="{}">{}</datalist>', lijst_id, opties)


class BaseMensenFormSet(forms.BaseFormSet):
    """The first people to invite: rows that are left empty do not count."""

    def clean(self):
        if any(self.errors):
            return
        uitnodigingen = self.uitnodigingen()
        mis = bezwaren(uitnodigingen, bezette_adressen(uitnodigingen))
        for nummer, form in enumerate(self._ingevuld()):
            if nummer in mis:
                form.add_error("email", mis[nummer])

    def uitnodigingen(self) -> tuple[Uitnodiging, ...]:
        return tuple(
            Uitnodiging(**form.cleaned_data | {"rollen": tuple(form.cleaned_data["rollen"])})
            for form in self._ingevuld()
        )

    def _ingevuld(self):
        return [form for form in self.forms if form.has_changed() and form.is_valid()]


MensenFormSet = forms.formset_factory(
    UitnodigingForm,
    formset=BaseMensenFormSet,
    extra=AANTAL_MENSEN,
    max_num=MAX_MENSEN,
    absolute_max=MAX_MENSEN,
    validate_max=True,
)


class NieuweGemeenteForm(forms.Form):
    naam = forms.CharField(
        label="Gemeente",
        max_length=100,
        widget=Keuzelijst(lambda: lijst.gemeenten().values()),
        help_text="De naam zoals lezers hem zien, bijvoorbeeld Heerenveen.",
    )
    code = forms.CharField(
        label="CBS-code",
        max_length=6,
        required=False,
        help_text="Bijvoorbeeld GM0074. Laat leeg, dan zoeken wij hem op bij de naam.",
    )
    buiten_lijst = forms.BooleanField(
        label=f"De gemeente is nieuwer dan de lijst van {lijst.JAAR}",
        required=False,
        help_text="Kruis dit alleen aan na een herindeling. Vul dan zelf de nieuwe code in.",
    )
    slug = forms.CharField(
        label="Adres",
        max_length=100,
        required=False,
        help_text="Het laatste deel van het webadres. Laat leeg, dan maken wij het van de naam.",
    )
    bron = forms.ChoiceField(
        label="Kopiëren van",
        required=False,
        help_text="Van een andere gemeente komt alleen mee wat gepubliceerd is, en geen namen, "
        "data, afbeeldingen of bestanden van die gemeente.",
    )
    hoofdstukken = forms.MultipleChoiceField(
        label="Hoofdstukken",
        widget=forms.CheckboxSelectMultiple,
        help_text="Een hoofdstuk dat u nu weglaat, kan er later nog bij.",
    )
    hostnaam = forms.CharField(
        label="Eigen hostnaam",
        max_length=253,
        required=False,
        help_text="Bijvoorbeeld handleiding.heerenveen.nl. Laat leeg als de editie op deze site "
        "komt. De gemeente moet de naam zelf naar deze site laten wijzen.",
    )
    kleur = forms.CharField(
        label="Hoofdkleur",
        max_length=7,
        required=False,
        validators=[validate_kleur],
        help_text="De huiskleur, bijvoorbeeld #154273. Witte letters erop moeten leesbaar zijn.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        edities = GemeentePage.objects.edities().filter(live=True).op_naam()
        self.fields["bron"].choices = [
            ("", "Sjabloon (aangeraden)"),
            *((editie.slug, editie.title) for editie in edities),
        ]
        keuzes = [(page.slug, page.title) for page in self._kernhoofdstukken]
        self.fields["hoofdstukken"].choices = keuzes
        self.fields["hoofdstukken"].initial = [slug for slug, _ in keuzes]
        self.fields["hoofdstukken"].required = bool(keuzes)
        self.overzicht: Opdrachtoverzicht | None = None
        self.bestaande: GemeentePage | None = None
        self.mensen = MensenFormSet(self.data if self.is_bound else None, prefix="mensen")

    def is_valid(self):
        return all([super().is_valid(), self.mensen.is_valid()])

    @cached_property
    def _kernhoofdstukken(self):
        try:
            return kern_als_bron().hoofdstukken()
        except ValidationError:
            return []

    def clean(self):
        """Check the plan; what is wrong in it is told along with what is wrong in a field."""
        data = super().clean()
        try:
            plan = self._plan(data)
            plan.validate()
            self.bestaande = bestaande_editie(plan)
            overzicht = maak_overzicht(plan)
        except ValidationError as fout:
            self._vertel(fout)
        else:
            self.overzicht = None if self.errors else overzicht
        return data

    def _plan(self, data) -> Plan:
        gekozen = set(data.get("hoofdstukken", ()))
        naam, code, bron = data.get("naam", ""), data.get("code", ""), data.get("bron", "")
        weg = {page.pk for page in self._kernhoofdstukken if page.slug not in gekozen}
        return Plan(
            naam=naam,
            code=code.strip() or lijst.code_bij(naam),
            slug=data.get("slug", "").strip(),
            bron=bron,
            zonder_hoofdstukken=kies_bron(bron).adressen_van(weg),
            hostnaam=data.get("hostnaam", ""),
            kleur=data.get("kleur", "").strip(),
            buiten_lijst=data.get("buiten_lijst", False),
            uitnodigingen=self.mensen.uitnodigingen() if self.mensen.is_valid() else (),
        )

    def _vertel(self, fout: ValidationError) -> None:
        """Put each message at its field, unless that field has one of its own."""
        if not hasattr(fout, "error_dict"):
            return self.add_error(None, fout)
        for veld, fouten in fout.message_dict.items():
            veld = {"zonder_hoofdstukken": "hoofdstukken"}.get(veld, veld)
            if veld == "code" and "naam" in self.errors and not self.cleaned_data.get("code"):
                continue  # it is found by the name, which is not there yet
            if veld not in self.errors:
                self.add_error(veld if veld in self.fields else None, fouten)
        return None


def als_invoer(plan: Plan) -> MultiValueDict:
    """Return ``plan`` as somebody would have filled it in, to begin again from it."""
    velden = {
        "naam": [plan.naam],
        "code": [plan.code],
        "slug": [plan.slug],
        "bron": [plan.bron],
        "hoofdstukken": _gekozen(plan),
        "hostnaam": [plan.hostnaam],
        "kleur": [plan.kleur],
        "buiten_lijst": ["on"] if plan.buiten_lijst else [],
        "mensen-TOTAL_FORMS": [str(max(AANTAL_MENSEN, len(plan.uitnodigingen)))],
        "mensen-INITIAL_FORMS": ["0"],
    }
    for nummer, rij in enumerate(plan.uitnodigingen):
        for naam, waarde in rij.to_json().items():
            velden[f"mensen-{nummer}-{naam}"] = waarde if naam == "rollen" else [waarde]
    return MultiValueDict(velden)


def _gekozen(plan: Plan) -> list[str]:
    """Return the chapters of the core that ``plan`` does not leave out."""
    try:
        bron, kern = kies_bron(plan.bron), kern_als_bron().hoofdstukken()
    except ValidationError:
        return []
    weg = set(plan.zonder_hoofdstukken)
    return [page.slug for page in kern if not weg & set(bron.adressen_van([page.pk]))]
