"""Whom to call: function first, a name only with consent."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.search import index

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.models.querysets import ContactpersoonQuerySet
from gemeenten.telefoon import validate_telefoon
from handleiding.models import InternBarePage
from handleiding.publiek.etalage import ALLES, Raamsoort, Vertoning

from .persoon import Persoon

MAX_CONTACTPERSONEN = 500


class ContactPage(InternBarePage):
    inleiding = RichTextField("inleiding", features=["bold", "italic", "link"], blank=True)

    content_panels = [
        *InternBarePage.content_panels,
        FieldPanel("inleiding"),
        InlinePanel(
            "contactpersonen",
            heading="Contactpersonen",
            label="Contactpersoon",
            max_num=MAX_CONTACTPERSONEN,
        ),
    ]
    search_fields = [*InternBarePage.search_fields, index.SearchField("inleiding")]
    # The page for who wants to take part leads to it.
    vertoning = Vertoning(velden=ALLES, ramen=(Raamsoort.SITE,))
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

    def zoekregels(self):
        """What may be found: whom to call by their function. A name is never kept in an index."""
        getoond = self.openbare_contactpersonen()
        regels = (", ".join(filter(None, (p.functie, p.organisatie, p.uren))) for p in getoond)
        return {"Contactpersonen": list(regels)}


class Contactpersoon(Persoon):
    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="contactpersonen")
    email = models.EmailField("e-mailadres", blank=True)
    telefoon = models.CharField(
        "telefoon", max_length=30, blank=True, validators=[validate_telefoon]
    )
    uren = models.CharField(
        "bereikbaar",
        max_length=150,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Bijvoorbeeld: ma t/m do, 9 tot 17 uur.",
    )
    doel = models.CharField(
        "waarvoor",
        max_length=200,
        default="Vragen over de werk-leergroepen",
        validators=[validate_gewone_tekst],
        help_text="Waarvoor u deze gegevens gebruikt. Dat moet u van de privacywet vastleggen.",
    )
    openbaar = models.BooleanField("op de website tonen", default=True)
    gecontroleerd_op = models.DateField(
        "laatst gecontroleerd op",
        null=True,
        blank=True,
        help_text="De dag waarop u naging of alles nog klopt.",
    )

    panels = [
        *Persoon.panels,
        FieldRowPanel([FieldPanel("email"), FieldPanel("telefoon"), FieldPanel("uren")]),
        FieldRowPanel([FieldPanel("doel"), FieldPanel("gecontroleerd_op"), FieldPanel("openbaar")]),
    ]
    persoonsvelden = (*Persoon.persoonsvelden, "email", "telefoon", "gecontroleerd_op")

    objects = ContactpersoonQuerySet.as_manager()

    class Meta(Persoon.Meta):
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"

    def clean(self):
        super().clean()
        fouten = {}
        if not (self.email or self.telefoon):
            fouten["telefoon"] = "Vul een telefoonnummer of een e-mailadres in."
        if self.gecontroleerd_op and self.gecontroleerd_op > timezone.localdate():
            fouten["gecontroleerd_op"] = "Deze datum ligt nog in de toekomst."
        if fouten:
            raise ValidationError(fouten)
