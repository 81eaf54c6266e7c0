"""What a handbook said when it was last read in: the third text of the next reading."""

from django.db import models
from wagtail.models import Page

from handleiding.models import HandleidingPage


class Inleesgeheugen(models.Model):
    """One page of the book as it was last read in, with the ids that its items have in the core.

    No revision of the page: those count for who worked on a text, and are cleared away. A row outlives its page,
    so that what the editors took away is not put back. ``in_boek`` is off while the book has no such page any more.
    """

    boek = models.ForeignKey(
        HandleidingPage, on_delete=models.CASCADE, related_name="inleesgeheugen"
    )
    page = models.OneToOneField(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    ouder = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="kinderen")
    plek = models.PositiveIntegerField("plek", default=0)
    soort = models.CharField("soort", max_length=20)
    titel = models.TextField("titel")
    velden = models.JSONField("velden", default=dict)
    in_boek = models.BooleanField("staat in het handboek", default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "geheugen van het inlezen"
        verbose_name_plural = "geheugens van het inlezen"

    def __str__(self):
        return self.titel
