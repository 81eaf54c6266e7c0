"""Wagtail's bulk actions and deletion: refuse what asks for a reason, record what disappears."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.log_actions import log
from wagtail.models import Page

from handleiding.logacties import VERWIJDERD

GEWEIGERD = {
    "publish": "Publiceren gaat via indienen en goedkeuren door een collega.",
    "unpublish": "Haal pagina’s een voor een offline, elk met een reden.",
}


def weiger_wat_buiten_de_workflow_gaat(request, action_type, objects, action_class_instance):
    """Turn away bulk publishing and unpublishing (hook ``before_bulk_action``)."""
    if action_class_instance.model is not Page:
        return None
    if action_type == "delete":
        for page in objects:
            _onthoud(page, request.user)
    if action_type not in GEWEIGERD:
        return None
    messages.error(request, GEWEIGERD[action_type])
    return redirect(action_class_instance.next_url)


def onthoud_verwijderen(request, page):
    """Record a deletion on the page above, where it stays to be found (hook ``before_delete_page``)."""
    if request.method == "POST":
        _onthoud(page, request.user)


def _onthoud(page, user):
    parent = page.get_parent().specific
    log(
        instance=parent,
        action=VERWIJDERD,
        user=user,
        data={"reden": page.draft_title or page.title},
    )
