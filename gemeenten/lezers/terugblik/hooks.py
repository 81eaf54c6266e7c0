"""Wiring of the screen "Online op een dag" into the CMS."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from .toegang import mag_terugkijken
from .views import OnlineOpEenDagView


@hooks.register("register_admin_urls")
def terugblik_urls():
    weergave = OnlineOpEenDagView.as_view()
    return [path("online-op-een-dag/<int:page_id>/", weergave, name="online_op_een_dag")]


@hooks.register("register_page_header_buttons")
def terugblik_knop(page, user, view_name, next_url=None):
    if not page.is_root() and mag_terugkijken(page, user):
        url = reverse("online_op_een_dag", args=[page.pk])
        yield Button("Online op een dag", url, icon_name="history", priority=78)
