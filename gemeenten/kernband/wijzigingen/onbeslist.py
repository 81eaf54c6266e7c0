"""Which core changes nobody in an edition has decided about yet. Merges nothing, and writes nothing.

A decision stands in the latest draft of a variant: that stands on the core's text it was about. What readers
see is another matter (``publiek``): there a decision counts once it is online.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from gemeenten.models import GemeentePage
from handleiding.models import Kernpublicatie, OnderdeelPage

from .overnemen import SAMENGEVOEGD
from .voorstel import publicaties_tussen, publicaties_van


@dataclass(frozen=True)
class Onbeslist:
    """A variant whose draft does not stand on what the core says now; ``publicaties`` say why, newest first."""

    variant: OnderdeelPage
    nieuw: int
    publicaties: tuple[Kernpublicatie, ...] = ()

    @property
    def nummer(self) -> str:
        """Return the same text for as long as it is about the same publication of the core."""
        return f"{self.variant.pk}-{self.nieuw}"

    @property
    def reden(self) -> str:
        return " ".join(publicatie.reden for publicatie in self.publicaties)

    @cached_property
    def uiterlijk(self) -> date | None:
        """The first date by which must be decided, if something of it is urgent."""
        return min((p.uiterlijk for p in self.publicaties if p.uiterlijk), default=None)

    @property
    def te_laat(self) -> bool:
        return self.uiterlijk is not None and self.uiterlijk < timezone.localdate()


def onbeslist(varianten: Any) -> list[Onbeslist]:
    """Return what was not decided about among ``varianten``, in tree order, with why the core changed. Two queries."""
    achter = varianten.achter().filter(latest_revision__isnull=False).select_related("kern")
    op = KeyTextTransform("basis", "latest_revision__content")
    # One database gives the key as a number, the other as text.
    alle = [
        (rij, int(rij.op) if rij.op else None) for rij in achter.annotate(op=op).order_by("path")
    ]
    rijen = [(rij, basis) for rij, basis in alle if basis != rij.kern.live_revision_id]
    publicaties = publicaties_van({rij.kern_id for rij, _ in rijen}) if rijen else {}
    return [
        Onbeslist(
            rij,
            rij.kern.live_revision_id,
            publicaties_tussen(publicaties, rij.kern_id, basis, rij.kern.live_revision_id),
        )
        for rij, basis in rijen
    ]


def kernfeiten(page_id: int) -> tuple[bool, bool]:
    """Return whether a page waits for a decision, and whether the last thing that happened to its text was a merge."""
    samengevoegd = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=SAMENGEVOEGD)
    rij = (
        OnderdeelPage.objects.filter(pk=page_id)
        .annotate(
            samengevoegd=Subquery(samengevoegd.order_by("-pk").values("revision_id")[:1]),
            op=KeyTextTransform("basis", "latest_revision__content"),
        )
        .values_list("latest_revision", "samengevoegd", "op", "kern__live", "kern__live_revision")
        .first()
    )
    if rij is None:
        return False, False
    laatste, merge, op, live, nieuw = rij
    return bool(live and nieuw and str(op) != str(nieuw)), merge is not None and merge == laatste


@dataclass(frozen=True)
class Dringendeopen:
    """An urgent publication of a core page, with the editions in use that did not decide about it."""

    publicatie: Kernpublicatie
    kern: OnderdeelPage
    open: Sequence[tuple[GemeentePage, Onbeslist]]


def dringend_open(publicaties: Iterable[Kernpublicatie]) -> list[Dringendeopen]:
    """Return which of these urgent publications wait for an edition, with those that it waits for.

    What is in the archive stands still, and nobody works on the sjabloon. A fixed number of queries.
    """
    per_kern: dict[int, list[Kernpublicatie]] = {}
    for publicatie in publicaties:
        per_kern.setdefault(int(publicatie.revision.object_id), []).append(publicatie)
    punten = onbeslist(OnderdeelPage.objects.filter(kern__in=per_kern)) if per_kern else []
    edities = {e.path: e for e in GemeentePage.objects.in_gebruik()} if punten else {}
    paren = [(editie_bij(punt.variant, edities), punt) for punt in punten]
    return [
        Dringendeopen(publicatie, open_[0][1].variant.kern, open_)
        for rij in per_kern.values()
        for publicatie in rij
        if (open_ := [(e, p) for e, p in paren if e is not None and publicatie in p.publicaties])
    ]


def editie_bij(page: Page, edities: dict[str, GemeentePage]) -> GemeentePage | None:
    """Return the edition that ``page`` stands in, out of ``edities`` by path."""
    boven = (page.path[:n] for n in range(page.steplen, len(page.path), page.steplen))
    return next((edities[pad] for pad in boven if pad in edities), None)
