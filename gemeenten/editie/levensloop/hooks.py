"""The editions and their life in the CMS: menu and addresses."""

from django.urls import path, reverse
from wagtail import hooks

from gemeenten.editie.levensloop.bestandviews import InvoerView, UitvoerView
from gemeenten.editie.levensloop.edities import ChecklistView, EditiesView, LezenView
from gemeenten.editie.levensloop.views import LevensloopView
from gemeenten.toegang.muren.edities import edities_voor
from handleiding.views.aantallen import MetAantal
from handleiding.workflow.werksoorten import AANVRAAG, CHECKLIST


class EditiesMenuItem(MetAantal):
    soorten = (CHECKLIST, AANVRAAG)

    def is_shown(self, request):
        return edities_voor(request.user).exists()


@hooks.register("register_admin_menu_item")
def edities_menu_item():
    return EditiesMenuItem("Edities", reverse("edities"), icon_name="site", order=140)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("edities/", EditiesView.as_view(), name="edities"),
        path("edities/<int:pk>/", ChecklistView.as_view(), name="editie_checklist"),
        path("edities/<int:pk>/lezen/<int:page_id>/", LezenView.as_view(), name="editie_lezen"),
        path("edities/invoeren/", InvoerView.as_view(), name="editie_invoeren"),
        path("edities/<int:pk>/ophalen/", UitvoerView.as_view(), name="editie_ophalen"),
        path("edities/<int:pk>/<slug:actie>/", LevensloopView.as_view(), name="editie_doen"),
    ]
