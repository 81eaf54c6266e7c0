"""The buttons below the page editor: ours, in Dutch, in place of those that walk around review."""

from django.urls import reverse
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)

from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rules import Actie, Rol

NIET_VAN_ONS = (
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)


def oordeel(context) -> Oordeel:
    """Return what is weighed for the page of this menu, read once for all its items."""
    if "oordeel" not in context:
        context["oordeel"] = Oordeel(context["page"], context["request"].user)
    return context["oordeel"]


class TerBeoordelingMenuItem(ActionMenuItem):
    """Opens the reviewer's screen. Wagtail's own items hide while the page is locked for review."""

    icon_name = "glasses"
    voor_beoordelaar: bool

    def is_shown(self, context):
        page = context["page"] if context["view"] == "edit" else None
        if page is None or not page.workflow_in_progress:
            return False
        rollen = oordeel(context).rollen
        return (Rol.BEOORDELAAR in rollen) == self.voor_beoordelaar

    def get_url(self, parent_context):
        return reverse("beoordelen", args=[parent_context["page"].pk])


class BeoordelenMenuItem(TerBeoordelingMenuItem):
    label = "Beoordelen"
    name = "action-beoordelen"
    voor_beoordelaar = True


class BekijkenMenuItem(TerBeoordelingMenuItem):
    """For who waits: the same screen, that offers nothing but to look."""

    label = "Wijziging bekijken"
    name = "action-bekijken"
    voor_beoordelaar = False


class HandelingMenuItem(ActionMenuItem):
    """Opens the screen of one action, for who may do it now."""

    actie: Actie

    def is_shown(self, context):
        if context["view"] != "edit":
            return False
        return not oordeel(context).bezwaar(self.actie)

    def get_url(self, parent_context):
        return reverse("handeling", args=[parent_context["page"].pk, self.actie.value])


class OfflineHalenMenuItem(HandelingMenuItem):
    actie = Actie.OFFLINE_HALEN
    label = "Offline halen"
    name = "action-offline-halen"
    icon_name = "download"


class TerugtrekkenMenuItem(HandelingMenuItem):
    actie = Actie.TERUGTREKKEN
    label = "Terugtrekken"
    name = "action-terugtrekken"
    icon_name = "rotate"


def bouw_menu(menu_items, request, context):
    """Leave out Wagtail's routes around review, and call submitting what it is."""
    menu_items[:] = [item for item in menu_items if not isinstance(item, NIET_VAN_ONS)]
    for plek, item in enumerate(menu_items):
        if isinstance(item, SubmitForModerationMenuItem):
            menu_items[plek] = IndienenMenuItem(order=item.order)


class IndienenMenuItem(SubmitForModerationMenuItem):
    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": "Indienen ter beoordeling"}
