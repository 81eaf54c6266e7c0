"""The list of municipalities."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from handleiding.models import BasePage
from handleiding.publiek.etalage import Raamsoort, Vertoning

from .doe_mee import DoeMeePage
from .gemeente import TEKST, GemeentePage
from .vinden import op_letter, vind

VEEL = 24  # editions, from which on they stand by letter instead of on cards
LANGSTE_NAAM = 80


class GemeentenPage(BasePage):
    inleiding = RichTextField("inleiding", features=TEKST, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("inleiding")]
    admin_default_ordering = "title"
    max_count = 1
    vertoning = Vertoning(ramen=(Raamsoort.GEHEEL,))
    parent_page_types = ["home.HomePage"]
    subpage_types = ["gemeenten.GemeentePage"]
    template = "gemeenten/gemeenten_page.html"
    page_description = "De lijst van gemeenten met een eigen editie."

    class Meta:
        verbose_name = "overzicht van gemeenten"
        verbose_name_plural = "overzichten van gemeenten"

    def gemeenten(self):
        """Return the editions that are online, by name."""
        return GemeentePage.objects.child_of(self).openbaar().op_naam()

    def get_context(self, request, *args, **kwargs):
        gezocht = request.GET.get("gemeente", "").strip()[:LANGSTE_NAAM]
        edities = self.gemeenten()
        return super().get_context(request, *args, **kwargs) | {
            "gemeenten": edities,
            "per_letter": op_letter(edities) if len(edities) > VEEL else (),
            "gezocht": gezocht,
            **(vind(gezocht, edities) if gezocht else {}),
            "doe_mee": DoeMeePage.objects.openbaar().first(),
        }
