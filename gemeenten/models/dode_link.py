"""A link in public text that leads nowhere."""

from django.db import models
from django.db.models import F, Q
from wagtail.models import Page

# How often in a row something has to stay silent before anybody is told of it.
ZO_VAAK_STIL = 2


class DodeLinkQuerySet(models.QuerySet):
    def te_melden(self):
        """Those that stand in what readers read now: gone, or silent more than once."""
        staat_er_nog = Q(page__live=True, versie=F("page__live_revision_id"))
        zeker = ~Q(waarom=DodeLink.Waarom.STIL) | Q(keren__gte=ZO_VAAK_STIL)
        return self.filter(staat_er_nog & zeker)


class DodeLink(models.Model):
    """Found on ``page`` as it was in its version ``versie``: another version is looked at anew."""

    class Waarom(models.TextChoices):
        WEG = "weg", "bestaat niet meer"
        STIL = "stil", "antwoordt niet"

    page = models.ForeignKey(
        Page, verbose_name="pagina", on_delete=models.CASCADE, related_name="+"
    )
    versie = models.BigIntegerField("versie", null=True)
    adres = models.CharField("waarheen", max_length=2000)
    waarom = models.CharField("waarom", max_length=4, choices=Waarom.choices)
    keren = models.PositiveIntegerField("keren", default=1)
    sinds = models.DateTimeField("sinds")

    objects = DodeLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "dode link"
        verbose_name_plural = "dode links"
        constraints = [models.UniqueConstraint(fields=["page", "adres"], name="dode_link_eenmaal")]

    def __str__(self):
        return f"{self.page_id}: {self.adres}"
