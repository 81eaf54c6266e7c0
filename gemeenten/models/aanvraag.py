"""Somebody asks for an edition for their municipality."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .opdracht import OnboardingOpdracht


class AanvraagQuerySet(models.QuerySet):
    def open(self):
        """What nobody answered yet."""
        return self.filter(afgehandeld_op=None)


class Aanvraag(models.Model):
    """What was filled in, and what became of it. ``bon`` lets a form that was sent twice count once.

    ``opdracht`` is there when an edition was ordered from it.
    """

    gemeente = models.CharField("gemeente", max_length=100)
    code = models.CharField("CBS-code", max_length=6)
    voornaam = models.CharField("voornaam", max_length=150)
    achternaam = models.CharField("achternaam", max_length=150)
    functie = models.CharField("functie", max_length=150)
    email = models.EmailField("e-mailadres")
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
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
    opdracht = models.ForeignKey(
        OnboardingOpdracht, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvraag van een gemeente"
        verbose_name_plural = "aanvragen van gemeenten"
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.gemeente} ({self.code})"

    @property
    def is_open(self) -> bool:
        return self.afgehandeld_op is None

    @property
    def naam(self) -> str:
        """The name of who asks."""
        return f"{self.voornaam} {self.achternaam}"
