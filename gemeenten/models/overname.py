"""Core changes taken over in the background: an edition's choice, the work to do, and how it ended."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from .gemeente import GemeentePage


class Overnamebeleid(models.Model):
    """What an edition does with a core change that touches no text of its own.

    No field of the page: an older version of the page that is published again must not bring an
    older choice back. An edition without a row waits for approval.
    """

    class Keuze(models.TextChoices):
        NA_GOEDKEURING = "na_goedkeuring", "na goedkeuring"
        AUTOMATISCH = "automatisch", "automatisch bij geen conflict"

    editie = models.OneToOneField(
        GemeentePage, on_delete=models.CASCADE, related_name="overnamebeleid"
    )
    keuze = models.CharField(
        "kernwijzigingen", max_length=20, choices=Keuze.choices, default=Keuze.NA_GOEDKEURING
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "beleid voor kernwijzigingen"
        verbose_name_plural = "beleid voor kernwijzigingen"

    def __str__(self):
        return f"{self.editie}: {self.get_keuze_display()}"


class Overnameronde(models.Model):
    """One reason to take core changes over: a publication of the core, or one edition's order.

    ``door`` ordered it and answers for the drafts; without ``door`` the edition's policy did.
    """

    class Soort(models.TextChoices):
        AUTOMATISCH = "automatisch", "automatisch bijwerken"
        ALLES = "alles", "alles zonder conflict overnemen"

    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    kern = models.ForeignKey(
        Page, verbose_name="kernpagina", null=True, on_delete=models.CASCADE, related_name="+"
    )
    editie = models.ForeignKey(
        GemeentePage, verbose_name="editie", null=True, on_delete=models.CASCADE, related_name="+"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("begonnen op", default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "ronde kernwijzigingen overnemen"
        verbose_name_plural = "rondes kernwijzigingen overnemen"
        ordering = ["-pk"]

    def __str__(self):
        over = self.kern or self.editie
        return f"{self.get_soort_display()}: {over}" if over else self.get_soort_display()

    @property
    def is_automatisch(self) -> bool:
        return self.soort == self.Soort.AUTOMATISCH


class Overnameregel(models.Model):
    """One page of a round. Carried out in one transaction together with its outcome."""

    class Uitkomst(models.TextChoices):
        WACHT = "wacht", "nog te doen"
        GEPUBLICEERD = "gepubliceerd", "overgenomen en gepubliceerd"
        CONCEPT = "concept", "overgenomen in een concept"
        BIJ = "bij", "was al bij"
        CONFLICT = "conflict", "beslis zelf"
        UITGESTELD = "uitgesteld", "uitgesteld"
        OVERGESLAGEN = "overgeslagen", "overgeslagen"
        INGEHAALD = "ingehaald", "ingehaald door een nieuwere kernwijziging"
        MISLUKT = "mislukt", "niet gelukt"

    ronde = models.ForeignKey(Overnameronde, on_delete=models.CASCADE, related_name="regels")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    # What the core said when an automatic round was planned: once per page and core revision.
    # Empty in a round that somebody ordered; they may order it again.
    kernrevisie = models.PositiveBigIntegerField("kernversie", null=True)
    uitkomst = models.CharField(
        "uitkomst", max_length=20, choices=Uitkomst.choices, default=Uitkomst.WACHT
    )
    melding = models.TextField("melding", blank=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    updated_at = models.DateTimeField("bijgewerkt op", default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "pagina in een ronde"
        verbose_name_plural = "pagina’s in een ronde"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "page"], name="pagina_eenmaal_per_ronde"),
            models.UniqueConstraint(
                fields=["page", "kernrevisie"], name="pagina_eenmaal_per_kernversie"
            ),
        ]
        indexes = [models.Index(fields=["uitkomst"], name="overnameregel_uitkomst")]

    def __str__(self):
        return f"{self.page}: {self.get_uitkomst_display()}"
