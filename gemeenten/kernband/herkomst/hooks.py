"""Provenance in the CMS: addresses, menu, the panel in the editor and the log."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gemeenten.kernband.herkomst.afwijkingen import AfwijkingenView
from gemeenten.kernband.herkomst.views import HerkomstView, TerugView
from gemeenten.toegang.muren.edities import werkt_in_editie

from .paneel import herkomstpaneel

hooks.register("toestand_paneel", herkomstpaneel)


class AfwijkingenMenuItem(MenuItem):
    def is_shown(self, request):
        return werkt_in_editie(request.user)


@hooks.register("register_admin_menu_item")
def afwijkingen_menu_item():
    return AfwijkingenMenuItem(
        "Afwijkingen", reverse("afwijkingen"), icon_name="sliders", order=152
    )


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("afwijkingen/", AfwijkingenView.as_view(), name="afwijkingen"),
        path("herkomst/<int:page_id>/", HerkomstView.as_view(), name="herkomst"),
        path("herkomst/<int:page_id>/terug/", TerugView.as_view(), name="terug_naar_de_kern"),
    ]
