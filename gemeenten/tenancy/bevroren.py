"""Which texts hold a file fast: those that readers see, and those that were read and wait to be seen.

Of a page that is online Wagtail's reference index follows the row. Of a text that waits it knows
nothing: that is a revision, so what it refers to is read from its content.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, ReferenceIndex, Revision

from handleiding.inhoud import soort_van_model
from handleiding.workflow.werklijst import wachtende_teksten

from .keuzes import verwijzingen_in

OP_EEN_PAGINA = (
    "Dit bestand staat op een gepubliceerde pagina. Voeg een nieuw bestand toe en zet dat op de pagina. "
    "Zo leest een collega mee."
)
TER_BEOORDELING = (
    "De pagina “{titel}” wacht op een collega, die dit bestand erbij leest. Trek de tekst eerst terug, "
    "of voeg een nieuw bestand toe naast dit bestand."
)
GEPLAND = (
    "De pagina “{titel}” is goedgekeurd met dit bestand, en komt online op {wanneer}. Laat eerst de "
    "planning intrekken, of voeg een nieuw bestand toe naast dit bestand."
)


def staat_online(stuk: Any) -> bool:
    """Return whether a page that is online uses this image or document."""
    return bool(stuk.pk) and _gebruikt_online(ReferenceIndex.get_references_to(stuk))


def _gebruikt_online(gebruik: Iterable[ReferenceIndex]) -> bool:
    pagina = ContentType.objects.get_for_model(Page).pk
    ids = {v.object_id for v in gebruik if v.base_content_type_id == pagina}
    return bool(ids) and Page.objects.filter(pk__in=ids, live=True).exists()


def teksten_met(stuk: Any, teksten: QuerySet[Revision]) -> Iterator[Revision]:
    """Return those of ``teksten`` that refer to this image or document, wherever in the page."""
    if not stuk.pk:
        return
    # Of the many texts that may wait, only those are read in which the file's number stands by itself.
    met_nummer = teksten.annotate(_tekst=Cast("content", TextField())).filter(
        _tekst__regex=rf"(^|[^0-9]){stuk.pk}([^0-9]|$)"
    )
    gezocht = (_soort(type(stuk)), stuk.pk)
    for tekst in met_nummer.select_related("content_type"):
        if gezocht in verwijzingen_in(tekst):
            yield tekst


def _soort(model: Any) -> str:
    return soort_van_model(model).value


def wacht_met(stuk: Any) -> Revision | None:
    """Return a text that waits as it was read, and refers to this image or document, if any."""
    return next(teksten_met(stuk, wachtende_teksten().order_by("pk")), None)


def vastgehouden(model: Any) -> set[int]:
    """Return the ids of the images (or documents) that a waiting text refers to."""
    gevonden = map(verwijzingen_in, wachtende_teksten().select_related("content_type"))
    return {pk for stukken in gevonden for soort, pk in stukken if soort == _soort(model)}


def waarom_vast(stuk: Any) -> str | None:
    """Return in Dutch which text holds this file fast and what can be done, or None when none does."""
    tekst = wacht_met(stuk)
    if tekst is not None:
        return _wacht(tekst)
    return OP_EEN_PAGINA if staat_online(stuk) else None


def _wacht(tekst: Revision) -> str:
    titel = Page.objects.get(pk=tekst.object_id).get_admin_display_title()
    if tekst.approved_go_live_at is None:
        return TER_BEOORDELING.format(titel=titel)
    wanneer = date_format(timezone.localtime(tekst.approved_go_live_at), "j F Y, H:i")
    return GEPLAND.format(titel=titel, wanneer=wanneer)
