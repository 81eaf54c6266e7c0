"""Chapters and sections, nestable."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from handleiding.blocks import InhoudBlock

from .onderdeel import OnderdeelPage


class HoofdstukPage(OnderdeelPage):
    inhoud = StreamField(
        InhoudBlock(),
        verbose_name="inhoud",
        blank=True,
        help_text="De tekst van dit hoofdstuk. Plaatselijke gegevens vult elke gemeente zelf.",
    )

    content_panels = [*OnderdeelPage.content_panels, FieldPanel("inhoud")]
    search_fields = [*OnderdeelPage.search_fields, index.SearchField("inhoud")]
    parent_page_types = ["handleiding.HandleidingPage", "handleiding.HoofdstukPage"]
    subpage_types = [
        "handleiding.HoofdstukPage",
        "handleiding.BijeenkomstPage",
        "handleiding.BijlagePage",
        "handleiding.BufferschemaPage",
        "handleiding.LiteratuurPage",
        "handleiding.BegrippenPage",
    ]
    template = "handleiding/hoofdstuk_page.html"
    page_description = "Een hoofdstuk of paragraaf met tekst."

    class Meta:
        verbose_name = "hoofdstuk"
        verbose_name_plural = "hoofdstukken"
