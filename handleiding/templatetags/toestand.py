"""The state of a page as a coloured label in the CMS. Colour is never the only sign: the words are there."""

from django import template
from django.utils.html import format_html_join

from handleiding.workflow.state import toestand_van

register = template.Library()


@register.simple_tag
def toestand_label(toestand, spoed=None):
    """The label of a state; ``spoed`` adds the mark of an emergency publication."""
    labels = [(toestand.value, toestand.label)]
    if spoed:
        labels.append(("spoed", "spoed: nog goed te keuren"))
    return format_html_join(" ", '<span class="w-status toestand toestand--{}">{}</span>', labels)


@register.simple_tag
def toestand_van_pagina(page):
    """The label of a page in a list."""
    return toestand_label(toestand_van(page), getattr(page, "spoed_open", None))


@register.simple_tag
def wachttijd(dagen):
    """How long something waits, in words."""
    if dagen <= 0:
        return "sinds vandaag"
    return "1 dag" if dagen == 1 else f"{dagen} dagen"
