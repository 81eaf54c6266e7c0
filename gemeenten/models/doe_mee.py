"""The way in for who wants to take part: one page of the main site, at an address that never changes."""

from typing import Any

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from handleiding.adressen import vast_adres
from handleiding.blocks import InhoudBlock
from handleiding.models import BasePage
from handleiding.zichtbaarheid import openbaar

from .contact import ContactPage
from .gemeente import GemeentePage


class DoeMeePage(BasePage):
    """Says what a werk-leergroep is; the municipalities, and whom to ask there, come from the editions."""

    inhoud = StreamField(InhoudBlock(), verbose_name="inhoud", blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("inhoud")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    read_only=True,
                    help_text="Dit adres ligt vast: het staat op papier en in mails.",
                ),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading="Voor zoekmachines",
        ),
        FieldPanel("show_in_menus"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("inhoud")]
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "gemeenten/doe_mee_page.html"
    page_description = "De pagina voor wie mee wil doen, met alle gemeenten. Haar adres ligt vast."

    class Meta:
        verbose_name = "doe-meepagina"
        verbose_name_plural = "doe-meepagina’s"

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._neem_adres()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._neem_adres()
        super().minimal_clean()

    def _neem_adres(self) -> None:
        """Take the one address of this type, where Wagtail would make one of the title."""
        if not self.slug and (adres := vast_adres(self)):
            self.slug = adres.kop

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"gemeenten": self.gemeenten()}

    def gemeenten(self) -> list[tuple[GemeentePage, Page | None]]:
        """Return the editions that are online, by name, each with its contact page when that can be read."""
        contacten = {
            page.path[: -Page.steplen]: page for page in openbaar(ContactPage.objects.all())
        }
        edities = GemeentePage.objects.openbaar().op_naam()
        return [(editie, contacten.get(editie.path)) for editie in edities]
