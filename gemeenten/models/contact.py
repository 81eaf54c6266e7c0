"""Whom to call: function first, a name only with consent."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from gemeenten.querysets import ContactpersoonQuerySet
from gemeenten.telefoon import validate_telefoon
from handleiding.models import InternBarePage


class ContactPage(InternBarePage):
    inleiding = RichTextField("inleiding", features=["bold", "italic", "link"], blank=True)

    content_panels = [
        *InternBarePage.content_panels,
        FieldPanel("inleiding"),
        InlinePanel("contactpersonen", heading="Contactpersonen", label="Contactpersoon"),
    ]
    search_fields = [*InternBarePage.search_fields, index.SearchField("inleiding")]
    max_count_per_parent = 1
    parent_page_types = ["gemeenten.GemeentePage"]
    subpage_types: list[str] = []
    template = "gemeenten/contact_page.html"
    page_description = "De contactpersonen van de gemeente."

    class Meta:
        verbose_name = "contactpagina"
        verbose_name_plural = "contactpagina’s"

    def openbare_contactpersonen(self):
        """Return the contacts that may be shown, of the draft too when previewing."""
        return [persoon for persoon in self.contactpersonen.all() if persoon.openbaar]


class Contactpersoon(Orderable):
    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="contactpersonen")
    functie = models.CharField("functie", max_length=150)
    organisatie = models.CharField("organisatie", max_length=150, blank=True)
    naam = models.CharField(
        "naam", max_length=150, blank=True, help_text="Laat leeg als de functie genoeg zegt."
    )
    toestemming = models.BooleanField(
        "mag met naam op de website",
        default=False,
        help_text="Alleen aankruisen als deze persoon daar zelf mee instemde.",
    )
    email = models.EmailField("e-mailadres", blank=True)
    telefoon = models.CharField(
        "telefoon", max_length=30, blank=True, validators=[validate_telefoon]
    )
    uren = models.CharField(
        "bereikbaar", max_length=150, blank=True, help_text="Bijvoorbeeld: ma t/m do, 9 tot 17 uur."
    )
    openbaar = models.BooleanField("op de website tonen", default=True)
    gecontroleerd_op = models.DateField("laatst gecontroleerd op", null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("functie"), FieldPanel("organisatie")]),
        FieldRowPanel([FieldPanel("naam"), FieldPanel("toestemming")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("telefoon")]),
        FieldRowPanel([FieldPanel("uren"), FieldPanel("gecontroleerd_op")]),
        FieldPanel("openbaar"),
    ]

    objects = ContactpersoonQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"

    def __str__(self):
        return self.functie

    @property
    def getoonde_naam(self) -> str:
        """The name, when the person agreed to it being public; else nothing."""
        return self.naam if self.toestemming else ""

    def clean(self):
        super().clean()
        if not (self.email or self.telefoon):
            raise ValidationError({"telefoon": "Vul een telefoonnummer of een e-mailadres in."})
