"""Why a core page was published again, and how soon editions should decide about it."""

from django.db import models
from wagtail.models import Revision

from handleiding.publiek.etalage import Publicatie


class KernpublicatieQuerySet(models.QuerySet):
    def online(self):
        """Those whose revision readers saw; of a plan that was withdrawn nobody heard anything."""
        gezien = Publicatie.objects.filter(revision=models.OuterRef("revision"), online=True)
        return self.filter(models.Exists(gezien))

    def dringend(self):
        """Those about which editions must decide by a date."""
        return self.filter(urgentie=Kernpublicatie.Urgentie.DRINGEND)


class Kernpublicatie(models.Model):
    """The reason and the urgency that go with one published revision of a core page."""

    class Urgentie(models.TextChoices):
        REDACTIONEEL = "redactioneel", "redactioneel: de strekking blijft gelijk"
        INHOUDELIJK = "inhoudelijk", "inhoudelijk: de tekst zegt iets anders"
        DRINGEND = "dringend", "dringend: gemeenten moeten voor een datum beslissen"

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="publicatie")
    reden = models.TextField("reden", max_length=1000)
    urgentie = models.CharField("urgentie", max_length=20, choices=Urgentie.choices)
    uiterlijk = models.DateField("beslissen voor", null=True, blank=True)

    objects = KernpublicatieQuerySet.as_manager()

    class Meta:
        verbose_name = "publicatie van de kern"
        verbose_name_plural = "publicaties van de kern"
        constraints = [
            models.CheckConstraint(
                name="dringend_heeft_een_datum",
                condition=~models.Q(urgentie="dringend") | models.Q(uiterlijk__isnull=False),
            )
        ]

    def __str__(self):
        return self.reden

    @property
    def is_dringend(self) -> bool:
        return self.urgentie == self.Urgentie.DRINGEND
