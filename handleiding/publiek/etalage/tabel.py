"""The tables: a row for each page, a stamp for each frame, and what stood online from when."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone
from wagtail.models import Page, Revision


class Etalagezicht(models.IntegerChoices):
    """Who sees a page. The strictest of two is both together (``|``): what is internal and hidden is both."""

    OPENBAAR = 0, "openbaar"
    INTERN = 1, "intern"
    VERBORGEN = 2, "verborgen"
    VERBORGEN_INTERN = 3, "verborgen en intern"


# What a page that is online is read at: by everyone, or by readers of its edition.
LEESBAAR = (Etalagezicht.OPENBAAR, Etalagezicht.INTERN)
MET_INTERN = (Etalagezicht.INTERN, Etalagezicht.VERBORGEN_INTERN)


class Raamsoort(models.TextChoices):
    GEHEEL = "geheel", "alles"
    SITE = "site", "de site"
    KERN = "kern", "de kern"
    EDITIE = "editie", "een editie"


class Publicatiesoort(models.TextChoices):
    """What kind of change a publication was; the first three as the core's editor called it."""

    REDACTIONEEL = "redactioneel", "redactioneel"
    INHOUDELIJK = "inhoudelijk", "inhoudelijk"
    DRINGEND = "dringend", "dringend"
    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"


def microseconden() -> int:
    return int(timezone.now().timestamp() * 1_000_000)


def hoger() -> Greatest:
    """Return a stamp above the one that is there, and above all before a backup was put back."""
    return Greatest(F("stempel") + 1, microseconden())


class Raam(models.Model):
    """What pages of one root share: menu, titles, order, addresses, visibility, contacts, theme."""

    soort = models.CharField("soort", max_length=10, choices=Raamsoort)
    wortel = models.OneToOneField(
        Page, verbose_name="wortel", null=True, on_delete=models.CASCADE, related_name="raam"
    )
    stempel = models.BigIntegerField("stempel", default=0)

    class Meta:
        verbose_name = "raam"
        verbose_name_plural = "ramen"
        constraints = [
            models.UniqueConstraint(
                fields=["soort"], condition=Q(wortel__isnull=True), name="een_raam_van_het_geheel"
            )
        ]
        # Each reader's request asks the few frames that are no edition's.
        indexes = [models.Index(fields=["soort"], name="raam_op_soort")]

    def __str__(self):
        return f"{self.get_soort_display()} {self.wortel_id or ''}".strip()


class Etalage(models.Model):
    """What readers may see of one page. Written by ``werk_bij`` and nothing else."""

    page = models.OneToOneField(
        Page, primary_key=True, on_delete=models.CASCADE, related_name="etalage"
    )
    # The nearest root above it, or itself: an edition, the core, the site.
    wortel = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    eigen = models.PositiveSmallIntegerField(
        "eigen", choices=Etalagezicht, default=Etalagezicht.OPENBAAR
    )
    zicht = models.PositiveSmallIntegerField(
        "zicht", choices=Etalagezicht, default=Etalagezicht.VERBORGEN, db_index=True
    )
    # The last revision that was public. Stays when the page goes offline; goes with its page only.
    laatste = models.ForeignKey(Revision, null=True, on_delete=models.RESTRICT, related_name="+")
    gewijzigd_op = models.DateTimeField("gewijzigd op", null=True)
    soort = models.CharField("soort", max_length=20, choices=Publicatiesoort, blank=True)
    reden = models.TextField("reden", max_length=1000, blank=True)
    # Of this publication; stands on paper, and leads to what was printed.
    code = models.CharField("code", max_length=12, blank=True)
    stempel = models.BigIntegerField("stempel", default=0)
    # A digest of what other pages of its frame show of it; empty when that is not known.
    gevel = models.CharField("gevel", max_length=32, blank=True)

    class Meta:
        verbose_name = "etalage"
        verbose_name_plural = "etalages"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="etalage_code_is_van_een_pagina"
            )
        ]

    def __str__(self):
        return f"{self.page_id}: {self.get_zicht_display()}"


class Publicatie(models.Model):
    """From when readers saw a page like this: with which text, at which address. Until the next row of the page."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="publicaties")
    vanaf = models.DateTimeField("vanaf")
    online = models.BooleanField("online")
    # Cleared away since, when it is empty on a row that is online.
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    # Not known of before this was kept.
    zicht = models.PositiveSmallIntegerField("zicht", choices=Etalagezicht, null=True)
    adres = models.TextField("adres", blank=True)
    code = models.CharField("code", max_length=12, blank=True, db_index=True)
    # When a person's data was taken out of its revision: since then that says less than readers saw.
    gewist_op = models.DateTimeField("gewist op", null=True)
    # The images and documents in its text (``bestanden.py``); empty where that is not known.
    bestanden = models.JSONField("bestanden", null=True)

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"
        indexes = [models.Index(fields=["page", "vanaf"], name="publicatie_van_pagina")]

    def __str__(self):
        return f"{self.page_id} vanaf {self.vanaf:%d-%m-%Y %H:%M}"
