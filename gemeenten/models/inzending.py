"""What a reader sent by a form: once, and until somebody dealt with it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class InzendingQuerySet(models.QuerySet):
    def open(self):
        """What nobody dealt with yet."""
        return self.filter(afgehandeld_op=None)

    def op_beurt(self):
        """What waits first, the longest first; then what was dealt with, the latest first."""
        gedaan = F("afgehandeld_op").desc(nulls_first=True)
        return self.order_by(gedaan, "created_at", "pk")

    def te_oud(self, *, afgehandeld: timedelta, open_gelaten: timedelta):
        """What was dealt with, or left alone, longer ago than this."""
        nu = timezone.now()
        af = Q(afgehandeld_op__lt=nu - afgehandeld)
        gelaten = Q(afgehandeld_op=None, created_at__lt=nu - open_gelaten)
        return self.filter(af | gelaten)


class Inzending(models.Model):
    """``bon`` lets a form that was sent twice count once."""

    bon = models.CharField("bon", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("ontvangen op", default=timezone.now)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="afgehandeld door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # It is no use of a page: Wagtail would name it where it says what uses one.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.afgehandeld_op is None
