"""General pages: about the Collectief, and an edition's own pages."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from handleiding.blocks import InhoudBlock

from .base import InternBarePage
from .taal import TaligeMixin


class InhoudPage(TaligeMixin, InternBarePage):
    inhoud = StreamField(InhoudBlock(), verbose_name="inhoud", blank=True)

    content_panels = [*InternBarePage.content_panels, FieldPanel("inhoud"), FieldPanel("taal")]
    search_fields = [*InternBarePage.search_fields, index.SearchField("inhoud")]
    subpage_types = ["handleiding.InhoudPage"]
    template = "handleiding/inhoud_page.html"
    page_description = "Een gewone pagina met tekst, bijvoorbeeld de privacyverklaring."

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina’s"
