"""What a reader says is wrong with a page. It asks for no name and no address."""

from django.db import models
from wagtail.models import Page

from .gemeente import GemeentePage
from .inzending import Inzending, InzendingQuerySet


class LezersreactieQuerySet(InzendingQuerySet):
    def van_kern(self):
        """Those that are for the people of the core: about its text, or handed to them."""
        return self.filter(models.Q(editie=None) | models.Q(bij_de_kern=True))

    def van_edities(self, edities):
        """Those that are for the people of these editions."""
        return self.filter(editie__in=edities, bij_de_kern=False)

    def met_paginas(self):
        """With all that a list shows, in one query."""
        return self.select_related("page", "editie", "afgehandeld_door")


class Lezersreactie(Inzending):
    """Words of a reader about ``page``, which stands in ``editie`` (in the core without one).

    ``bij_de_kern``: the edition handed it on, because the text is the core's.
    """

    page = models.ForeignKey(
        Page, verbose_name="pagina", on_delete=models.CASCADE, related_name="lezersreacties"
    )
    editie = models.ForeignKey(
        GemeentePage,
        verbose_name="editie",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    passage = models.CharField("om welke zin gaat het", max_length=500, blank=True)
    tekst = models.TextField("wat klopt er niet", max_length=2000)
    bij_de_kern = models.BooleanField("doorgegeven aan de kernredactie", default=False)
    notitie = models.CharField("wat u ermee deed", max_length=500, blank=True)

    objects = LezersreactieQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie van een lezer"
        verbose_name_plural = "reacties van lezers"
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.page} ({self.created_at:%Y-%m-%d})"
