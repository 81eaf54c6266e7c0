"""The one writer: reads what changed pages are now, locks their frames, writes rows and raises stamps.

Frames are locked in the order of their keys, rows belong to a locked frame, and stamps come last: two steps that
end at the same moment wait for each other and never for each other's pages.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q
from wagtail.models import Page

from .bestanden import noem_bestanden
from .gebeurd import Bundel
from .lezen import Etalagerij, in_delen, lees, lees_eronder
from .plan import Schrijfplan, maak_plan
from .raken import ramen_van_verwijzers
from .tabel import Etalage, Publicatie, Raam, hoger, microseconden


def schrijf(bundel: Bundel) -> Schrijfplan:
    """Carry out all that ``bundel`` tells, and return what was done. Must be the last thing of its transaction."""
    plan = _plan(bundel)
    if connection.features.has_select_for_update and plan:
        gehouden = _vergrendel(plan)
        plan = _plan(bundel)
        _vergrendel(plan, behalve=gehouden)
    _schrijf_rijen(plan, bundel)
    _hef(plan)
    return plan


def _plan(bundel: Bundel) -> Schrijfplan:
    rijen: list[Etalagerij] = []
    for deel in in_delen(sorted(bundel.paginas)):
        rijen += lees(Page.objects.filter(pk__in=deel))
    plan = maak_plan(rijen, bundel, lees_eronder)
    plan.wortels |= ramen_van_verwijzers(plan.van_adres | set(bundel.verdwenen))
    return plan


def _vraag(plan: Schrijfplan) -> Q:
    """Return which frames ``plan`` touches."""
    return Q(wortel__in=plan.wortels | plan.geraakte_wortels) | Q(soort__in=plan.soorten)


def _vergrendel(plan: Schrijfplan, behalve: Iterable[int] = ()) -> set[int]:
    """Hold the frames of ``plan``, in the order of their keys; new ones are made first."""
    ramen = Raam.objects.filter(_vraag(plan)).exclude(pk__in=behalve).order_by("pk")
    return set(ramen.select_for_update().values_list("pk", flat=True))


def _schrijf_rijen(plan: Schrijfplan, bundel: Bundel) -> None:
    if plan.nieuwe_ramen:
        bestaand = set(
            Raam.objects.filter(wortel__in=plan.nieuwe_ramen).values_list("wortel_id", flat=True)
        )
        nu = microseconden()
        Raam.objects.bulk_create(
            Raam(wortel_id=pk, soort=soort, stempel=nu)
            for pk, soort in plan.nieuwe_ramen.items()
            if pk not in bestaand
        )
    if plan.nieuw:
        Etalage.objects.bulk_create(plan.nieuw)
    if plan.gepubliceerd:
        _schrijf_publicaties(plan)
    for waarden, ids in plan.standen.items():
        for deel in in_delen(ids):
            Etalage.objects.filter(pk__in=deel).update(
                **dict(zip(("wortel_id", "eigen", "zicht"), waarden, strict=True))
            )
    if plan.offline:
        Etalage.objects.filter(pk__in=plan.offline).update(gevel="")
    if plan.geschiedenis:
        noem_bestanden(plan.geschiedenis, bundel.bestanden)
        Publicatie.objects.bulk_create(plan.geschiedenis)


def _schrijf_publicaties(plan: Schrijfplan) -> None:
    """Write what was published; of a single page its stamp rises in the same statement."""
    rijen = plan.gepubliceerd
    velden = ("laatste", "gewijzigd_op", "soort", "reden", "code", "gevel")
    if len(rijen) > 1:
        Etalage.objects.bulk_update(rijen, velden)
        return
    waarden = {naam: getattr(rijen[0], naam) for naam in velden if naam != "laatste"}
    rij = Etalage.objects.filter(pk=rijen[0].pk)
    rij.update(laatste_id=rijen[0].laatste_id, stempel=hoger(), **waarden)
    plan.geraakt.discard(rijen[0].pk)


def _hef(plan: Schrijfplan) -> None:
    """Raise the stamps: of the pages, of pages that show their text, and of the frames."""
    vraag = Q(pk__in=plan.geraakt)
    for wortel_id, soorten in plan.toners.items():
        vraag |= Q(wortel=wortel_id, page__content_type__in=soorten)
    if plan.geraakt or plan.toners:
        Etalage.objects.filter(vraag).update(stempel=hoger())
    if plan.wortels or plan.soorten:
        Raam.objects.filter(plan.gestegen_ramen()).update(stempel=hoger())
