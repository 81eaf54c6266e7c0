"""``/gemeente-aanmelden/``: somebody asks for an edition for their municipality."""

from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.models import Site

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.models import Aanvraag, DoeMeePage, GemeentePage
from gemeenten.onboarding.forms import Keuzelijst
from gemeenten.regels.gemeentelijst import lijst
from gemeenten.telefoon import validate_telefoon
from handleiding.publiek.kader import kader_van
from handleiding.publiek.lezersformulier import Lezersformulier

from .behandelen import neem_aan

NAAM = "gemeente-aanmelden"
ONBEKEND = "Wij kennen geen gemeente “{naam}”.{bedoeld}"
DOET_MEE = "{naam} doet al mee. Op de pagina van {naam} leest u wie u daar kunt bellen."
TE_LANG = {"max_length": "Dit is te lang. Gebruik ten hoogste %(limit_value)d tekens."}


def _lengte(veld: str) -> int:
    return int(Aanvraag._meta.get_field(veld).max_length or 0)


def _regel(veld: str, label: str, leeg: str, autocomplete: str, **extra: Any) -> forms.CharField:
    """Return a field of one line that has to be filled in."""
    return forms.CharField(
        label=label,
        max_length=_lengte(veld),
        validators=[validate_gewone_tekst],
        error_messages={"required": leeg, **TE_LANG},
        widget=forms.TextInput(attrs={"class": "utrecht-textbox", "autocomplete": autocomplete}),
        **extra,
    )


class AanmeldForm(forms.Form):
    gemeente = forms.CharField(
        label="Gemeente",
        max_length=_lengte("gemeente"),
        widget=Keuzelijst(
            lambda: lijst.gemeenten().values(),
            attrs={"class": "utrecht-textbox", "autocomplete": "off"},
        ),
        error_messages={"required": "Schrijf om welke gemeente het gaat.", **TE_LANG},
    )
    voornaam = _regel("voornaam", "Uw voornaam", "Schrijf uw voornaam op.", "given-name")
    achternaam = _regel("achternaam", "Uw achternaam", "Schrijf uw achternaam op.", "family-name")
    functie = _regel(
        "functie",
        "Uw functie",
        "Schrijf op wat uw functie is.",
        "organization-title",
        help_text="Bijvoorbeeld: beleidsmedewerker jeugd.",
    )
    email = forms.EmailField(
        label="Uw e-mailadres bij de gemeente",
        max_length=_lengte("email"),
        error_messages={
            "required": "Schrijf uw e-mailadres op.",
            "invalid": "Dit is geen e-mailadres. Schrijf het als naam@gemeente.nl.",
            **TE_LANG,
        },
        widget=forms.EmailInput(attrs={"class": "utrecht-textbox", "autocomplete": "email"}),
    )
    telefoon = forms.CharField(
        label="Uw telefoonnummer (niet verplicht)",
        max_length=_lengte("telefoon"),
        required=False,
        validators=[validate_telefoon],
        error_messages=TE_LANG,
        widget=forms.TextInput(
            attrs={"class": "utrecht-textbox", "autocomplete": "tel", "inputmode": "tel"}
        ),
    )
    toelichting = forms.CharField(
        label="Wat wilt u ons vertellen of vragen? (niet verplicht)",
        max_length=_lengte("toelichting"),
        required=False,
        error_messages=TE_LANG,
        widget=forms.Textarea(attrs={"rows": 4, "class": "utrecht-textarea"}),
    )

    def clean_gemeente(self) -> str:
        """Take the official spelling; refuse what is no municipality, and one that is there to read."""
        getypt = self.cleaned_data["gemeente"]
        code = lijst.code_bij(getypt)
        if not code:
            namen = lijst.lijkt_op(getypt)
            bedoeld = f" Bedoelt u {' of '.join(namen)}?" if namen else ""
            raise forms.ValidationError(ONBEKEND.format(naam=getypt, bedoeld=bedoeld))
        naam = lijst.schrijfwijze(code, getypt)
        if GemeentePage.objects.openbaar().filter(code=code).exists():
            raise forms.ValidationError(DOET_MEE.format(naam=naam))
        self.cleaned_data["code"] = code
        return naam


class AanmeldView(Lezersformulier):
    form_class = AanmeldForm
    template_name = "gemeenten/gemeente_aanmelden.html"
    formulier = NAAM

    def kader(self) -> dict[str, Any]:
        return _kader(self.request)

    def neem_aan(self, gegevens: dict[str, Any], bon: str) -> None:
        neem_aan(bon, **gegevens)


def _kader(request: HttpRequest) -> dict[str, Any]:
    site = Site.find_for_request(request)
    kader = kader_van(site.root_page.specific, request) if site else {}
    return kader | {"doe_mee": DoeMeePage.objects.openbaar().first()}
