"""An edition proposes some of its published text as an improvement of the core."""

from django.conf import settings
from django.db import models
from django.db.models import CASCADE, PROTECT
from django.utils import timezone
from wagtail.models import Revision

from handleiding.models import OnderdeelPage

from .gemeente import GemeentePage


def bewaar_de_tekst(collector, field, sub_objs, using):
    """Keep the proposed text from a purge of revisions; it goes along with its page."""
    origin = collector.origin
    is_purge = isinstance(origin, Revision) or getattr(origin, "model", None) is Revision
    (PROTECT if is_purge else CASCADE)(collector, field, sub_objs, using)


class VerbetervoorstelQuerySet(models.QuerySet):
    def open(self):
        """Proposals that wait for a decision."""
        return self.filter(staat=Verbetervoorstel.Staat.OPEN)

    def in_concept(self):
        """Proposals that were taken over in a draft of the core that is not online yet."""
        return self.filter(staat=Verbetervoorstel.Staat.IN_CONCEPT)

    def overgenomen(self):
        """Proposals that reached the published core, whole or in part."""
        Staat = Verbetervoorstel.Staat
        return self.filter(staat__in=(Staat.OVERGENOMEN, Staat.GEDEELTELIJK))

    def met_paginas(self):
        """With all that a list shows, in one query."""
        return self.select_related("editie", "variant__kern", "door")


class Verbetervoorstel(models.Model):
    """Chosen passages of a published text, frozen: ``revision`` on ``basis``, at ``paden``.

    ``paden`` are those of ``merge(basis, basis, revision)``. ``resultaat`` is the draft of the core
    in which it was taken over, ``overname`` how: what was decided, on which revision, and which
    images and files were copied.
    """

    class Staat(models.TextChoices):
        OPEN = "open", "open"
        IN_CONCEPT = "in_concept", "overgenomen in een concept"
        OVERGENOMEN = "overgenomen", "overgenomen"
        GEDEELTELIJK = "gedeeltelijk", "gedeeltelijk overgenomen"
        AFGEWEZEN = "afgewezen", "afgewezen"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    editie = models.ForeignKey(
        GemeentePage, verbose_name="editie", on_delete=CASCADE, related_name="verbetervoorstellen"
    )
    variant = models.ForeignKey(
        OnderdeelPage, verbose_name="pagina", on_delete=CASCADE, related_name="verbetervoorstellen"
    )
    revision = models.ForeignKey(
        Revision, verbose_name="tekst", on_delete=bewaar_de_tekst, related_name="+"
    )
    basis = models.ForeignKey(Revision, verbose_name="basis", on_delete=PROTECT, related_name="+")
    paden = models.JSONField("passages")
    toelichting = models.TextField("toelichting", max_length=1000)
    toon_dank = models.BooleanField("onze gemeente noemen", default=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="voorgesteld door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("voorgesteld op", default=timezone.now)
    staat = models.CharField(
        "staat", max_length=20, choices=Staat.choices, default=Staat.OPEN, db_index=True
    )
    besluit_op = models.DateTimeField("besloten op", null=True, blank=True)
    reden = models.TextField("reden", max_length=1000, blank=True)
    resultaat = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    overname = models.JSONField("hoe overgenomen", default=dict, blank=True)

    # A proposal is no use of a page: it would show one edition's proposals below "usage".
    wagtail_reference_index_ignore = True

    objects = VerbetervoorstelQuerySet.as_manager()

    class Meta:
        verbose_name = "verbetervoorstel"
        verbose_name_plural = "verbetervoorstellen"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="afwijzing_heeft_een_reden",
                condition=~models.Q(staat="afgewezen") | ~models.Q(reden=""),
            )
        ]

    def __str__(self):
        return f"{self.variant} ({self.editie})"

    @property
    def is_open(self) -> bool:
        return self.staat == self.Staat.OPEN

    @property
    def is_in_concept(self) -> bool:
        return self.staat == self.Staat.IN_CONCEPT

    @property
    def naam(self) -> str:
        """The name for an attribution: of the municipality, never of a person."""
        return self.editie.title
