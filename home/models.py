"""The front page of the Collectief."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from gemeenten.models import GemeentePage
from gemeenten.models.gemeenten import VEEL
from handleiding.blocks import InhoudBlock
from handleiding.models import BasePage
from handleiding.publiek.etalage import Raamsoort, Vertoning


class HomePage(BasePage):
    inleiding = RichTextField(
        "inleiding",
        features=["bold", "italic", "link"],
        blank=True,
        help_text="De eerste zinnen op de voorpagina.",
    )
    inhoud = StreamField(InhoudBlock(), verbose_name="inhoud", blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("inleiding"), FieldPanel("inhoud")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("inleiding"),
        index.SearchField("inhoud"),
    ]
    is_navigatiewortel = True
    vertoning = Vertoning(wortel=Raamsoort.SITE, ramen=(Raamsoort.GEHEEL,))
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "handleiding.InhoudPage",
        "handleiding.HandleidingPage",
        "gemeenten.GemeentenPage",
        "gemeenten.DoeMeePage",
        "gemeenten.OrganisatiesPage",
    ]
    template = "home/home_page.html"
    page_description = "De voorpagina van het Collectief."

    class Meta:
        verbose_name = "voorpagina"
        verbose_name_plural = "voorpagina’s"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        edities = GemeentePage.objects.descendant_of(self).openbaar()
        gemeenten = edities[: VEEL + 1].op_naam()
        if len(gemeenten) > VEEL:  # who looks for one of so many finds it by its name
            return context | {"aantal_gemeenten": edities.count()}
        return context | {"gemeenten": gemeenten}
