"""How far a source stands behind the core, and the sjabloon that keeps up with it by itself.

Nobody reads the sjabloon and nobody approves it, so a core change that touches no text of its own is
taken over before an edition is copied from it. What does touch its own text waits for the kernredactie.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page

from gemeenten.kernband.wijzigingen import overnemen, voorstel
from gemeenten.models import GemeentePage
from handleiding.models import HandleidingPage, OnderdeelPage

from .bron import Bron


@dataclass(frozen=True)
class Achterstand:
    """Titles of pages of the source that are behind, and of core pages that it has not."""

    achter: tuple[str, ...]
    ontbreekt: tuple[str, ...]


def achterstand_van(bron: Bron) -> Achterstand:
    """Compare ``bron`` with what the core has published. Writes nothing."""
    if bron.editie is None:
        return Achterstand((), ())
    varianten = OnderdeelPage.objects.descendant_of(bron.handleiding, inclusive=True)
    aanwezig = varianten.varianten().order_by().values("kern")
    kern = OnderdeelPage.objects.kernpaginas().live().exclude(pk__in=aanwezig)
    kern = kern.descendant_of(HandleidingPage.objects.kernpaginas().first())
    return Achterstand(
        achter=tuple(_titels(varianten.achter(), bron)),
        ontbreekt=tuple(_titels(kern, bron)),
    )


def _titels(paginas: Any, bron: Bron) -> list[str]:
    """Titles in the order of the tree; a chapter that is left out counts for nothing."""
    weg = {
        page.path: None
        for page in Page.objects.filter(slug__in=bron.zonder, depth=bron.handleiding.depth + 1)
        if page.path.startswith(bron.handleiding.path)
    }
    rijen = paginas.order_by("path").values_list("path", "title")
    return [titel for pad, titel in rijen if not any(pad.startswith(begin) for begin in weg)]


def werk_bij(sjabloon: GemeentePage) -> None:
    """Take over in the sjabloon what fits by itself. The core changes that do not fit are left."""
    achter = OnderdeelPage.objects.descendant_of(sjabloon).achter()
    if not achter.exists():
        return
    for wijziging in voorstel.maak_voorstellen(sjabloon):
        if not (wijziging.conflicten or wijziging.stappen):
            _neem_over(wijziging)
    # It never goes online, which is what else would bring the draft's base into the page's own row.
    for page in achter.select_related("latest_revision").order_by("path"):
        inhoud = page.latest_revision.content if page.latest_revision else {}
        basis, wacht = inhoud.get("basis"), inhoud.get("uitgesteld") or []
        if basis and (basis, wacht) != (page.basis_id, page.uitgesteld):
            OnderdeelPage.objects.filter(pk=page.pk).update(basis=basis, uitgesteld=wacht)


def _neem_over(wijziging: voorstel.Voorstel) -> None:
    """Take one change over; what is locked or does not fit stays behind, and the plan says so."""
    try:
        overnemen.neem_over(wijziging.variant, {}, stand=wijziging.stand, user=None)
    except (PermissionDenied, ValidationError, overnemen.Verouderd):
        return
