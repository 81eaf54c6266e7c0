"""The root of the handbook, in the core and in each edition."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from handleiding.publiek.etalage import Raamsoort, Vertoning

from .onderdeel import OnderdeelPage


class HandleidingPage(OnderdeelPage):
    inleiding = RichTextField(
        "inleiding",
        features=["bold", "italic", "link"],
        blank=True,
        help_text="Een paar zinnen boven de inhoudsopgave.",
    )

    content_panels = [*OnderdeelPage.content_panels, FieldPanel("inleiding")]
    search_fields = [*OnderdeelPage.search_fields, index.SearchField("inleiding")]
    vertoning = Vertoning(wortel=Raamsoort.KERN)
    max_count_per_parent = 1
    subpage_types = [
        "handleiding.HoofdstukPage",
        "handleiding.BijlagePage",
        "handleiding.BegrippenPage",
    ]
    template = "handleiding/handleiding_page.html"
    page_description = "Het begin van de handleiding, met de inhoudsopgave."

    class Meta:
        verbose_name = "handleiding"
        verbose_name_plural = "handleidingen"
