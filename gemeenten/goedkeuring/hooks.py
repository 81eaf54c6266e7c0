"""Wiring of policies and messages into the CMS; the work is done elsewhere."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from gemeenten.models import GemeentePage
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import Rol

from .views import BeleidView
from .voorkeuren import BerichtvoorkeurPaneel

hooks.register("register_account_settings_panel", BerichtvoorkeurPaneel)


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("beleid/<int:page_id>/", BeleidView.as_view(), name="beleid")]


@hooks.register("register_page_header_buttons")
def beleid_knop(page, user, view_name, next_url=None):
    if issubclass(page.specific_class, GemeentePage) and Rol.BEHEERDER in rollen_op(page, user):
        url = reverse("beleid", args=[page.pk])
        yield Button("Goedkeuren en herinneren", url, icon_name="tasks", priority=80)
