"""Finding and removing a person in the CMS: addresses."""

from django.urls import path
from wagtail import hooks

from gemeenten.views.persoonsgegevens import GevondenView, PersoonsgegevensView
from gemeenten.views.verwijdering import VerwijderingView


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path(
            "lokaal/persoon/<int:page_id>/", PersoonsgegevensView.as_view(), name="persoonsgegevens"
        ),
        path(
            "lokaal/persoon/<int:page_id>/gevonden/<uuid:sleutel>/",
            GevondenView.as_view(),
            name="persoon_gevonden",
        ),
        path(
            "lokaal/persoon/<int:page_id>/verwijdering/<uuid:sleutel>/",
            VerwijderingView.as_view(),
            name="persoon_verwijdering",
        ),
    ]
