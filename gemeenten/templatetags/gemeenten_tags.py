"""Small helpers of the templates of an edition: never queries."""

from django import template

register = template.Library()


@register.filter
def van_nummer(per_nummer: dict, nummer: int):
    """Return what a mapping holds for this number, or None."""
    return per_nummer.get(nummer)
