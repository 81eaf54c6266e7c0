"""General pages: about the Collectief, and an edition's own pages."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from handleiding.blocks import InhoudBlock

from .base import BasePage


class InhoudPage(BasePage):
    inhoud = StreamField(InhoudBlock(), verbose_name="inhoud", blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("inhoud")]
    search_fields = [*BasePage.search_fields, index.SearchField("inhoud")]
    subpage_types = ["handleiding.InhoudPage"]
    template = "handleiding/inhoud_page.html"
    page_description = "Een gewone pagina met tekst, bijvoorbeeld de privacyverklaring."

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina’s"
