"""All addresses of the site: those of the table first, then pages."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from handleiding.adressen.tabel import patronen
from handleiding.publiek.geheugen.views import serveer

handler500 = "config.draaien.verzoek.fout"

urlpatterns = [
    *patronen(),
    re_path(wagtail_urls.serve_pattern, serveer, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
