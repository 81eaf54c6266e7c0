"""That a person was removed from a page, for as long as an editor may be open that still shows them."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from .verwijderlijst import Verwijderregel

# A form is good for as long as the session in which it was opened, at most a week (SESSIE_UREN).
GELDIG = timedelta(days=8)


class Verwijdering(models.Model):
    """``sporen`` are keyed hashes: who has the name can recognise it, nobody can read it."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    op = models.DateTimeField("op", default=timezone.now, db_index=True)
    sporen = models.JSONField("sporen", default=list)
    # By which the text that went is known; none where only rows of people did.
    regel = models.ForeignKey(Verwijderregel, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "verwijdering van een persoon"
        verbose_name_plural = "verwijderingen van personen"

    def __str__(self):
        return f"{self.page_id}: {self.op:%Y-%m-%d}"
