"""A new edition and the requests for one, in the CMS: addresses."""

from django.urls import path
from wagtail import hooks

from gemeenten.onboarding.aanvraag.views import AanvraagView, AanvragenView
from gemeenten.onboarding.views import NieuweGemeenteView, VoortgangView


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("edities/nieuw/", NieuweGemeenteView.as_view(), name="nieuwe_gemeente"),
        path("edities/nieuw/<int:pk>/", VoortgangView.as_view(), name="nieuwe_gemeente_voortgang"),
        path("edities/aanvragen/", AanvragenView.as_view(), name="aanvragen"),
        path("edities/aanvragen/<int:aanvraag_id>/", AanvraagView.as_view(), name="aanvraag"),
    ]
