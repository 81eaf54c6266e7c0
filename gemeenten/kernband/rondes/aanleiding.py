"""What makes the background look at core changes again: read off what is written in a page's log."""

from typing import Any

from django.db.models import Q
from wagtail.models import PageLogEntry

from gemeenten.logacties import EDITIE_TERUGGEHAALD, OVERNAMEBELEID_GEKOZEN
from gemeenten.models import Overnameregel
from handleiding.logacties import ACHTERAF, PLANNING_INGETROKKEN, PUBLICATIES
from handleiding.models import OnderdeelPage

from .overnamebeleid import automatische_edities
from .werk import zet_in_gang

# What may end the reason for which a page was put off.
VRIJ_GEKOMEN = PUBLICATIES | {
    "wagtail.workflow.reject",
    "wagtail.workflow.cancel",
    "wagtail.unlock",
    PLANNING_INGETROKKEN,
    ACHTERAF,
}
# What makes an edition take over all that waits.
EDITIE_BEGINT = frozenset({OVERNAMEBELEID_GEKOZEN, EDITIE_TERUGGEHAALD})


def na_logregel(sender: Any, instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """Push the background after a publication of the core, or when a page that waited comes free.

    Reads only (``post_save`` of a log entry); all work is done after the commit, by the task.
    """
    if created and _is_aanleiding(instance.action, instance.page_id):
        zet_in_gang(instance.page_id)


def _is_aanleiding(action: str, page_id: int) -> bool:
    if action in EDITIE_BEGINT:
        return True
    if action not in VRIJ_GEKOMEN:
        return False
    nieuw = action in PUBLICATIES and _is_kern(page_id) and _iemand_automatisch()
    return nieuw or _wacht(page_id)


def _wacht(page_id: int) -> bool:
    """Return whether the page, or a variant of it, was put off."""
    uitgesteld = Overnameregel.objects.filter(uitkomst=Overnameregel.Uitkomst.UITGESTELD)
    varianten = OnderdeelPage.objects.filter(kern=page_id).order_by().values("pk")
    return uitgesteld.filter(Q(page=page_id) | Q(page__in=varianten)).exists()


def _is_kern(page_id: int) -> bool:
    return OnderdeelPage.objects.kernpaginas().filter(pk=page_id).exists()


def _iemand_automatisch() -> bool:
    return automatische_edities().exists()
