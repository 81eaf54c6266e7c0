"""The glossary of a handbook: a page as all others, so what it explains is approved by two."""

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from handleiding import blocks
from handleiding.begrippen import Begrip
from handleiding.blocks.begrippen import als_begrip
from handleiding.namen import naamvolgorde
from handleiding.publiek.etalage import Vertoning
from handleiding.publiek.etalage.vertoning import ALLES

from .bijlage import BIJLAGE_PARENTS
from .onderdeel import OnderdeelPage


class BegrippenPage(OnderdeelPage):
    """The terms that the pages of its handbook explain where they use them."""

    inleiding = RichTextField("inleiding", features=["bold", "italic", "link"], blank=True)
    begrippen = StreamField(
        blocks.BegrippenBlock(),
        verbose_name="begrippen",
        blank=True,
        help_text="De volgorde maakt niet uit: lezers zien de begrippen op alfabet. De eerste keer dat "
        "een begrip op een pagina staat, leidt het naar zijn uitleg.",
    )

    content_panels = [
        *OnderdeelPage.content_panels,
        FieldPanel("inleiding"),
        FieldPanel("begrippen"),
    ]
    search_fields = [
        *OnderdeelPage.search_fields,
        index.SearchField("inleiding"),
        index.SearchField("begrippen"),
    ]
    # The pages of its handbook show what stands here.
    vertoning = Vertoning(velden=ALLES)
    max_count_per_parent = 1
    parent_page_types = BIJLAGE_PARENTS
    subpage_types: list[str] = []
    template = "handleiding/begrippen_page.html"
    page_description = (
        "Moeilijke woorden met hun uitleg, die op alle pagina’s van de handleiding werkt."
    )

    class Meta:
        verbose_name = "begrippenlijst"
        verbose_name_plural = "begrippenlijsten"

    def op_alfabet(self) -> list[Begrip]:
        """Return the terms in Dutch order."""
        return [als_begrip(lid) for lid in self.leden_op_alfabet()]

    def leden_op_alfabet(self) -> list[StreamValue.StreamChild]:
        """Return the members of the stream in Dutch order of their terms."""
        return sorted(self.begrippen, key=lambda lid: naamvolgorde(lid.value["woord"]))
