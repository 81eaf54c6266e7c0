"""What the planned job remembers, who does a piece of work now and when it was last done; which workers live; and
which edition work that failed is of.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from gemeenten.models import GemeentePage

# Longer than any piece of work takes: after this another process takes over from one that died.
HOOGSTENS = timedelta(minutes=30)
# The names under which is kept of what moment the newest copy is, and when one was last put back as a test.
BACKUP_GEMAAKT, BACKUP_BEPROEFD = "backup", "terugzetproef"


class BeurtQuerySet(models.QuerySet):
    def neem(self, klus: str, nu: datetime, niet_sinds: datetime | None) -> bool:
        """Take the turn of ``klus``, unless somebody has it or it was done at or after ``niet_sinds``.

        One statement decides, so that of two at the same moment one gets it, on either database.
        """
        with transaction.atomic():
            self.get_or_create(klus=klus)
        # A moment far ahead was written by a clock that has been put right since: it says nothing.
        straks = nu + HOOGSTENS
        vrij = Q(bezig_sinds=None) | Q(bezig_sinds__lt=nu - HOOGSTENS) | Q(bezig_sinds__gt=straks)
        aan_de_beurt = Q()
        if niet_sinds is not None:
            lang_geleden = Q(klaar_op=None) | Q(klaar_op__lt=niet_sinds)
            aan_de_beurt = lang_geleden | Q(klaar_op__gt=straks)
        return self.filter(vrij, aan_de_beurt, klus=klus).update(bezig_sinds=nu) == 1

    def geef_terug(self, klus: str, genomen: datetime, *, klaar_op: datetime | None) -> None:
        """End the turn that was taken at that moment; without ``klaar_op`` it is tried again."""
        nieuw = {"bezig_sinds": None} | ({"klaar_op": klaar_op} if klaar_op else {})
        self.filter(klus=klus, bezig_sinds=genomen).update(**nieuw)


class Beurt(models.Model):
    """One piece of planned work."""

    klus = models.CharField(max_length=50, unique=True)
    bezig_sinds = models.DateTimeField(null=True, editable=False)
    klaar_op = models.DateTimeField(null=True, editable=False)

    objects = BeurtQuerySet.as_manager()

    class Meta:
        verbose_name = "beurt"
        verbose_name_plural = "beurten"

    def __str__(self):
        return self.klus


class Werker(models.Model):
    """A sign of life of a process that does background work."""

    ELKE = timedelta(seconds=20)
    STIL = timedelta(minutes=2)  # after this it is gone

    naam = models.CharField(max_length=64, unique=True)
    rij = models.CharField(max_length=64)
    gezien_op = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = "werker"
        verbose_name_plural = "werkers"

    def __str__(self):
        return f"{self.rij} {self.naam}"


class WerkVanEditie(models.Model):
    """An edition that a piece of work which failed is of. Without any it is of nobody in particular.

    ``voor`` is to whom a mail of it did not come.
    """

    taak = models.ForeignKey(DBTaskResult, on_delete=models.CASCADE, related_name="van_edities")
    editie = models.ForeignKey(GemeentePage, on_delete=models.CASCADE, related_name="+")
    voor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "mislukt werk van een editie"
        verbose_name_plural = "mislukt werk van edities"
        constraints = [
            models.UniqueConstraint(fields=["taak", "editie"], name="werk_eenmaal_per_editie")
        ]

    def __str__(self):
        return f"{self.editie}: {self.taak_id}"
