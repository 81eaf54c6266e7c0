"""Onboard a municipality: one function, called by the wizard, the command and the demo."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from gemeenten.logacties import EDITIE_GEMAAKT
from gemeenten.models import GemeentenPage, GemeentePage
from gemeenten.toegang import roles
from handleiding.models import HandleidingPage
from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.beurt import houd_rij

from . import mensen, steps
from .achterstand import werk_bij
from .bron import Weggelaten, kies_bron
from .plan import Plan
from .vrij import bewaak_gemeente, bewaak_nieuw

STAPPEN = (
    "de pagina’s",
    "de groepen en hun rechten",
    "de collectie voor afbeeldingen en bestanden",
    "de goedkeuring",
    "het adres",
    "de eerste mensen",
)
NIET_VOOR_U = "Alleen de kernredactie maakt edities."
Meld = Callable[[str], None]


@in_een_keer()
def richt_in() -> HandleidingPage:
    """Make sure the tree every installation needs is there; return the root of the core."""
    home = steps.voorpagina()
    kern = steps.ensure_kern(home)
    steps.ensure_gemeenten(home)
    return kern


@in_een_keer()
def onboard_gemeente(
    plan: Plan, *, user: Any = None, meld: Meld = lambda stap: None
) -> GemeentePage:
    """Make a complete edition for a new municipality, all of it as drafts; return its root.

    All or nothing: an error leaves nothing behind. ``meld`` hears each step before it starts.
    Raises ValidationError, in Dutch and by field, when the plan cannot be carried out or the
    municipality is there already, and PermissionDenied when ``user`` is not of the kernredactie;
    without a user the system itself does it. What the copy goes without is in the log of the root
    page. The people of the plan are mailed after the commit, so that no mail can undo the edition.
    """
    if user is not None and not roles.is_kernredactie(user):
        raise PermissionDenied(NIET_VOOR_U)
    plan.validate()
    gemeenten = wacht_op_beurt()
    bewaak_gemeente(plan)
    bewaak_nieuw(plan, gemeenten)
    sjabloon = steps.ensure_sjabloon(gemeenten)
    if not plan.bron:
        werk_bij(sjabloon)
    bron = kies_bron(plan.bron, plan.zonder_hoofdstukken)
    stappen = iter(STAPPEN)
    meld(next(stappen))
    editie, weggelaten = steps.ensure_editie(plan, gemeenten, bron, user=user)
    meld(next(stappen))
    groepen = steps.ensure_groepen(editie)
    meld(next(stappen))
    steps.ensure_collectie(editie, groepen)
    meld(next(stappen))
    steps.ensure_beoordeling(editie)
    meld(next(stappen))
    steps.ensure_site(editie, plan.hostnaam)
    meld(next(stappen))
    nieuw = mensen.ensure_mensen(editie, plan.uitnodigingen, user=user)
    _log(editie, plan, weggelaten, user)
    transaction.on_commit(partial(mensen.verstuur, editie, nieuw, user=user), robust=True)
    return editie


def wacht_op_beurt() -> GemeentenPage:
    """Return the list of municipalities, locked: editions are made one at a time.

    SQLite has its one writer; on PostgreSQL the lock on this row does the same.
    """
    gemeenten = steps.ensure_gemeenten(steps.voorpagina())
    houd_rij(gemeenten.pk)
    return gemeenten


def _log(editie: GemeentePage, plan: Plan, weggelaten: list[Weggelaten], user: Any) -> None:
    log(
        instance=editie,
        action=EDITIE_GEMAAKT,
        user=user,
        data={"bron": plan.bron, "weggelaten": [str(deel) for deel in weggelaten]},
    )
