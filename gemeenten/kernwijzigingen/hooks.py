"""The inbox and the merge screen in the CMS: addresses, menu and log."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gemeenten.views.kernwijzigingen import (
    InboxView,
    SamenvoegenView,
    VoorbeeldView,
    edities_van,
)

from . import logboek


class KernwijzigingenMenuItem(MenuItem):
    def is_shown(self, request):
        return edities_van(request.user).exists()


@hooks.register("register_admin_menu_item")
def kernwijzigingen_menu_item():
    return KernwijzigingenMenuItem(
        "Kernwijzigingen", reverse("kernwijzigingen"), icon_name="download", order=150
    )


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("kernwijzigingen/", InboxView.as_view(), name="kernwijzigingen"),
        path("kernwijzigingen/<int:page_id>/", SamenvoegenView.as_view(), name="kernwijziging"),
        path(
            "kernwijzigingen/<int:page_id>/voorbeeld/",
            VoorbeeldView.as_view(),
            name="kernwijziging_voorbeeld",
        ),
    ]


@hooks.register("register_log_actions")
def kernwijzigingen_in_het_log(actions):
    logboek.registreer(actions)
