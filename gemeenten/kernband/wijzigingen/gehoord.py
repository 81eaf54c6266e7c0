"""An urgent core change is heard: everybody whose edition has to decide is mailed at once, and once.

Rows are the truth: who was told has a ``Bericht``. So it may be done again at any moment, by a publication and by
``periodiek``, and what a killed worker left is done by the next one.
"""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.template.defaultfilters import date as datum
from django.utils import timezone
from django_tasks import task
from wagtail.models import Revision

from gemeenten.goedkeuring.berichten import bundel, meld
from gemeenten.kernband.rondes.overnamebeleid import automatische_edities
from gemeenten.models import Bericht, GemeentePage, Rolgroep
from handleiding.models import Kernpublicatie, OnderdeelPage
from handleiding.publiek.etalage import Gebeurtenis, Publicatie, werk_bij
from handleiding.workflow.rules import Rol
from handleiding.workflow.werksoorten import KERNWIJZIGING

from .onbeslist import Dringendeopen, Onbeslist, dringend_open

BESLISSERS = (Rol.REDACTEUR, Rol.BEHEERDER)
# An edition that takes over by itself is told what that left: the background has done it by then.
VANZELF = timedelta(minutes=5)


@task()
def meld_op_de_achtergrond() -> None:
    meld_dringende_wijzigingen()


def meld_dringende_wijzigingen() -> int:
    """Tell who has to decide about an urgent core change that is online; return how many messages were made.

    After its date nobody is told at once any more: then it stands in their list, and with the kernredactie. Each
    person gets one mail, also when more pages changed, and of what an earlier run kept but could not send.
    """
    vandaag = timezone.localdate()
    lopend = Kernpublicatie.objects.dringend().online().filter(uiterlijk__gte=vandaag)
    with bundel() as wachtend:
        gemeld = sum(_meld(pk) for pk in lopend.order_by("pk").values_list("pk", flat=True))
        blijft = Bericht.objects.filter(soort=Bericht.Soort.KERN_DRINGEND, verstuurd_op=None)
        wachtend |= set(blijft.order_by().values_list("user", flat=True))
    return gemeld


@transaction.atomic
def _meld(pk: int) -> int:
    """Hold the publication, look who was told, and tell the others; another run waits here, and then need not."""
    rijen = Kernpublicatie.objects.select_for_update(of=("self",)).select_related("revision")
    publicatie = rijen.filter(pk=pk).first()
    gemeld = 0
    for dringend in dringend_open([publicatie] if publicatie else []):
        mensen, verteld = _beslissers(dringend), _verteld(dringend)
        later = _doet_het_nog_zelf(dringend)
        for editie, punt in dringend.open:
            nieuw = mensen[editie.pk] - verteld[_merk(punt, dringend)]
            if nieuw and editie.pk not in later:
                _vertel(dringend, punt, nieuw)
                gemeld += len(nieuw)
    return gemeld


def _vertel(dringend: Dringendeopen, punt: Onbeslist, mensen: set[int]) -> None:
    publicatie = dringend.publicatie
    meld(
        Bericht.Soort.KERN_DRINGEND,
        get_user_model().objects.filter(pk__in=mensen),
        punt.variant,
        reden=f"Beslissen voor {datum(publicatie.uiterlijk, 'j F Y')}. {publicatie.reden}",
        werk=_merk(punt, dringend),
    )


def _merk(punt: Onbeslist, dringend: Dringendeopen) -> str:
    """Return the mark that this has in a work list as long as the core is not published again."""
    return f"{KERNWIJZIGING.sleutel}:{punt.variant.pk}-{dringend.publicatie.revision_id}"


def _beslissers(dringend: Dringendeopen) -> dict[int, set[int]]:
    """Return who decides in each edition."""
    groepen = Rolgroep.objects.filter(
        editie__in=[editie.pk for editie, _ in dringend.open], rol__in=BESLISSERS
    )
    gevonden: dict[int, set[int]] = defaultdict(set)
    for editie, mens in groepen.order_by().values_list("editie", "group__user"):
        if mens is not None:
            gevonden[editie].add(mens)
    return gevonden


def _verteld(dringend: Dringendeopen) -> dict[str, set[int]]:
    """Return who was told of each of these before."""
    merken = [_merk(punt, dringend) for _, punt in dringend.open]
    gevonden: dict[str, set[int]] = defaultdict(set)
    berichten = Bericht.objects.filter(soort=Bericht.Soort.KERN_DRINGEND, werk__in=merken)
    for merk, mens in berichten.order_by().values_list("werk", "user"):
        gevonden[merk].add(mens)
    return gevonden


def _doet_het_nog_zelf(dringend: Dringendeopen) -> set[int]:
    """Return the editions in which the background may still take it over by itself."""
    net = Publicatie.objects.filter(
        revision=dringend.publicatie.revision_id, vanaf__gt=timezone.now() - VANZELF
    )
    if not net.exists():
        return set()
    edities = [editie.pk for editie, _ in dringend.open]
    return set(automatische_edities().filter(pk__in=edities).values_list("pk", flat=True))


def na_kernpublicatie(sender: Any, instance: Kernpublicatie, **kwargs: Any) -> None:
    """Raise the pages of editions that may come to say that they lag behind, and tell (saved, deleted)."""
    if not instance.is_dringend:
        return
    van = Revision.objects.filter(pk=instance.revision_id).values_list("object_id", flat=True)
    for kern_id in van:
        _raak_varianten(int(kern_id))
    transaction.on_commit(meld_op_de_achtergrond.enqueue)


def na_publicatie(sender: Any, instance: Any, revision: Any, **kwargs: Any) -> None:
    """What was planned had its reason before it came online (signal ``page_published``); ``periodiek`` tells of it."""
    if not isinstance(instance, OnderdeelPage) or instance.kern_id or not instance.live:
        return
    if Kernpublicatie.objects.dringend().filter(revision=revision.pk).exists():
        _raak_varianten(instance.pk)


def _raak_varianten(kern_id: int) -> None:
    varianten = OnderdeelPage.objects.filter(kern=kern_id).order_by()
    werk_bij(varianten.values_list("pk", flat=True), Gebeurtenis.ELDERS)


def edities_van(open_: Dringendeopen) -> list[GemeentePage]:
    """Return the editions that did not decide, each once, in tree order."""
    return list({editie.pk: editie for editie, _ in open_.open}.values())
