"""The life of an edition in the CMS: addresses and log entries."""

from django.urls import path
from wagtail import hooks

from gemeenten.views.bestand import InvoerView, UitvoerView
from gemeenten.views.levensloop import LevensloopView
from gemeenten.views.opdracht import OpdrachtBestandView, OpdrachtView


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("opdracht/<uuid:sleutel>/", OpdrachtView.as_view(), name="opdracht"),
        path(
            "opdracht/<uuid:sleutel>/bestand/",
            OpdrachtBestandView.as_view(),
            name="opdracht_bestand",
        ),
        path("edities/invoeren/", InvoerView.as_view(), name="editie_invoeren"),
        path("edities/<int:pk>/ophalen/", UitvoerView.as_view(), name="editie_ophalen"),
        path("edities/<int:pk>/<slug:actie>/", LevensloopView.as_view(), name="editie_doen"),
    ]
