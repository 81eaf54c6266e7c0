"""The plan to remove a person from an edition: nothing is erased until a second person confirms it."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .gemeente import GemeentePage

# Who wants to be removed hears within a month; what nobody confirms by then is not forgotten, it is asked anew.
GELDIG = timedelta(days=14)


class Verwijderplan(models.Model):
    """Who asked, who decided, and how it ended: by numbers and a pseudonym.

    ``geheim`` says whom it is about and what goes, encrypted; it is empty as soon as the plan has ended.
    """

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht op bevestiging"
        BEVESTIGD = "bevestigd", "bevestigd, wordt uitgevoerd"
        GEDAAN = "gedaan", "uitgevoerd"
        AFGEWEZEN = "afgewezen", "niet bevestigd"
        INGETROKKEN = "ingetrokken", "ingetrokken"
        VERVALLEN = "vervallen", "vervallen"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    editie = models.ForeignKey(
        GemeentePage, verbose_name="editie", on_delete=models.CASCADE, related_name="+"
    )
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="besloten door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    besloten_op = models.DateTimeField("besloten op", null=True)
    geeindigd_op = models.DateTimeField("geëindigd op", null=True)
    # When who asked saw how it ended; until then their work list says so.
    gezien_op = models.DateTimeField("gezien op", null=True)
    stand = models.CharField("stand", max_length=12, choices=Stand.choices, default=Stand.WACHT)
    geheim = models.TextField("geheim", blank=True)
    uitslag = models.JSONField("uitslag", default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "plan om een persoon te verwijderen"
        verbose_name_plural = "plannen om een persoon te verwijderen"

    def __str__(self):
        return self.pseudoniem

    @property
    def pseudoniem(self) -> str:
        """Return what log, list and mail call it. By chance: nobody gets from it to the person."""
        return f"V-{self.sleutel.hex[:8].upper()}"

    @property
    def loopt(self) -> bool:
        return self.stand in {self.Stand.WACHT, self.Stand.BEVESTIGD}

    @property
    def verloopt_op(self):
        return (self.besloten_op or self.gevraagd_op) + GELDIG
