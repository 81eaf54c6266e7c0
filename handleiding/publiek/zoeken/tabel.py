"""The tables: pieces of public text, each once, and where they stand. Synonyms are the kernredactie's."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .zoekvraag import synoniemsleutel


class Passage(models.Model):
    """A piece of text under one heading. What many editions say alike is kept once.

    ``stammen`` has three lines: the stems of the title of the page, of the heading and of the text. The database
    searches in these (see ``motor``). ``woorden`` are the words as written, each once: what a typing error is
    compared with.
    """

    digest = models.CharField(max_length=32, unique=True)
    titel = models.TextField("titel")
    kop = models.TextField("kop", blank=True)
    tekst = models.TextField("tekst", blank=True)
    stammen = models.TextField("stammen")
    woorden = models.TextField("woorden")

    class Meta:
        verbose_name = "passage"
        verbose_name_plural = "passages"

    def __str__(self):
        return f"{self.titel}: {self.kop}"


class Vindplaats(models.Model):
    """A place where a passage stands, as long as ``stempel`` is that of its page in the etalage.

    So a page that changed is not found by its old words, not for a moment, whoever brings the index up to date.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="vindplaatsen")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    stempel = models.BigIntegerField("stempel")
    volgorde = models.PositiveIntegerField("volgorde")
    anker = models.CharField("anker", max_length=80, blank=True)

    class Meta:
        verbose_name = "vindplaats"
        verbose_name_plural = "vindplaatsen"
        constraints = [
            models.UniqueConstraint(fields=["page", "volgorde"], name="vindplaats_eenmaal")
        ]

    def __str__(self):
        return f"{self.page_id}, {self.volgorde}"


class Synoniemen(models.Model):
    """Words of which readers use one and the handbook another."""

    woorden = models.CharField(
        "woorden",
        max_length=255,
        unique=True,
        help_text="Woorden die hetzelfde betekenen, met komma’s ertussen. Bijvoorbeeld: crèche, "
        "kinderdagverblijf, kinderopvang. Wie een van de woorden zoekt, vindt ook de andere.",
    )

    panels = [FieldPanel("woorden")]

    class Meta:
        verbose_name = "synoniem"
        verbose_name_plural = "synoniemen"
        ordering = ["woorden"]

    def __str__(self):
        return self.woorden

    def clean(self):
        super().clean()
        delen = [deel.strip() for deel in self.woorden.split(",") if deel.strip()]
        if len(set(map(synoniemsleutel, delen)) - {()}) < 2:
            raise ValidationError(
                {"woorden": "Noem twee of meer verschillende woorden, met een komma ertussen."}
            )
        if any(len(synoniemsleutel(deel)) > 2 for deel in delen):
            raise ValidationError(
                {"woorden": "Gebruik woorden, of een paar van twee woorden. Langer kan niet."}
            )
        self.woorden = ", ".join(delen)
