"""The list of removals, without a name: by it they are done again where a backup was put back, and ended later."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision

from .gemeente import GemeentePage


class Verwijderregel(models.Model):
    """One removal: which choices were made, and keyed hashes of the words that went.

    ``keuzes`` are keys that say nothing about the person, each with the words that came in the place of theirs.
    """

    editie = models.ForeignKey(
        GemeentePage, verbose_name="editie", on_delete=models.CASCADE, related_name="+"
    )
    wie = models.CharField("nummer", max_length=20)
    op = models.DateTimeField("op", default=timezone.now)
    keuzes = models.JSONField("keuzes", default=dict)
    woorden = models.JSONField("woorden", default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "regel in de lijst van verwijderingen"
        verbose_name_plural = "regels in de lijst van verwijderingen"

    def __str__(self):
        return self.wie


class Nawerk(models.Model):
    """A page whose text of before a removal is still online: that version loses the words once it is not."""

    regel = models.ForeignKey(Verwijderregel, on_delete=models.CASCADE, related_name="nawerk")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "nawerk van een verwijdering"
        verbose_name_plural = "nawerk van verwijderingen"
        constraints = [
            models.UniqueConstraint(fields=["regel", "page"], name="een_keer_per_regel_en_pagina")
        ]

    def __str__(self):
        return f"{self.regel_id}: {self.page_id}"
