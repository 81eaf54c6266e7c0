"""Wiring of the versions of files into the CMS."""

from django.urls import path
from wagtail import hooks

from .keten import MODELLEN
from .kiezen import zonder_oudere
from .namenviews import KiesMetNamenView, NamenInDocumentView
from .views import NieuweVersieView, VersieInTekstenView

hooks.register("construct_image_chooser_queryset", zonder_oudere)
hooks.register("construct_document_chooser_queryset", zonder_oudere)

SCHERMEN = (
    ("nieuwe-versie", "nieuwe_versie", NieuweVersieView),
    ("versie-in-teksten", "versie_in_teksten", VersieInTekstenView),
)
NAMEN = (
    ("namen-in-document", "namen_in_document", NamenInDocumentView),
    ("kies-met-namen", "kies_met_namen", KiesMetNamenView),
)


@hooks.register("register_admin_urls")
def bestandsversie_urls():
    return [
        path(
            f"{adres}/{soort}/<int:{soort}_id>/", view.as_view(soort=soort), name=f"{naam}_{soort}"
        )
        for adres, naam, view in SCHERMEN
        for soort in MODELLEN
    ] + [
        path(f"{adres}/<int:document_id>/", view.as_view(), name=naam)
        for adres, naam, view in NAMEN
    ]
