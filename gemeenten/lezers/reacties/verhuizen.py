"""A page that moves takes along what readers wrote about it: it is for the people of where the page is now."""

from typing import Any

from wagtail.models import Page

from gemeenten.models import GemeentePage, Lezersreactie

from .aannemen import editie_om


def verhuis_reacties(sender: Any, instance: Page, **kwargs: Any) -> None:
    """After a move: let the reactions about ``instance`` and what is below it belong to its edition of now."""
    takken = Page.objects.descendant_of(instance, inclusive=True).order_by()
    if GemeentePage.objects.filter(pk__in=takken.values("pk")).exists():
        return  # whole editions moved, with their own
    reacties = Lezersreactie.objects.filter(page__in=takken.values("pk"))
    reacties.update(editie=editie_om(instance))
