"""What is wrong with a form, in one list above it, with a link to each field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template

register = template.Library()


@dataclass(frozen=True)
class Fout:
    tekst: str
    veld: str = ""
    anker: str = ""


@register.inclusion_tag("handleiding/admin/includes/fouten.html")
def fouten(*formulieren: Any, uitleg: str = "Er is nog niets bewaard.") -> dict[str, Any]:
    """List the errors of forms and formsets for the CMS; nothing is shown when there are none."""
    return {"fouten": [f for form in formulieren for f in _fouten_in(form)], "uitleg": uitleg}


@register.inclusion_tag("includes/fouten.html")
def fouten_voor_lezers(*formulieren: Any, uitleg: str = "") -> dict[str, Any]:
    """The same on a public page."""
    return {"fouten": [f for form in formulieren for f in _fouten_in(form)], "uitleg": uitleg}


def _fouten_in(form: Any) -> Iterator[Fout]:
    if not form or not form.is_bound:
        return
    if not hasattr(form, "management_form"):
        yield from _fouten_van(form)
        return
    yield from (Fout(str(tekst)) for tekst in form.non_form_errors())
    for nummer, rij in enumerate(form.forms, start=1):
        yield from _fouten_van(rij, voor=f"{nummer}. ")


def _fouten_van(form: Any, voor: str = "") -> Iterator[Fout]:
    yield from (Fout(f"{voor}{tekst}") for tekst in form.non_field_errors())
    for veld in form:
        yield from (Fout(str(tekst), f"{voor}{veld.label}", _anker(veld)) for tekst in veld.errors)


def _anker(veld: Any) -> str:
    """The id of what can have focus: the first of several buttons, else the field itself."""
    return veld.id_for_label or f"{veld.auto_id}_0"
