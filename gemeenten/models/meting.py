"""A short anonymous questionnaire for a group, at the start and after three quarters.

The statements are part of the group's page. The answers hold scores and nothing else: no person, no
address, no time.
"""

import secrets

from django.core.validators import MinLengthValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from gemeenten.invoer import validate_gewone_tekst

from .sessie import WERKLEERGROEP

MAX_ANTWOORDEN = 100


def nieuw_token() -> str:
    return secrets.token_urlsafe(24)


class Stelling(Orderable):
    werkleergroep = ParentalKey(WERKLEERGROEP, on_delete=models.CASCADE, related_name="stellingen")
    tekst = models.CharField(
        "stelling",
        max_length=200,
        validators=[validate_gewone_tekst, MinLengthValidator(5)],
        help_text="Bijvoorbeeld: ik durf met een ouder te praten als ik mij zorgen maak.",
    )

    panels = [FieldPanel("tekst")]

    class Meta(Orderable.Meta):
        verbose_name = "stelling"
        verbose_name_plural = "stellingen"

    def __str__(self):
        return self.tekst


class Meting(models.Model):
    """One round of questions. ``stellingen`` are the texts as they were when it was opened."""

    class Moment(models.TextChoices):
        START = "start", "startmeting"
        EIND = "eind", "eindmeting"

    werkleergroep = models.ForeignKey(
        WERKLEERGROEP, on_delete=models.CASCADE, related_name="metingen"
    )
    ronde = models.PositiveSmallIntegerField("ronde", default=1)
    moment = models.CharField("moment", max_length=10, choices=Moment.choices)
    token = models.CharField(max_length=64, unique=True, default=nieuw_token, editable=False)
    stellingen = models.JSONField(default=list, editable=False)
    is_open = models.BooleanField("open", default=True)
    getoond = models.PositiveSmallIntegerField(
        "van hoeveel antwoorden de uitkomsten te zien zijn", default=0, editable=False
    )

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ["ronde", "-moment"]
        constraints = [
            models.UniqueConstraint(
                fields=["werkleergroep", "ronde", "moment"], name="een_meting_per_moment"
            )
        ]

    def __str__(self):
        return f"{self.get_moment_display()} van ronde {self.ronde}"

    @property
    def getoonde_scores(self) -> list[list[int]]:
        """The answers of which outcomes are shown: the first ones, as many as there were at a closing."""
        return self._scores()[: self.getoond]

    @property
    def andere_scores(self) -> list[list[int]]:
        """The answers that came after those."""
        return self._scores()[self.getoond :]

    def _scores(self) -> list[list[int]]:
        antwoorden = sorted(self.antwoorden.all(), key=lambda antwoord: antwoord.pk)
        return [antwoord.scores for antwoord in antwoorden]


class Antwoord(models.Model):
    meting = models.ForeignKey(Meting, on_delete=models.CASCADE, related_name="antwoorden")
    scores = models.JSONField()

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"

    def __str__(self):
        return f"antwoord bij {self.meting_id}"
