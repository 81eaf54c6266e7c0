"""What every page of the site shares."""

from wagtail.models import Page

from handleiding import navigatie, slots
from handleiding.querysets import BasePageManager


class BasePage(Page):
    """Abstract parent of all page types: navigation, local data, nothing about content."""

    # A page type that is the root of a navigation of its own (the site, an edition).
    is_navigatiewortel = False

    objects = BasePageManager()

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        voorouders = navigatie.voorouders(self)
        context["kruimels"] = voorouders
        context["navigatie"] = navigatie.navigatie(self, voorouders)
        context["lokaal"] = slots.lokale_gegevens(self, voorouders)
        return context
