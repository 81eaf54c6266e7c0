"""What an edition decided about the core's structure, as far as it cannot be derived from the pages."""

from django.conf import settings
from django.db import models
from wagtail.models import Page

from .gemeente import GemeentePage


class Structuurbesluit(models.Model):
    """One decision of an edition about one page of the core: who, when and why.

    ``stand`` names what the decision was about. Where the core has gone on since, the decision no
    longer holds and the question is asked again.
    """

    class Soort(models.TextChoices):
        WEGGELATEN = "weggelaten", "bewust weggelaten"
        BEHOUDEN = "behouden", "behouden als eigen pagina"

    editie = models.ForeignKey(
        GemeentePage, on_delete=models.CASCADE, related_name="structuurbesluiten"
    )
    kern = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    stand = models.CharField("stand van de kern", max_length=50, blank=True)
    reden = models.TextField("reden", max_length=1000, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    op = models.DateTimeField("op", auto_now=True)

    editie.wagtail_reference_index_ignore = True
    kern.wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "besluit over de opbouw"
        verbose_name_plural = "besluiten over de opbouw"
        constraints = [
            models.UniqueConstraint(
                fields=["editie", "kern", "soort"], name="een_structuurbesluit_per_kernpagina"
            )
        ]

    def __str__(self):
        return f"{self.kern_id}: {self.get_soort_display()}"


class Kernorde(models.Model):
    """The order of the core that an edition last dealt with: children by parent, as ids.

    Only there when the core moved a page since the edition was made. Without a row nothing moved.
    """

    editie = models.OneToOneField(GemeentePage, on_delete=models.CASCADE, related_name="kernorde")
    orde = models.JSONField("orde")

    editie.wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "orde van de kern"
        verbose_name_plural = "ordes van de kern"

    def __str__(self):
        return f"Orde van de kern voor {self.editie_id}"
