"""An order for a new edition: what the wizard hands to the background, and how it ended."""

from django.conf import settings
from django.db import models

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
