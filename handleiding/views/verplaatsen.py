"""Moving in the CMS: say in words when a name is taken where a page would go. The guard is at the move itself."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import Page

from handleiding.adressen import bezwaar


def weiger_bezet_adres(request, page, bestemming):
    """Refuse to move ``page`` where an address of the site has its name (hook ``before_move_page``)."""
    if page.get_parent().pk == bestemming.pk:
        return None
    if not (reden := bezwaar(page.slug, bestemming)):
        return None
    messages.error(request, f"{page.get_admin_display_title()}: {reden}")
    return redirect("wagtailadmin_pages:move", page.pk)


def weiger_bezette_adressen(request, action_type, objects, action):
    """Refuse a bulk move as a whole when that is so for one of its pages (hook ``before_bulk_action``)."""
    if action_type != "move" or action.model is not Page:
        return None
    bestemming = action.cleaned_form.cleaned_data["chooser"]
    redenen = [
        f"{page.get_admin_display_title()}: {reden}"
        for page in objects
        if page.get_parent().pk != bestemming.pk and (reden := bezwaar(page.slug, bestemming))
    ]
    for reden in redenen:
        messages.error(request, reden)
    return redirect(action.next_url) if redenen else None
