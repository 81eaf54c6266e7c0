"""A werk-leergroep: where it meets, when, who leads it and which organisations take part."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.models.panels import RijenPanel
from gemeenten.regels.export.evenement import als_json_ld
from gemeenten.regels.rooster import verdeel
from handleiding import zichtbaarheid
from handleiding.models import BijeenkomstPage, InternBarePage
from handleiding.models.formulier import PaginaForm
from handleiding.publiek.etalage import ALLES, Vertoning

from .agenda import GroepsagendaMixin
from .draaiboek import DraaiboekMixin
from .organisaties import met_naam, organisaties_van

MAX_SESSIES = 200
# What a participant's calendar shows of the group: a change in it changes every event.
AGENDAVELDEN = ("title", "locatie", "adres")


def met_bijeenkomst(sessies, *, editie):
    """Return ``sessies``, each with ``bijeenkomst``: the edition's page for its number, or None."""
    sessies = list(sessies)
    paginas = BijeenkomstPage.objects.descendant_of(editie).openbaar().defer_streamfields()
    per_nummer = {page.nummer: page for page in paginas} if sessies else {}
    for sessie in sessies:
        sessie.bijeenkomst = per_nummer.get(sessie.nummer)
    return sessies


def huidige_ronde(komend, rondes):
    """Return the round of the next sessie, else the last round; None without rounds."""
    if komend and komend[0].ronde in rondes:
        return rondes[komend[0].ronde]
    return rondes[max(rondes)] if rondes else None


def per_ronde(sessies, rondes):
    """Return ``(name of the round, its sessies)``, the latest round first."""
    nummers = sorted({sessie.ronde for sessie in sessies}, reverse=True)
    return [
        (
            rondes[nummer].naam if nummer in rondes else "",
            [sessie for sessie in sessies if sessie.ronde == nummer],
        )
        for nummer in nummers
    ]


def als_sleutel(waarde: str | UUID) -> UUID:
    """Return a key; Django holds what was chosen against what was there, which is a key already."""
    return waarde if isinstance(waarde, UUID) else UUID(waarde)


class KeuzeForm(WagtailAdminModelForm):
    """An organisation that takes part: chosen from the edition's own published list."""

    organisatie = forms.UUIDField(required=False, label="Organisatie uit uw lijst")

    def __init__(self, *args, keuzes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisatie"] = forms.TypedChoiceField(
            label="Organisatie uit uw lijst",
            required=False,
            choices=[("", "—"), *keuzes],
            coerce=als_sleutel,
            empty_value=None,
            help_text="Uit de gepubliceerde organisatielijst van uw gemeente.",
        )


class WerkleergroepForm(PaginaForm):
    """Checks what the rows say about each other: every sessie belongs to a round that is there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        editie = self.parent_page or (self.instance.pk and self.instance.get_parent())
        keuzes = [(str(rij.sleutel), rij.naam) for rij in organisaties_van(editie)]
        self.formsets["organisaties"].form_kwargs["keuzes"] = keuzes

    def clean(self):
        cleaned = super().clean()
        rondes = self._nummers("rondes")
        if len(rondes) != len(set(rondes)):
            self.add_error(
                None, "Twee rondes hebben hetzelfde nummer. Geef elke ronde een eigen nummer."
            )
        for form in self._gevuld("sessies") if rondes else ():
            ronde = form.cleaned_data.get("ronde")
            if ronde is not None and ronde not in rondes:
                form.add_error("ronde", f"Er is geen ronde {ronde}. Voeg die eerst toe.")
        return cleaned

    def _gevuld(self, relatie):
        formset = self.formsets[relatie]
        formset.is_valid()
        return [
            form
            for form in formset.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]

    def _nummers(self, relatie):
        return [form.cleaned_data.get("nummer") for form in self._gevuld(relatie)]


class WerkleergroepPage(GroepsagendaMixin, DraaiboekMixin, InternBarePage):
    class Status(models.TextChoices):
        VOORBEREIDING = "voorbereiding", "in voorbereiding"
        OPEN = "open", "open voor deelnemers"
        GESTART = "gestart", "gestart"
        AFGEROND = "afgerond", "afgerond"

    gebied = models.CharField(
        "wijk of dorp",
        max_length=100,
        validators=[validate_gewone_tekst],
        help_text="Het gebied waar de deelnemers werken.",
    )
    status = models.CharField(
        "status", max_length=20, choices=Status.choices, default=Status.VOORBEREIDING
    )
    inleiding = RichTextField("inleiding", features=["bold", "italic", "link", "ul"], blank=True)
    doelgroep = models.CharField(
        "doelgroep",
        max_length=250,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Voor wie de groep is, bijvoorbeeld: iedereen die met gezinnen in Aldlân werkt.",
    )
    locatie = models.CharField(
        "locatie", max_length=150, blank=True, validators=[validate_gewone_tekst]
    )
    adres = models.CharField(
        "adres", max_length=200, blank=True, validators=[validate_gewone_tekst]
    )
    toegankelijkheid = models.CharField(
        "toegankelijkheid",
        max_length=250,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Bijvoorbeeld: de ingang is gelijkvloers, er is een aangepast toilet.",
    )

    content_panels = [
        *InternBarePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("gebied"), FieldPanel("status")]),
                FieldPanel("inleiding"),
                FieldPanel("doelgroep"),
            ],
            heading="De groep",
        ),
        MultiFieldPanel(
            [FieldPanel("locatie"), FieldPanel("adres"), FieldPanel("toegankelijkheid")],
            heading="De plaats",
        ),
        InlinePanel("begeleiders", heading="Begeleiders", label="Begeleider", max_num=10),
        InlinePanel("rondes", heading="Rondes", label="Ronde", max_num=50),
        RijenPanel("sessies", heading="Rooster", label="Sessie", max_num=MAX_SESSIES),
        RijenPanel(
            "organisaties",
            heading="Deelnemende organisaties",
            label="Organisatie",
            max_num=100,
            form_class=KeuzeForm,
        ),
        InlinePanel(
            "stellingen",
            heading="Stellingen voor de start- en eindmeting",
            label="Stelling",
            max_num=15,
        ),
        InlinePanel(
            "deelnemers",
            heading="Deelnemers met naam",
            label="Deelnemer",
            max_num=100,
            help_text="Niet nodig: een aantal per ronde is genoeg. Een naam alleen met toestemming.",
        ),
    ]
    search_fields = [
        *InternBarePage.search_fields,
        index.SearchField("gebied"),
        index.SearchField("inleiding"),
        index.SearchField("locatie"),
        index.FilterField("status"),
    ]
    base_form_class = WerkleergroepForm
    # Its dates stand on the pages of sessions and in the edition's calendar; its packs hold whole sessions.
    vertoning = Vertoning(
        velden=ALLES, toont=("handleiding.BijeenkomstPage", "handleiding.BufferschemaPage")
    )
    parent_page_types = ["gemeenten.GemeentePage"]
    subpage_types: list[str] = []
    template = "gemeenten/werkleergroep_page.html"
    page_description = "Een werk-leergroep met haar plaats, rooster en deelnemers."

    class Meta:
        verbose_name = "werk-leergroep"
        verbose_name_plural = "werk-leergroepen"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        editie = self.editie(context["voorouders"])
        sessies = met_bijeenkomst(self.sessies.all(), editie=editie)
        komend, geweest = verdeel(sessies, vandaag=timezone.localdate())
        rondes = {ronde.nummer: ronde for ronde in self.rondes.all()}
        return context | {
            "komend": komend,
            "geweest": per_ronde(geweest, rondes),
            "ronde": huidige_ronde(komend, rondes),
            "begeleiders": list(self.begeleiders.all()),
            "organisaties": met_naam(self.organisaties.all(), editie, zichtbaarheid.lezer(request)),
            "deelnemers": [persoon for persoon in self.deelnemers.all() if persoon.getoonde_naam],
            "json_ld": als_json_ld(self.afspraken(request, komend), organisator=editie.title),
        }

    def zoekregels(self):
        """What may be found: where the group is and for whom; its dates are asked when somebody searches."""
        velden = (self.gebied, self.doelgroep, self.locatie, self.adres, self.toegankelijkheid)
        begeleiders = (
            ", ".join(filter(None, (persoon.functie, persoon.organisatie)))
            for persoon in self.begeleiders.all()
        )
        return {
            "Over de groep": [tekst for tekst in velden if tekst],
            "Begeleiding": list(begeleiders),
        }

    def met_titels(self, sessies):
        """Return ``sessies``, each with the edition's page for its number."""
        return met_bijeenkomst(sessies, editie=self.get_parent())

    def editie(self, voorouders=()):
        """Return the root of the edition this group belongs to."""
        return voorouders[-1] if voorouders else self.get_parent()

    def clean(self):
        super().clean()
        if len(self.sessies.all()) > MAX_SESSIES:
            raise ValidationError(f"Een groep heeft ten hoogste {MAX_SESSIES} sessies.")

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save; a sessie whose moment or place changes gets the next ``volgnummer``."""
        if self.pk and not kwargs.get("update_fields"):
            self._tel_wijzigingen()
        return super().save(*args, **kwargs)

    def _tel_wijzigingen(self):
        vorige = type(self).objects.filter(pk=self.pk).first()
        if vorige is None:
            return
        plaats_gewijzigd = any(getattr(vorige, v) != getattr(self, v) for v in AGENDAVELDEN)
        eerder = {sessie.sleutel: sessie for sessie in vorige.sessies.all()}
        for sessie in self.sessies.all():
            if oud := eerder.get(sessie.sleutel):
                gewijzigd = plaats_gewijzigd or oud.agenda() != sessie.agenda()
                sessie.volgnummer = oud.volgnummer + gewijzigd
