"""All addresses of the site: those of the table first, then pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from handleiding.adressen.tabel import patronen

handler500 = "config.draaien.verzoek.fout"

urlpatterns = [
    *patronen(),
    path("", include(wagtail_urls)),
]
