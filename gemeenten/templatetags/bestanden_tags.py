"""What the CMS says about an image or a document."""

from typing import Any

from django import template

from gemeenten.tenancy.bestanden import is_bestand
from gemeenten.tenancy.bevroren import waarom_vast as _waarom_vast

register = template.Library()


@register.simple_tag
def waarom_vast(stuk: Any) -> str:
    """Return which text holds a file fast and what can be done; empty for anything else."""
    return _waarom_vast(stuk) or "" if is_bestand(stuk) else ""
