"""Chapters and sections, nestable."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from handleiding.blocks import InhoudBlock
from handleiding.blocks.tekst import KORT_FEATURES
from handleiding.publiek.etalage import Vertoning

from .onderdeel import OnderdeelPage
from .taal import TaligeMixin


class HoofdstukPage(TaligeMixin, OnderdeelPage):
    in_het_kort = RichTextField(
        "in het kort",
        features=KORT_FEATURES,
        blank=True,
        help_text="Waar dit hoofdstuk over gaat, in twee of drie zinnen. Het staat bovenaan het hoofdstuk en "
        "in het overzicht van de handleiding.",
    )
    inhoud = StreamField(
        InhoudBlock(),
        verbose_name="inhoud",
        blank=True,
        help_text="De tekst van dit hoofdstuk. Plaatselijke gegevens vult elke gemeente zelf.",
    )

    content_panels = [
        *OnderdeelPage.content_panels,
        FieldPanel("in_het_kort"),
        FieldPanel("inhoud"),
        FieldPanel("taal"),
    ]
    search_fields = [
        *OnderdeelPage.search_fields,
        index.SearchField("in_het_kort"),
        index.SearchField("inhoud"),
    ]
    # The overview of its handbook shows its summary.
    vertoning = Vertoning(velden=("title", "slug", "show_in_menus", "in_het_kort"))
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
