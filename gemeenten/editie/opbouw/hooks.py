"""Offers about the structure in the CMS: addresses, the question before deleting, and the log."""

from django.urls import path
from wagtail import hooks

from gemeenten.editie.opbouw.inbox import InboxView
from gemeenten.editie.opbouw.views import StructuurView, WeglatenView, vraag_waarom

# After the refusals (-1), before what records a deletion.
hooks.register("before_delete_page", vraag_waarom, order=-0.5)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("kernwijzigingen/", InboxView.as_view(), name="kernwijzigingen"),
        path(
            "kernwijzigingen/opbouw/<int:page_id>/<int:kern_id>/",
            StructuurView.as_view(),
            name="structuur",
        ),
        path(
            "kernwijzigingen/weglaten/<int:page_id>/",
            WeglatenView.as_view(),
            name="structuur_weglaten",
        ),
    ]
