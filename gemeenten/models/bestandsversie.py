"""Versions of a file: images or documents that came in each other's place."""

from django.db import models
from django.db.models import Q
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string


class Bestandsversie(models.Model):
    """That a file is a version: those with the same ``reeks`` are of one file, the oldest row first.

    A table of its own: the log may be cleared away. When a version is deleted, the others still belong together.
    """

    reeks = models.UUIDField("reeks", db_index=True)
    afbeelding = models.OneToOneField(
        get_image_model_string(), null=True, on_delete=models.CASCADE, related_name="versie"
    )
    document = models.OneToOneField(
        get_document_model_string(), null=True, on_delete=models.CASCADE, related_name="versie"
    )

    # It is no place where a file is used.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "versie van een bestand"
        verbose_name_plural = "versies van bestanden"
        constraints = [
            models.CheckConstraint(
                name="versie_van_een_soort",
                condition=Q(afbeelding__isnull=False, document__isnull=True)
                | Q(afbeelding__isnull=True, document__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.afbeelding or self.document)
