"""Why, and until when, an edition lets a change of the core wait."""

from django.conf import settings
from django.db import models
from wagtail.models import Page


class Uitstel(models.Model):
    """One place of ``page`` about which the edition decides later.

    ``stand`` names what the text stood on when this was said: a version that is put back gets back its notes,
    and one that went on loses none. ``pad`` and ``kenmerk`` are the place, and what the core changed there;
    ``plek`` is the place in words.
    """

    page = models.ForeignKey(
        Page, verbose_name="pagina", on_delete=models.CASCADE, related_name="+"
    )
    stand = models.CharField("stand", max_length=16)
    pad = models.TextField("pad")
    kenmerk = models.CharField("kenmerk", max_length=40)
    plek = models.TextField("plek")
    notitie = models.CharField("waarom later", max_length=500)
    terug_op = models.DateField("terug op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="uitgesteld door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("uitgesteld op", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "uitgesteld besluit"
        verbose_name_plural = "uitgestelde besluiten"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "stand", "pad"], name="plaats_eenmaal_uitgesteld"
            )
        ]

    def __str__(self):
        return f"{self.page}: {self.plek}"
