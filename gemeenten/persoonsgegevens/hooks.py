"""Finding and removing a person in the CMS: addresses."""

from django.urls import path
from wagtail import hooks

from gemeenten.persoonsgegevens.verwijderviews import VerwijderingView
from gemeenten.persoonsgegevens.views import GevondenView, PersoonsgegevensView


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
