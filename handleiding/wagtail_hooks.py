"""Wiring of the handbook into the CMS; rules live in ``handleiding.workflow``."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem

from handleiding.views.beoordelen import BeoordelenView


class BeoordelenMenuItem(ActionMenuItem):
    """Opens the reviewer's screen. Wagtail's own items hide while the page is locked for review."""

    label = "Beoordelen"
    name = "action-beoordelen"
    icon_name = "glasses"

    def is_shown(self, context):
        return context["view"] == "edit" and context["page"].workflow_in_progress

    def get_url(self, parent_context):
        return reverse("beoordelen", args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def beoordelen_menu_item():
    return BeoordelenMenuItem(order=5)


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("beoordelen/<int:page_id>/", BeoordelenView.as_view(), name="beoordelen")]
