"""A file that only the past holds, taken out of it: where the law gives a person the right to be gone.

Technical management does so by a command, with a reason. What is online or waits is changed first, by its people.
Its bytes go at once, not when the queue comes to it; and so does what was made of it.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from gemeenten.logacties import BESTAND_GEWIST
from gemeenten.opdrachten.opruimen import vergeet_gemaakt
from gemeenten.toegang.muren.bevroren import STOND_ONLINE, waarom_vast
from handleiding.logacties import noteer
from handleiding.publiek.etalage import Etalage, Publicatie, met_bestanden
from handleiding.publiek.terugblik import gewist

from .keten import soort
from .overzetten import editie_van

ZONDER_REDEN = "Geef een reden. Die staat later in de geschiedenis van de pagina’s."


def paginas_van_toen(stuk: Any) -> list[Page]:
    """Return the pages on which readers ever saw this file. Raises PermissionDenied when they see it, or soon may."""
    if (reden := waarom_vast(stuk)) not in (None, STOND_ONLINE):
        raise PermissionDenied(reden)
    return list(Page.objects.filter(pk__in=_rijen(stuk).order_by().values("page")).order_by("path"))


@transaction.atomic
def wis(stuk: Any, reden: str) -> list[Page]:
    """Delete a file that only the past holds; return the pages whose past says so from now on."""
    if not reden.strip():
        raise PermissionDenied(ZONDER_REDEN)
    paginas = paginas_van_toen(stuk)
    rijen = list(_rijen(stuk))
    gewist(rij.revision_id for rij in rijen if rij.revision_id)
    for rij in rijen:
        rij.bestanden = [naam for naam in rij.bestanden if naam != f"{soort(stuk)}:{stuk.pk}"]
    Publicatie.objects.bulk_update(rijen, ["bestanden"])
    for page in paginas:
        noteer(page.specific, BESTAND_GEWIST, data={"reden": reden})
    for wortel in _wortels(stuk, paginas):
        vergeet_gemaakt(wortel)
    bestanden = _bestanden(stuk)
    stuk.delete()
    transaction.on_commit(lambda: _wis_van_opslag(bestanden))
    return paginas


def _wortels(stuk: Any, paginas: list[Page]) -> list[Page]:
    """Return what was printed or packed with the file in it: a page that showed it may be gone by now."""
    wortels = Page.objects.filter(pk__in=Etalage.objects.filter(page__in=paginas).values("wortel"))
    editie = editie_van(stuk)
    return [*wortels] if editie is None else [*wortels.exclude(pk=editie.pk), editie.page_ptr]


def _bestanden(stuk: Any) -> list[Any]:
    """Return the file itself, and what was made of it."""
    gemaakt = stuk.renditions.all() if hasattr(stuk, "renditions") else ()
    return [stuk.file, *(rendition.file for rendition in gemaakt)]


def _wis_van_opslag(bestanden: list[Any]) -> None:
    """Delete the bytes. Raises OSError with the names of what is still there."""
    for bestand in bestanden:
        bestand.storage.delete(bestand.name)
    if blijft := [b.name for b in bestanden if b.storage.exists(b.name)]:
        raise OSError(", ".join(blijft))


def _rijen(stuk: Any) -> Any:
    return met_bestanden(Publicatie.objects.all(), soort(stuk), [stuk.pk])
