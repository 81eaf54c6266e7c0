"""Somebody asks for an edition for their municipality."""

from django.db import models

from .inzending import Inzending, InzendingQuerySet
from .opdracht import OnboardingOpdracht


class Aanvraag(Inzending):
    """What was filled in, and what became of it: ``opdracht`` when an edition was ordered from it."""

    gemeente = models.CharField("gemeente", max_length=100)
    code = models.CharField("CBS-code", max_length=6)
    voornaam = models.CharField("voornaam", max_length=150)
    achternaam = models.CharField("achternaam", max_length=150)
    functie = models.CharField("functie", max_length=150)
    email = models.EmailField("e-mailadres")
    telefoon = models.CharField("telefoon", max_length=30, blank=True)
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
    opdracht = models.ForeignKey(
        OnboardingOpdracht, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = InzendingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvraag van een gemeente"
        verbose_name_plural = "aanvragen van gemeenten"
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.gemeente} ({self.code})"

    @property
    def naam(self) -> str:
        """The name of who asks."""
        return f"{self.voornaam} {self.achternaam}"
