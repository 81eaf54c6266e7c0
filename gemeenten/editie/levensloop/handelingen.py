"""What the kernredactie can do with an edition, as the CMS offers it: words, form and deed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from gemeenten.models import GemeentePage
from gemeenten.regels.gemeentelijst import lijst

from .archief import archiveer, haal_terug, standaardtermijn
from .hernoem import NieuweNaam, hernoem
from .samenvoegen import voeg_samen, wat_achterblijft
from .verwijder import verwijder, wat_verdwijnt


class GeenForm(forms.Form):
    """Asks nothing but to go on."""

    def __init__(self, *args, editie=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.editie = editie


class HernoemForm(GeenForm):
    naam = forms.CharField(label="Nieuwe naam", max_length=100)
    code = forms.CharField(
        label="CBS-code", max_length=6, help_text="Na een herindeling is er een nieuwe code."
    )
    slug = forms.CharField(
        label="Adres",
        max_length=100,
        required=False,
        help_text="Laat leeg, dan maken wij het van de naam. Het oude adres stuurt lezers door.",
    )
    buiten_lijst = forms.BooleanField(
        label=f"De gemeente is nieuwer dan de lijst van {lijst.JAAR}", required=False
    )

    def __init__(self, *args, editie=None, **kwargs):
        super().__init__(*args, editie=editie, **kwargs)
        self.initial = {"naam": editie.title, "code": editie.code} | self.initial


class ArchiveerForm(GeenForm):
    bewaren_tot = forms.DateField(
        label="Bewaren tot",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, editie=None, **kwargs):
        super().__init__(*args, editie=editie, **kwargs)
        berekend = standaardtermijn(timezone.localdate())
        self.initial = {"bewaren_tot": editie.bewaren_tot or berekend} | self.initial
        self.fields["bewaren_tot"].help_text = (
            f"Tot die dag kan niemand de editie verwijderen. Wij rekenden {settings.BEWAARTERMIJN_JAREN} "
            "jaar; vraag de archivaris van de gemeente of dat klopt. Leeg: geen bewaartermijn. Er "
            "wordt niets vanzelf gewist."
        )


class VerwijderForm(GeenForm):
    bevestiging = forms.CharField(
        label="Naam van de gemeente",
        max_length=255,
        help_text="Typ de naam over, zodat u niet de verkeerde editie verwijdert.",
    )


class SamenvoegForm(GeenForm):
    naar = forms.ModelChoiceField(
        label="Naar de editie van",
        queryset=GemeentePage.objects.none(),
        help_text="Groepen, eigen pagina’s, afbeeldingen en bestanden verhuizen daarheen.",
    )

    def __init__(self, *args, editie=None, **kwargs):
        super().__init__(*args, editie=editie, **kwargs)
        anderen = GemeentePage.objects.in_gebruik().exclude(pk=editie.pk)
        self.fields["naar"].queryset = anderen
        op_naam = [(ander.pk, ander.title) for ander in anderen.op_naam()]
        self.fields["naar"].choices = [("", "Kies een editie"), *op_naam]


@dataclass(frozen=True)
class Levensloophandeling:
    """One thing to do: its name, what it means, its form, when it is offered and how it is done."""

    naam: str
    uitleg: str
    form: type[GeenForm]
    doe: Callable[[GemeentePage, dict[str, Any], Any], Any]
    kan: Callable[[GemeentePage], bool]
    gelukt: str
    gevolgen: Callable[[GemeentePage], list[tuple[str, int]]] = lambda editie: []
    blijft: Callable[[GemeentePage], list[str]] = lambda editie: []
    noem: Callable[[Any], str] = lambda gedaan: ""
    gevaarlijk: bool = False
    knop: str = ""


HANDELINGEN = {
    "hernoemen": Levensloophandeling(
        naam="Hernoemen",
        uitleg="De gemeente krijgt een andere naam of code. Groepen, rechten, collectie en "
        "goedkeuring gaan mee. Oude adressen sturen lezers door.",
        form=HernoemForm,
        doe=lambda editie, data, user: hernoem(editie, NieuweNaam(**data), user=user),
        kan=lambda editie: not editie.gearchiveerd_op,
        gelukt="De editie heeft haar nieuwe naam.",
    ),
    "samenvoegen": Levensloophandeling(
        naam="Samenvoegen met een andere gemeente",
        uitleg="De werk-leergroepen en eigen pagina’s verhuizen als concept naar de andere editie, en "
        "de contactpersonen komen op haar contactpagina. Oude adressen sturen lezers daarheen. De "
        "handleiding van deze editie blijft hier, en mensen krijgen in de andere editie geen rol. "
        "Daarna kunt u deze editie archiveren.",
        form=SamenvoegForm,
        doe=lambda editie, data, user: voeg_samen(editie, data["naar"], user=user),
        kan=lambda editie: not editie.gearchiveerd_op,
        gelukt="De gegevens staan als concept in de andere editie.",
        blijft=wat_achterblijft,
        noem=lambda mee: f"Verhuisd: {', '.join(mee) or 'niets'}.",
        knop="Samenvoegen",
    ),
    "archiveren": Levensloophandeling(
        naam="Archiveren",
        uitleg="Niemand wijzigt de editie nog; zij blijft bewaard. De mensen van de gemeente kunnen "
        "haar in het CMS nog lezen. U kunt dit terugdraaien.",
        form=ArchiveerForm,
        doe=lambda editie, data, user: archiveer(editie, user=user, **data),
        kan=lambda editie: not editie.gearchiveerd_op,
        gelukt="De editie is gearchiveerd.",
    ),
    "terughalen": Levensloophandeling(
        naam="Uit het archief halen",
        uitleg="De mensen van de gemeente kunnen weer aan de editie werken. Zij blijft offline.",
        form=GeenForm,
        doe=lambda editie, data, user: haal_terug(editie, user=user),
        kan=lambda editie: bool(editie.gearchiveerd_op),
        gelukt="De editie is uit het archief.",
    ),
    "verwijderen": Levensloophandeling(
        naam="Verwijderen",
        uitleg="Alles van deze editie verdwijnt en komt niet terug, ook wat in het logboek van haar "
        "pagina’s staat. Wie nergens anders een rol heeft, verliest zijn account.",
        form=VerwijderForm,
        doe=lambda editie, data, user: verwijder(editie, user=user, **data),
        kan=lambda editie: True,
        gelukt="De editie is verwijderd.",
        gevolgen=wat_verdwijnt,
        gevaarlijk=True,
    ),
}


def handelingen_voor(editie: GemeentePage) -> list[tuple[str, Levensloophandeling]]:
    """Return what can be done with ``editie`` as it is now."""
    return [(sleutel, h) for sleutel, h in HANDELINGEN.items() if h.kan(editie)]
