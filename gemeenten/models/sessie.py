"""The schedule of a werk-leergroep: its rounds over the years, and their dated sessies."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from gemeenten.invoer import validate_gewone_tekst
from gemeenten.models.querysets import SessieQuerySet
from gemeenten.regels.export.ical import bestaat

WERKLEERGROEP = "gemeenten.WerkleergroepPage"
EERSTE_JAAR, LAATSTE_JAAR = 2000, 2099
HOOGSTE_RONDE = 99
OVERGESLAGEN_UUR = (
    "Dit tijdstip bestaat niet: in deze nacht gaat de klok vooruit, van 2.00 naar 3.00 uur."
)
# What a participant's calendar shows: a change in it is news to whoever subscribed.
AGENDAVELDEN = ("nummer", "datum", "begin", "einde", "afgelast", "reden", "opmerking")


class Ronde(Orderable):
    """One run through the handbook by a group. Its sessies carry its number."""

    werkleergroep = ParentalKey(WERKLEERGROEP, on_delete=models.CASCADE, related_name="rondes")
    nummer = models.PositiveSmallIntegerField(
        "ronde", default=1, validators=[MinValueValidator(1), MaxValueValidator(HOOGSTE_RONDE)]
    )
    naam = models.CharField(
        "naam",
        max_length=60,
        validators=[validate_gewone_tekst],
        help_text="Bijvoorbeeld: 2026–2027.",
    )
    aantal_deelnemers = models.PositiveSmallIntegerField(
        "aantal deelnemers",
        null=True,
        blank=True,
        validators=[MaxValueValidator(200)],
        help_text="Op de website staat dan: 12 deelnemers uit 7 organisaties.",
    )

    panels = [
        FieldRowPanel([FieldPanel("nummer"), FieldPanel("naam"), FieldPanel("aantal_deelnemers")])
    ]

    class Meta(Orderable.Meta):
        verbose_name = "ronde"
        verbose_name_plural = "rondes"

    def __str__(self):
        return self.naam


class Sessie(Orderable):
    """One dated occurrence of a session of the handbook, for one group.

    ``sleutel`` stays the same in every revision; ``volgnummer`` counts the changes that went live.
    """

    werkleergroep = ParentalKey(WERKLEERGROEP, on_delete=models.CASCADE, related_name="sessies")
    sleutel = models.UUIDField(default=uuid4, editable=False, db_index=True)
    volgnummer = models.PositiveIntegerField(default=0, editable=False)
    ronde = models.PositiveSmallIntegerField(
        "ronde", default=1, validators=[MinValueValidator(1), MaxValueValidator(HOOGSTE_RONDE)]
    )
    nummer = models.PositiveSmallIntegerField(
        "bijeenkomst",
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text="Het nummer van de bijeenkomst in de handleiding.",
    )
    datum = models.DateField("datum")
    begin = models.TimeField("begintijd")
    einde = models.TimeField("eindtijd")
    afgelast = models.BooleanField("afgelast", default=False)
    reden = models.CharField(
        "reden van afgelasting",
        max_length=200,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Verplicht als de bijeenkomst niet doorgaat. Iedereen kan dit lezen.",
    )
    opmerking = models.CharField(
        "opmerking",
        max_length=200,
        blank=True,
        validators=[validate_gewone_tekst],
        help_text="Bijvoorbeeld een andere zaal.",
    )

    panels = [
        FieldRowPanel([FieldPanel("ronde"), FieldPanel("nummer"), FieldPanel("datum")]),
        FieldRowPanel([FieldPanel("begin"), FieldPanel("einde"), FieldPanel("opmerking")]),
        FieldRowPanel([FieldPanel("afgelast"), FieldPanel("reden")]),
    ]

    # Counted when the page is published, not written by anybody.
    boekhouding = frozenset({"volgnummer"})

    objects = SessieQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    def __str__(self):
        return f"bijeenkomst {self.nummer} op {self.datum:%d-%m-%Y}"

    def agenda(self) -> tuple:
        """Return what a calendar shows of this sessie itself."""
        return tuple(getattr(self, veld) for veld in AGENDAVELDEN)

    def clean(self):
        super().clean()
        fouten = {}
        if self.begin and self.einde and self.einde <= self.begin:
            fouten["einde"] = "De eindtijd moet na de begintijd liggen."
        if self.afgelast and not self.reden.strip():
            fouten["reden"] = "Vertel kort waarom de bijeenkomst niet doorgaat."
        if self.datum and not EERSTE_JAAR <= self.datum.year <= LAATSTE_JAAR:
            fouten["datum"] = f"Kijk het jaartal na: {self.datum.year} kan niet kloppen."
        elif self.datum:
            for veld in ("begin", "einde"):
                tijd = getattr(self, veld)
                if tijd and not bestaat(self.datum, tijd):
                    fouten.setdefault(veld, OVERGESLAGEN_UUR)
        if fouten:
            raise ValidationError(fouten)
