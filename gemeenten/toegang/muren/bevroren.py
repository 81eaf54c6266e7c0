"""Which texts hold a file fast: those that readers see or saw, and those that were read and wait to be seen.

Of a page that is online Wagtail's reference index follows the row. Of a text that waits it knows
nothing: that is a revision, so what it refers to is read from its content. What readers saw before is kept with
each publication, as long as that is.
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
from handleiding.publiek.etalage import bewaren_sinds, met_bestanden, was_online_na
from handleiding.workflow.werklijst import wachtende_teksten

from .keuzes import verwijzingen_in

OP_EEN_PAGINA = (
    "Dit bestand staat op een gepubliceerde pagina. Maak een nieuwe versie van het bestand: die komt met een concept "
    "op de pagina. Zo leest een collega mee."
)
TER_BEOORDELING = (
    "De pagina “{titel}” wacht op een collega, die dit bestand erbij leest. Trek de tekst eerst terug, "
    "of maak een nieuwe versie naast dit bestand."
)
GEPLAND = (
    "De pagina “{titel}” is goedgekeurd met dit bestand, en komt online op {wanneer}. Laat eerst de "
    "planning intrekken, of maak een nieuwe versie naast dit bestand."
)
STOND_ONLINE = (
    "Dit bestand stond op een pagina die online was. Wat lezers toen zagen, moet later nog te zien zijn. Daarom blijft "
    "het zoals het was. Maak een nieuwe versie naast dit bestand. Moet het weg voor de privacy van een persoon? Vraag "
    "het technisch beheer."
)
PER_KEER = 200


def staat_online(stuk: Any) -> bool:
    """Return whether a page that is online uses this image or document."""
    return bool(stuk.pk) and _gebruikt_online(ReferenceIndex.get_references_to(stuk))


def _gebruikt_online(gebruik: Iterable[ReferenceIndex]) -> bool:
    pagina = ContentType.objects.get_for_model(Page).pk
    ids = {v.object_id for v in gebruik if v.base_content_type_id == pagina}
    return bool(ids) and Page.objects.filter(pk__in=ids, live=True).exists()


def teksten_met(stuk: Any, teksten: QuerySet[Revision]) -> Iterator[Revision]:
    """Return those of ``teksten`` that refer to this image or document, wherever in the page."""
    if stuk.pk:
        yield from (tekst for tekst, _ in teksten_met_een(_soort(type(stuk)), [stuk.pk], teksten))


def teksten_met_een(
    soort: str, ids: Iterable[int], teksten: QuerySet[Revision]
) -> Iterator[tuple[Revision, set[int]]]:
    """Return those of ``teksten`` that refer to one of these images (or documents), and to which."""
    gezocht = {(soort, pk) for pk in ids}
    nummers = "|".join(str(pk) for _, pk in sorted(gezocht))
    # Of the many texts that there may be, only those are read in which such a number stands by itself.
    met_nummer = teksten.annotate(_tekst=Cast("content", TextField())).filter(
        _tekst__regex=rf"(^|[^0-9])({nummers})([^0-9]|$)"
    )
    for tekst in met_nummer.select_related("content_type"):
        if gevonden := gezocht & verwijzingen_in(tekst):
            yield tekst, {pk for _, pk in gevonden}


def _soort(model: Any) -> str:
    return soort_van_model(model).value


def wacht_met(stuk: Any) -> Revision | None:
    """Return a text that waits as it was read, and refers to this image or document, if any."""
    return next(teksten_met(stuk, wachtende_teksten().order_by("pk")), None)


def vastgehouden(model: Any, ids: Iterable[int]) -> set[int]:
    """Return which of these images (or documents) a waiting text refers to, or readers saw."""
    gevraagd = set(ids)
    gevonden = map(verwijzingen_in, wachtende_teksten().select_related("content_type"))
    wacht = {pk for stukken in gevonden for soort, pk in stukken if soort == _soort(model)}
    return gevraagd & (wacht | stonden_online(model, gevraagd))


def stonden_online(model: Any, ids: Iterable[int]) -> set[int]:
    """Return which of these images (or documents) readers saw within the time that versions are kept."""
    return {pk for _, pk in in_gezien(model, ids)}


def in_gezien(model: Any, ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return on which pages readers saw which of them, within that time."""
    soort, gevraagd = _soort(model), sorted(ids)
    gezien = set()
    for begin in range(0, len(gevraagd), PER_KEER):
        namen = {f"{soort}:{pk}": pk for pk in gevraagd[begin : begin + PER_KEER]}
        rijen = met_bestanden(was_online_na(bewaren_sinds()), soort, namen.values())
        for page_id, lijst in rijen.values_list("page_id", "bestanden"):
            gezien |= {(page_id, namen[naam]) for naam in lijst if naam in namen}
    return gezien


def waarom_vast(stuk: Any) -> str | None:
    """Return in Dutch which text holds this file fast and what can be done, or None when none does."""
    tekst = wacht_met(stuk)
    return _wacht(tekst) if tekst is not None else waarom_blijft(stuk)


def waarom_blijft(stuk: Any) -> str | None:
    """Return in Dutch why what readers see or saw holds this file fast, or None when that does not."""
    if staat_online(stuk):
        return OP_EEN_PAGINA
    return STOND_ONLINE if stuk.pk and stonden_online(type(stuk), [stuk.pk]) else None


def _wacht(tekst: Revision) -> str:
    titel = Page.objects.get(pk=tekst.object_id).get_admin_display_title()
    if tekst.approved_go_live_at is None:
        return TER_BEOORDELING.format(titel=titel)
    wanneer = date_format(timezone.localtime(tekst.approved_go_live_at), "j F Y, H:i")
    return GEPLAND.format(titel=titel, wanneer=wanneer)
