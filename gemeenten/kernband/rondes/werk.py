"""The background task that takes core changes over, page by page.

The rows are the truth, the task only a push: a page and the outcome in its row are one transaction, so
a worker that is killed leaves a page as it was and its row waiting. Whoever comes next goes on.
"""

import logging

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.uitstel import ALLEEN_MENSEN, wacht_iets
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.models import Overnameregel
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import een_tegelijk, houd_rijen

from .automatisch import RAAKT_ONS, Overnameuitslag, neem_automatisch_over
from .ronde import hervat, plan, wachtend

logger = logging.getLogger(__name__)
Uitkomst = Overnameregel.Uitkomst

MAX_POGINGEN = 3
ONVERWACHT = "Er ging iets mis. De pagina is gebleven zoals zij was."
AFGEBROKEN = "Het werk brak bij deze pagina steeds af. De pagina is gebleven zoals zij was."
ACCOUNT_WEG = "Wie dit vroeg, heeft geen account meer."


def zet_in_gang(page_id: int | None = None) -> None:
    """Push the background once what happens now is committed."""
    transaction.on_commit(lambda: werk_af.enqueue(page_id))


@task(priority=-10)
def werk_af(page_id: int | None = None) -> None:
    """Plan what ``page_id`` (a core page, a variant, an edition) brings, and do all that waits.

    Without a page everything is looked at. Running it twice, or twice at once, does nothing twice.
    """
    page = Page.objects.filter(pk=page_id).first() if page_id else None
    if page is not None or page_id is None:
        hervat(page)
        plan(page)
    for pk, pogingen in wachtend():
        _voer_uit(pk, pogingen)


def _voer_uit(pk: int, pogingen: int) -> None:
    if not _begin_poging(pk, pogingen):
        return
    try:
        with transaction.atomic():
            # Before the row that names it: so does who deletes a page. The other way about both would wait.
            houd_rijen(Overnameregel.objects.filter(pk=pk).values_list("page", flat=True))
            if regel := _vastgehouden(pk, pogingen + 1):
                _schrijf(regel, _neem_over(regel))
    except Exception:
        logger.exception("Taking over row %s failed", pk)
        _schrijf_mislukt(pk, ONVERWACHT)


def _begin_poging(pk: int, pogingen: int) -> bool:
    """Count the attempt before it begins, so that what kills its worker is given up in the end.

    A row that was tried since ``pogingen`` was read belongs to another worker: nobody counts it twice.
    """
    with transaction.atomic():
        regel = _vastgehouden(pk, pogingen)
        if regel is None:
            return False
        regel.pogingen += 1
        regel.save(update_fields=["pogingen"])
    if regel.pogingen > MAX_POGINGEN:
        _schrijf_mislukt(pk, AFGEBROKEN)
        return False
    return True


def _vastgehouden(pk: int, pogingen: int) -> Overnameregel | None:
    """Return the row, held until the transaction ends; None when another worker has or did it.

    SQLite has one writer at a time, and tells it here what the one before has done.
    """
    vrij = Overnameregel.objects.select_for_update(skip_locked=True, of=("self",))
    wachtend_zo = vrij.filter(pk=pk, uitkomst=Uitkomst.WACHT, pogingen=pogingen)
    return wachtend_zo.select_related("ronde__door").first()


def _schrijf(regel: Overnameregel, uitslag: Overnameuitslag) -> None:
    regel.uitkomst, regel.melding = uitslag.uitkomst, uitslag.melding
    regel.updated_at = timezone.now()
    regel.save(update_fields=["uitkomst", "melding", "updated_at"])


def _schrijf_mislukt(pk: int, melding: str) -> None:
    Overnameregel.objects.filter(pk=pk, uitkomst=Uitkomst.WACHT).update(
        uitkomst=Uitkomst.MISLUKT, melding=melding, updated_at=timezone.now()
    )


def _neem_over(regel: Overnameregel) -> Overnameuitslag:
    variant = OnderdeelPage.objects.get(pk=regel.page_id)
    automatisch = regel.ronde.is_automatisch
    try:
        if automatisch:
            return neem_automatisch_over(variant)
        return _neem_over_op_verzoek(variant, regel.ronde.door)
    except PermissionDenied as weigering:  # rolled back: the page is as it was
        uitkomst = Uitkomst.CONFLICT if automatisch else Uitkomst.OVERGESLAGEN
        return Overnameuitslag(uitkomst, str(weigering))


@een_tegelijk
def _neem_over_op_verzoek(page: OnderdeelPage, user) -> Overnameuitslag:
    """Take over as a draft what fits by itself, in the name of who asked."""
    if user is None or not user.is_active:
        return Overnameuitslag(Uitkomst.OVERGESLAGEN, ACCOUNT_WEG)
    voorstel = maak_voorstel(page)
    if voorstel is None:
        return Overnameuitslag(Uitkomst.BIJ)
    if voorstel.conflicten:
        return Overnameuitslag(Uitkomst.CONFLICT, RAAKT_ONS)
    if wacht_iets(voorstel):
        return Overnameuitslag(Uitkomst.CONFLICT, ALLEEN_MENSEN)
    neem_over(page, {}, stand=voorstel.stand, user=user)
    return Overnameuitslag(Uitkomst.CONCEPT)
