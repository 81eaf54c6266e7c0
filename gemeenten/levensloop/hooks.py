"""The life of an edition in the CMS: addresses and log entries."""

from django.urls import path
from wagtail import hooks

from gemeenten.views.bestand import InvoerView, UitvoerView
from gemeenten.views.levensloop import LevensloopView


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("edities/invoeren/", InvoerView.as_view(), name="editie_invoeren"),
        path("edities/<int:pk>/ophalen/", UitvoerView.as_view(), name="editie_ophalen"),
        path("edities/<int:pk>/<slug:actie>/", LevensloopView.as_view(), name="editie_doen"),
    ]
