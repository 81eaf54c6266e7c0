"""Orders in the CMS: addresses."""

from django.urls import path
from wagtail import hooks

from gemeenten.opdrachten.views import OpdrachtBestandView, OpdrachtView


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("opdracht/<uuid:sleutel>/", OpdrachtView.as_view(), name="opdracht"),
        path(
            "opdracht/<uuid:sleutel>/bestand/",
            OpdrachtBestandView.as_view(),
            name="opdracht_bestand",
        ),
    ]
