"""Annexes: free text, the bufferschema form and the literature overview."""

from typing import NamedTuple

from django.utils.functional import SimpleLazyObject
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from handleiding import blocks, navigatie
from handleiding.blocks.bufferschema import BUFFERS_DEFAULT
from handleiding.literatuur import Verwijzing, alleen_gedrukt, leeslijsten

from .bijeenkomst import BijeenkomstPage
from .onderdeel import OnderdeelPage
from .taal import TaligeMixin

BIJLAGE_PARENTS = ["handleiding.HandleidingPage", "handleiding.HoofdstukPage"]


class BijlagePage(TaligeMixin, OnderdeelPage):
    inhoud = StreamField(blocks.InhoudBlock(), verbose_name="inhoud", blank=True)

    content_panels = [*OnderdeelPage.content_panels, FieldPanel("inhoud"), FieldPanel("taal")]
    search_fields = [*OnderdeelPage.search_fields, index.SearchField("inhoud")]
    parent_page_types = BIJLAGE_PARENTS
    subpage_types: list[str] = []
    template = "handleiding/hoofdstuk_page.html"
    page_description = "Een bijlage met tekst, afbeeldingen of downloads."

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"


class BufferschemaPage(OnderdeelPage):
    """The four buffers of one parent on one A4. What a reader types in stays in the browser."""

    inleiding = RichTextField(
        "inleiding",
        features=["bold", "italic", "ul", "link"],
        blank=True,
        help_text="Uitleg boven het schema. Deze tekst wordt niet mee afgedrukt.",
    )
    buffers = StreamField(
        blocks.BuffersBlock(), verbose_name="buffers", default=BUFFERS_DEFAULT, min_num=4, max_num=4
    )

    content_panels = [
        *OnderdeelPage.content_panels,
        FieldPanel("inleiding"),
        FieldPanel("buffers"),
    ]
    search_fields = [
        *OnderdeelPage.search_fields,
        index.SearchField("inleiding"),
        index.SearchField("buffers"),
    ]
    parent_page_types = BIJLAGE_PARENTS
    subpage_types: list[str] = []
    template = "handleiding/bufferschema_page.html"
    page_description = "Het bufferschema voor één ouder, om in te vullen of af te drukken."

    class Meta:
        verbose_name = "bufferschema"
        verbose_name_plural = "bufferschema’s"


class Literatuuroverzicht(NamedTuple):
    """For each session what is read for it, and for the next where that has no list; what is printed only."""

    per_bijeenkomst: list[tuple[BijeenkomstPage, list[Verwijzing], list[Verwijzing]]]
    alleen_gedrukt: list[tuple[int, Verwijzing]]


class LiteratuurPage(OnderdeelPage):
    """The overview of literature, drawn from the sessions of the same handbook."""

    inleiding = RichTextField("inleiding", features=["bold", "italic", "link"], blank=True)
    overige = StreamField(
        blocks.LiteratuurgroepenBlock(),
        verbose_name="overige literatuur",
        blank=True,
        help_text="Boeken en artikelen die niet bij een bijeenkomst horen.",
    )
    gedrukt = StreamField(
        blocks.GedrukteLijstBlock(),
        verbose_name="gedrukte lijst",
        blank=True,
        help_text="De lijst per bijeenkomst zoals die in de gedrukte handleiding staat. "
        "De lezer ziet alleen wat niet al bij een bijeenkomst staat.",
    )

    content_panels = [
        *OnderdeelPage.content_panels,
        FieldPanel("inleiding"),
        FieldPanel("overige"),
        FieldPanel("gedrukt"),
    ]
    search_fields = [*OnderdeelPage.search_fields, index.SearchField("overige")]
    parent_page_types = BIJLAGE_PARENTS
    subpage_types: list[str] = []
    template = "handleiding/literatuur_page.html"
    page_description = "Alle literatuur van de bijeenkomsten, vanzelf bijgewerkt."

    class Meta:
        verbose_name = "literatuuroverzicht"
        verbose_name_plural = "literatuuroverzichten"

    def bijeenkomsten(self) -> list[BijeenkomstPage]:
        """Return the published sessions of this handbook, by number."""
        wortel = navigatie.handleiding_van(self)
        if wortel is None:
            return []
        return list(BijeenkomstPage.objects.descendant_of(wortel).openbaar().order_by("nummer"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # Not before the text is made: most of the time that is remembered.
        return context | {"overzicht": SimpleLazyObject(self.overzicht)}

    def overzicht(self) -> Literatuuroverzicht:
        """Return what is read for each session, and what stands in the printed list only."""
        sessies = self.bijeenkomsten()
        eigen = [(sessie.nummer, sessie.verwijzingen()) for sessie in sessies]
        lijsten = leeslijsten(eigen)
        zonder_vervolg = {nummer - 1 for nummer in lijsten} - {nummer - 1 for nummer, _ in eigen}
        return Literatuuroverzicht(
            [
                (
                    sessie,
                    lijsten.get(sessie.nummer, []),
                    lijsten[sessie.nummer + 1] if sessie.nummer in zonder_vervolg else [],
                )
                for sessie in sessies
            ],
            alleen_gedrukt(
                [v for _, verwijzingen in eigen for v in verwijzingen],
                [
                    (blok.value["nummer"], Verwijzing.from_value(lid.value, blok_id=lid.id))
                    for blok in self.gedrukt
                    for lid in blok.value["verwijzingen"].bound_blocks
                ],
            ),
        )
