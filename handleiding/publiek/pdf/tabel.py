"""The tables: a document that somebody asked for, and each file that was made of it."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

MAP = "pdf"  # in the storage of files; no address leads there
# Longer than any document takes: after this another process makes it.
HOOGSTENS = timedelta(minutes=5)


class PdfQuerySet(models.QuerySet):
    def neem(self, pk: int, veld: str, termijn: timedelta = HOOGSTENS) -> bool:
        """Take the turn ``veld`` of a document, unless somebody has it; one statement decides."""
        nu = timezone.now()
        vrij = (
            Q(**{veld: None})
            | Q(**{f"{veld}__lt": nu - termijn})
            | Q(**{f"{veld}__gt": nu + termijn})
        )
        return self.filter(vrij, pk=pk).update(**{veld: nu}) == 1

    def bezig(self):
        """Documents that are being made now."""
        return self.filter(bezig_sinds__gt=timezone.now() - HOOGSTENS)


class Pdf(models.Model):
    """A document: what it is about, and whether somebody makes it now or asked for it."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="pdfs")
    soort = models.CharField("soort", max_length=20)
    deel = models.CharField("deel", max_length=20, blank=True)
    bezig_sinds = models.DateTimeField("wordt gemaakt sinds", null=True)
    gevraagd_op = models.DateTimeField("gevraagd op", null=True)

    objects = PdfQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "pdf"
        verbose_name_plural = "pdf’s"
        constraints = [
            models.UniqueConstraint(fields=["page", "soort", "deel"], name="pdf_eenmaal_per_stuk")
        ]

    def __str__(self):
        return f"{self.soort} {self.deel} van {self.page_id}"


class Pdfversie(models.Model):
    """A file that was finished, and what it was made of. Which one readers get now is no fact of its own."""

    pdf = models.ForeignKey(Pdf, on_delete=models.CASCADE, related_name="versies")
    sleutel = models.CharField("sleutel", max_length=64)
    # A new name each time, so that no file is ever written over.
    bestand = models.FileField("bestand", upload_to=MAP)
    grootte = models.PositiveIntegerField("grootte")
    bladzijden = models.PositiveIntegerField("bladzijden")
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "versie van een pdf"
        verbose_name_plural = "versies van pdf’s"
        ordering = ["-gemaakt_op", "-pk"]

    def __str__(self):
        return f"{self.pdf_id} van {self.gemaakt_op:%d-%m-%Y %H:%M}"


def neem_bestand_mee(sender: Any, instance: Pdfversie, **kwargs: Any) -> None:
    """Let a file go with its row, on whatever road (signal ``post_delete``)."""
    naam = instance.bestand.name
    if naam:
        transaction.on_commit(lambda: default_storage.delete(naam))
