"""Orders: what a screen hands to the background, and how it ended."""

import uuid
from datetime import timedelta
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils import timezone

from .gemeente import GemeentePage


class OnboardingOpdracht(models.Model):
    """A checked plan on its way. ``editie`` is there when it succeeded, ``fout`` when it did not."""

    plan = models.JSONField("plan")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("gevraagd op", auto_now_add=True)
    editie = models.ForeignKey(
        GemeentePage,
        verbose_name="editie",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    fout = models.TextField("fout", blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "opdracht voor een nieuwe editie"
        verbose_name_plural = "opdrachten voor nieuwe edities"

    def __str__(self):
        return f"{self.plan['naam']} ({self.plan['code']})"

    @property
    def is_klaar(self) -> bool:
        return bool(self.editie_id or self.fout)


MAP = "opdrachten"  # in the storage of files; no address leads there


def eigen_naam(opdracht: "Opdracht", naam: str) -> str:
    """Return where the file of an order is kept: nothing of what its writer called it."""
    return f"{MAP}/{opdracht.sleutel}{PurePosixPath(naam).suffix.lower()}"


class Opdracht(models.Model):
    """Something that may take long: what was asked, by whom, and how it ended (``gemeenten.opdrachten``).

    ``bestand`` is what came in, until the work is done, or what came of it, for who asked. ``geheim`` is what may
    stand nowhere in the clear, encrypted by the room whose order it is.
    """

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht"
        KLAAR = "klaar", "klaar"
        GEWEIGERD = "geweigerd", "kan niet"
        MISLUKT = "mislukt", "niet gelukt"

    # An order takes seconds; what takes this long waits for a worker, or its worker is gone.
    GEDULD = timedelta(minutes=1)

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField("soort", max_length=30)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        on_delete=models.CASCADE,
        related_name="+",
    )
    editie = models.ForeignKey(
        GemeentePage,
        verbose_name="editie",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    gegevens = models.JSONField("gegevens", default=dict)
    geheim = models.TextField("geheim", blank=True)
    bestand = models.FileField("bestand", upload_to=eigen_naam, blank=True)
    stand = models.CharField("stand", max_length=10, choices=Stand.choices, default=Stand.WACHT)
    uitkomst = models.JSONField("uitkomst", default=dict)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    created_at = models.DateTimeField("gevraagd op", default=timezone.now)
    begonnen_op = models.DateTimeField("begonnen op", null=True)
    klaar_op = models.DateTimeField("klaar op", null=True)
    # When who gave it saw how it ended; until then their work list says so.
    gezien_op = models.DateTimeField("gezien op", null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "opdracht"
        verbose_name_plural = "opdrachten"

    def __str__(self):
        return f"{self.soort} {self.sleutel}"

    @property
    def wacht(self) -> bool:
        return self.stand == self.Stand.WACHT

    @property
    def duurt_lang(self) -> bool:
        """Whether nobody began on it, or went on with it, for longer than is usual."""
        sinds = self.begonnen_op or self.created_at
        return self.wacht and sinds < timezone.now() - self.GEDULD
