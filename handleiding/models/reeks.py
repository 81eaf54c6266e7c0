"""One action on many pages, with one reason: what was asked, and how far it is."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from handleiding.workflow.rules import Actie
from handleiding.workflow.vingerafdruk import LENGTE as AFDRUK_LENGTE


class Reeks(models.Model):
    """The order. Its rows are carried out one by one, each by the ordinary action with its guards."""

    class Soort(models.TextChoices):
        INDIENEN = Actie.INDIENEN.value, "indienen"
        GOEDKEUREN = Actie.GOEDKEUREN.value, "goedkeuren"

    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    reden = models.TextField("reden", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    wortel = models.ForeignKey(
        Page, verbose_name="onder", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name = "reeks"
        verbose_name_plural = "reeksen"

    def __str__(self):
        return f"{self.get_soort_display()} van {self.created_at:%d-%m-%Y}"

    @property
    def voortgang(self) -> tuple[int, int]:
        """How many rows are done, of how many."""
        klaar = self.regels.exclude(uitkomst=ReeksRegel.Uitkomst.WACHT).count()
        return klaar, self.regels.count()


class ReeksRegel(models.Model):
    class Uitkomst(models.TextChoices):
        WACHT = "wacht", "wacht"
        GELUKT = "gelukt", "gelukt"
        GEWEIGERD = "geweigerd", "niet gelukt"

    reeks = models.ForeignKey(Reeks, on_delete=models.CASCADE, related_name="regels")
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    titel = models.CharField("pagina", max_length=255)
    # The fingerprint of the text that was on the screen when this was ordered.
    afdruk = models.CharField("gelezen tekst", max_length=AFDRUK_LENGTE, blank=True)
    uitkomst = models.CharField(
        "uitkomst", max_length=10, choices=Uitkomst.choices, default=Uitkomst.WACHT
    )
    melding = models.TextField("melding", blank=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0, editable=False)

    class Meta:
        verbose_name = "regel van een reeks"
        verbose_name_plural = "regels van een reeks"
        ordering = ["pk"]

    def __str__(self):
        return self.titel
