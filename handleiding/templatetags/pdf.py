"""The way to a page as PDF, where there is one."""

from typing import Any

from django import template
from wagtail.models import Page

from handleiding.publiek.pdf.drukker import kan_drukken
from handleiding.publiek.pdf.stand import laatste_versie
from handleiding.zichtbaarheid import status

register = template.Library()


@register.inclusion_tag("pdf/link.html", takes_context=True)
def pdf_link(
    context, page: Page, bestand: str, tekst: str, *, met_grootte: bool = False
) -> dict[str, Any]:
    """Lead to the PDF of ``page``, in words; nothing where none can be made, nor in a preview or on paper.

    A visitor without a session reads public pages only: whether this one is, is asked for the others alone.
    """
    request = context.get("request")
    buiten = not kan_drukken() or context.get("kader") or getattr(request, "is_preview", False)
    if buiten or not page.live:
        return {}
    if getattr(request, "has_session", False) and status(page) != "openbaar":
        return {}
    versie = laatste_versie(page.pk, bestand.removesuffix(".pdf")) if met_grootte else None
    return {
        "page": page,
        "request": request,
        "bestand": bestand,
        "tekst": tekst,
        "grootte": versie.grootte if versie else None,
    }
