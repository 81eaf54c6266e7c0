"""Deleting and moving a page: one at a time with all that is decided about it, or about what stands below.

Wagtail looks whether a person may do it before anything is held; somebody may approve or submit in between.
"""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.beurt import boom_op_beurt, zoals_nu
from handleiding.workflow.meenemen import naar_kopie

from .ingreep import Ingreep


def op_beurt_verwijderen(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def verwijder(actie, *args, skip_permission_checks=False, **kwargs):
        """Delete the tree as it is now. Wagtail's screen asks no more what somebody may: asked anew here."""
        if not Page.objects.filter(pk=actie.page.pk).exists():
            return 0, {}  # it went with the page above it
        with boom_op_beurt(actie.page.pk) as opnieuw:
            if opnieuw:
                actie.page = zoals_nu(actie.page)
            sla_over = skip_permission_checks and not opnieuw
            return wagtails(actie, *args, skip_permission_checks=sla_over, **kwargs)

    return verwijder


def op_beurt_verplaatsen(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def verplaats(actie, skip_permission_checks=False):
        """Move the tree as it is now."""
        with boom_op_beurt(actie.page.pk, actie.target.pk) as opnieuw:
            if opnieuw:
                actie.page = zoals_nu(actie.page)
                actie.target = zoals_nu(actie.target)
            return wagtails(actie, skip_permission_checks)

    return verplaats


def met_schrijvers(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def kopieer(actie, page, *args, **kwargs):
        """Copy a page, with who wrote its text: a copy is no new text of who makes it."""
        kopie = wagtails(actie, page, *args, **kwargs)
        naar_kopie(page, kopie)
        return kopie

    return kopieer


def in_een_keer_kopieren(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    """Tell of a copied tree once, when all of it is there."""
    return in_een_keer()(wagtails)


INGREPEN = (
    Ingreep(
        plek="wagtail.actions.copy_page:CopyPageAction._copy_page",
        rekent_op="(self, page, to=None, update_attrs=None, exclude_fields=None, _mpnode_attrs=None)",
        waarom="Who wrote a text contributed to its copy too, also when its versions are not copied.",
        ons=met_schrijvers,
        lezers=("wagtail.actions.copy_page:CopyPageAction.execute",),
    ),
    Ingreep(
        plek="wagtail.actions.copy_page:CopyPageAction.execute",
        rekent_op="(self, skip_permission_checks=False)",
        waarom="Copies a tree in one step, after which the etalage is written once.",
        ons=in_een_keer_kopieren,
        lezers=("wagtail.models:Page.copy",),
    ),
    Ingreep(
        plek="wagtail.actions.delete_page:DeletePageAction.execute",
        rekent_op="(self, *args, skip_permission_checks=False, **kwargs)",
        waarom="Deletes one at a time per tree, and looks again whether this person may, once it is held.",
        ons=op_beurt_verwijderen,
        lezers=("wagtail.models:Page.delete",),
    ),
    Ingreep(
        plek="wagtail.actions.move_page:MovePageAction.execute",
        rekent_op="(self, skip_permission_checks=False)",
        waarom="Moves one at a time per tree, and looks at the page as it is once it is held.",
        ons=op_beurt_verplaatsen,
        lezers=("wagtail.models:Page.move",),
    ),
)
