"""The editions in the CMS: addresses, menu and log."""

from django.urls import path, reverse
from wagtail import hooks

from gemeenten.onboarding.aanvraag.views import AanvraagView, AanvragenView
from gemeenten.tenancy.edities import edities_voor
from gemeenten.views.edities import (
    ChecklistView,
    EditiesView,
    LezenView,
)
from gemeenten.views.nieuwe_gemeente import NieuweGemeenteView, VoortgangView
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
        path("edities/nieuw/", NieuweGemeenteView.as_view(), name="nieuwe_gemeente"),
        path("edities/nieuw/<int:pk>/", VoortgangView.as_view(), name="nieuwe_gemeente_voortgang"),
        path("edities/aanvragen/", AanvragenView.as_view(), name="aanvragen"),
        path("edities/aanvragen/<int:aanvraag_id>/", AanvraagView.as_view(), name="aanvraag"),
        path("edities/<int:pk>/", ChecklistView.as_view(), name="editie_checklist"),
        path("edities/<int:pk>/lezen/<int:page_id>/", LezenView.as_view(), name="editie_lezen"),
    ]
