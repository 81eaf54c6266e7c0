"""Wiring of an edition's own data into the CMS; the work is done elsewhere."""

from django.urls import include, path
from wagtail import hooks

from gemeenten.lokaal import knoppen


@hooks.register("register_admin_urls")
def lokale_urls():
    return [path("lokaal/", include("gemeenten.lokaal.admin_urls"))]


@hooks.register("register_page_header_buttons")
def lokale_knoppen(page, user, view_name, next_url=None):
    return knoppen.alle(page, user)


@hooks.register("register_page_listing_more_buttons")
def lokale_knoppen_in_lijst(page, user, next_url=None):
    return knoppen.alle(page, user)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def lokale_waarschuwingen(request, page):
    knoppen.waarschuw(request, page)
