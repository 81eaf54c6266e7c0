"""Provenance in the page editor: a panel that needs no script, and what the script marks blocks with."""

from django.template.loader import render_to_string

from handleiding.models import OnderdeelPage
from handleiding.workflow.schrijven import beletsel

from .stand import Herkomststand, herkomst_van_concept
from .weergave import Herkomstplek, plekken, toon


def herkomstpaneel(request, page, oordeel) -> str:
    """Return the panel for a variant; empty for any other page."""
    if not isinstance(page, OnderdeelPage) or not page.is_variant:
        return ""
    stand = herkomst_van_concept(page)
    if stand is None:
        return ""
    context = toon(stand) | {
        "bezwaar": beletsel(page, request.user),
        "merken": merken(stand),
    }
    return render_to_string("gemeenten/admin/herkomstpaneel.html", context, request)


def merken(stand: Herkomststand) -> list[dict[str, str]]:
    """Return, for the script in the editor, which place gets which label."""
    return [_merk(plek) for plek in plekken(stand, diep=True)]


def _merk(plek: Herkomstplek) -> dict[str, str]:
    return {
        "pad": plek.pad,
        "contentpath": plek.contentpath,
        "soort": plek.soort,
        "label": plek.label,
        "slot": plek.slot,
        "na": plek.na,
    }
