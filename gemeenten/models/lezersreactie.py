"""What a reader says is wrong with a page. It asks for no name and no address."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from .gemeente import GemeentePage


class LezersreactieQuerySet(models.QuerySet):
    def open(self):
        """What nobody dealt with yet."""
        return self.filter(afgehandeld_op=None)

    def met_paginas(self):
        """With all that a list shows, in one query."""
        return self.select_related("page", "editie", "afgehandeld_door")


class Lezersreactie(models.Model):
    """Words of a reader about ``page``, which stands in ``editie`` (in the core without one).

    ``bij_de_kern``: the edition handed it on, because the text is the core's. ``bon`` lets a form that was sent twice
    count once.
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
    bon = models.CharField("bon", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("ontvangen op", default=timezone.now)
    bij_de_kern = models.BooleanField("doorgegeven aan de kernredactie", default=False)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="afgehandeld door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notitie = models.CharField("wat u ermee deed", max_length=500, blank=True)

    # It is no use of a page: Wagtail would name it where it says what uses one.
    wagtail_reference_index_ignore = True

    objects = LezersreactieQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie van een lezer"
        verbose_name_plural = "reacties van lezers"
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.page} ({self.created_at:%Y-%m-%d})"

    @property
    def is_open(self) -> bool:
        return self.afgehandeld_op is None
