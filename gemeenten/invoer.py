"""What a short text may hold. Pure apart from the error type."""

import re

from django.core.exceptions import ValidationError

from handleiding.export.cellen import is_formule

HTML = re.compile(r"<\s*/?\s*[a-zA-Z!]|&#?\w+;")
STUURTEKENS = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

GEEN_FORMULE = "Begin niet met =, +, - of @. Een rekenblad ziet dat als een formule."
GEEN_HTML = "Gebruik hier gewone tekst, geen codes zoals <b> of &amp;."
GEEN_STUURTEKENS = "Hier staan onzichtbare tekens in. Typ de tekst opnieuw over."


def validate_gewone_tekst(tekst: str) -> None:
    """Raise ValidationError, in Dutch, for markup, formulas and invisible characters."""
    if is_formule(tekst):
        raise ValidationError(GEEN_FORMULE)
    if HTML.search(tekst):
        raise ValidationError(GEEN_HTML)
    if STUURTEKENS.search(tekst):
        raise ValidationError(GEEN_STUURTEKENS)
