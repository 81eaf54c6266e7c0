"""The language that a page is written in, where that is not Dutch."""

from django.db import models


class Taal(models.TextChoices):
    """Languages of pages and passages. Dutch is what everything is in that says nothing."""

    NEDERLANDS = "", "Nederlands"
    FRIES = "fy", "Fries"


class TaligeMixin(models.Model):
    """A page type whose text may be in Frisian as a whole."""

    taal = models.CharField(
        "taal",
        max_length=2,
        choices=Taal,
        default=Taal.NEDERLANDS,
        blank=True,
        help_text="De taal van de hele pagina. Zijn maar een paar woorden of zinnen Fries? Geef die in de tekst "
        "de opmaak ‘Fries’.",
    )

    class Meta:
        abstract = True
