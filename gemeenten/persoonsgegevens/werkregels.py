"""For the work list: removals that wait for a second person, and how one ended for who asked. No names."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from gemeenten.models import Goedkeurbeleid, Verwijderplan
from gemeenten.toegang.roles import KERN, rollen_bij
from gemeenten.toegang.rollen_op_pagina import onder, paden_met_een_rol
from handleiding.models import VierOgenTask
from handleiding.workflow.rules import Rol
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import BEVESTIGEN, OPDRACHT

from .bevestigers import bezwaar_tegen_bevestiger

Stand = Verwijderplan.Stand
ROLLEN = frozenset({Rol.BEOORDELAAR, Rol.BEHEERDER})
UITLEG = {
    Stand.GEDAAN: "De verwijdering is bevestigd en uitgevoerd.",
    Stand.AFGEWEZEN: "De verwijdering is niet bevestigd. Er is niets verwijderd.",
    Stand.VERVALLEN: "De verwijdering is vervallen. Er is niets verwijderd.",
}


def te_bevestigen(user: Any) -> Iterator[Werkregel]:
    """Removals that wait for exactly ``user`` as a second person; in the archive too."""
    wachtend = Verwijderplan.objects.filter(_waar(user), stand=Stand.WACHT)
    for plan in wachtend.select_related("editie").order_by("gevraagd_op"):
        if not bezwaar_tegen_bevestiger(plan.editie, plan.gevraagd_door_id, user):
            uitleg = "Zonder tweede persoon wordt er niets verwijderd."
            yield _regel(BEVESTIGEN, plan, uitleg, sinds=plan.gevraagd_op)


def afgelopen(user: Any) -> Iterator[Werkregel]:
    """Removals that ``user`` asked for and that ended while they looked elsewhere."""
    eigen = Verwijderplan.objects.filter(gevraagd_door=user, stand__in=UITLEG, gezien_op=None)
    for plan in eigen.select_related("editie").order_by("geeindigd_op"):
        yield _regel(OPDRACHT, plan, UITLEG[Stand(plan.stand)], sinds=plan.geeindigd_op)


def zet_gezien(plan: Verwijderplan, user: Any) -> None:
    """Write down that who asked saw how it ended."""
    if not plan.loopt and plan.gezien_op is None and plan.gevraagd_door_id == user.pk:
        Verwijderplan.objects.filter(pk=plan.pk).update(gezien_op=timezone.now())


def _waar(user: Any) -> Q:
    """Return where ``user`` may be a second person, before it is asked of each plan."""
    eigen = paden_met_een_rol(user).items()
    vraag = onder((p for p, (code, _) in eigen if rollen_bij(code, user) & ROLLEN), "editie__path")
    if Rol.BEOORDELAAR in rollen_bij(KERN, user):
        stappen = VierOgenTask.objects.filter(groups__in=user.groups.all()).order_by()
        doet_mee = Goedkeurbeleid.objects.filter(workflow__workflow_tasks__task__in=stappen)
        vraag |= Q(editie__in=doet_mee.exclude(editie=None).values("editie"))
    return vraag


def _regel(soort: Any, plan: Verwijderplan, uitleg: str, *, sinds: Any) -> Werkregel:
    return Werkregel(
        soort=soort,
        nummer=f"{plan.pseudoniem}-{plan.stand}",
        titel=f"Verwijdering {plan.pseudoniem}",
        url=reverse("persoon_verwijdering", args=[plan.editie_id, plan.sleutel]),
        pad=plan.editie.path,
        page_id=plan.editie_id,
        uitleg=uitleg,
        sinds=sinds,
    )
