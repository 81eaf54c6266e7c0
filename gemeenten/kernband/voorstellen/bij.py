"""Bring the proposing edition up to date, where there is nothing left for it to decide."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django_tasks import task
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from gemeenten.kernband.rondes.aanleiding import VRIJ_GEKOMEN
from gemeenten.kernband.rondes.automatisch import is_zoals_online, wacht_op
from gemeenten.kernband.wijzigingen.voorstel import Voorstel, maak_voorstel
from gemeenten.logacties import BIJ_DOOR_VERBETERING, CONCEPT_BIJ, EDITIE_TERUGGEHAALD
from gemeenten.models import Verbetervoorstel
from handleiding.logacties import PUBLICATIES
from handleiding.models import OnderdeelPage
from handleiding.workflow.beurt import PaginaWeg, een_tegelijk

# After these a page may be free; a publication has a signal of its own (``afronden``).
KAN_NU_WEL = (VRIJ_GEKOMEN - PUBLICATIES) | {EDITIE_TERUGGEHAALD}


def na_logregel(sender: Any, instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """Try again when what stood in the way of a page may be over (log entry saved)."""
    if created and instance.action in KAN_NU_WEL:
        for variant_id in _nog_achter(instance.page_id):
            transaction.on_commit(partial(maak_bij.enqueue, variant_id))


def _nog_achter(page_id: int) -> Iterable[int]:
    """Return the variants that proposed what the core says, but are behind: ``page_id`` is one of
    them, or their core page, or their edition."""
    plek = Q(variant=page_id) | Q(variant__kern=page_id) | Q(editie=page_id)
    achter = OnderdeelPage.objects.achter().order_by().values("pk")
    voorstellen = Verbetervoorstel.objects.overgenomen().filter(plek, variant__in=achter)
    return set(voorstellen.order_by().values_list("variant_id", flat=True))


@task()
def maak_bij(variant_id: int) -> bool:
    """Move the basis of a variant to what the core says now; return whether it was moved.

    Only where the merge leaves nothing to decide, so that no word of the edition changes. What is
    online stays what was approved. A page under review, planned, locked or published in a hurry,
    or whose core page was published in a hurry, is left alone: it is tried again when that ends. A draft
    in progress is moved as a draft, with its own contributors.
    """
    variant = OnderdeelPage.objects.varianten().filter(pk=variant_id).first()
    try:
        return variant is not None and _maak_bij(variant)
    except PaginaWeg:
        return False


@een_tegelijk
def _maak_bij(page: OnderdeelPage) -> bool:
    voorstel = maak_voorstel(page)
    if voorstel is None or voorstel.te_kiezen or wacht_op(page):
        return False
    _verplaats_basis(page, voorstel)
    return True


def _verplaats_basis(page: OnderdeelPage, voorstel: Voorstel) -> None:
    """Save the latest text on its new basis; publish it when it is what was online already.

    The entry for a draft has a name of its own: it is no ground to go online.
    """
    online = is_zoals_online(page)
    zelfde = voorstel.lokaal.as_object()
    zelfde.basis, zelfde.uitgesteld = voorstel.kern, []
    revision = zelfde.save_revision(user=None)
    log(
        instance=page,
        action=BIJ_DOOR_VERBETERING if online else CONCEPT_BIJ,
        user=None,
        revision=revision,
        data={"van": voorstel.basis.pk if voorstel.basis else None, "naar": voorstel.kern.pk},
    )
    if online:
        revision.publish(skip_permission_checks=True)
