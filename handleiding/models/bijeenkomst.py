"""A session of the werk-leergroep, in typed parts so that lists can be drawn from them."""

from dataclasses import replace
from typing import Any, NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import SimpleLazyObject
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from handleiding import blocks
from handleiding.literatuur import Verwijzing, leeslijsten
from handleiding.publiek.etalage import Vertoning
from handleiding.zichtbaarheid import lezer, zichtbaar_voor

from .onderdeel import OnderdeelPage
from .toestandpaneel import ToestandPaneel


def verwijzingen_in(literatuur: StreamValue) -> list[Verwijzing]:
    """Return the references of a session's field, each with the id of its block."""
    return [Verwijzing.from_value(blok.value, blok_id=blok.id or "") for blok in literatuur]


class Telezen(NamedTuple):
    """What to read for a session, and for the next one."""

    deze: list[Verwijzing]
    volgende: list[Verwijzing]


class BijeenkomstPage(OnderdeelPage):
    nummer = models.PositiveSmallIntegerField(
        "nummer",
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text="De hoeveelste bijeenkomst dit is. De data in het rooster horen bij dit nummer.",
    )
    doel = RichTextField(
        "doel",
        features=["bold", "italic", "ol", "ul"],
        blank=True,
        help_text="Wat de deelnemers na deze bijeenkomst weten of kunnen.",
    )
    inhoud = StreamField(
        blocks.InhoudBlock(),
        verbose_name="inleiding en plaatselijke gegevens",
        blank=True,
        help_text="Extra tekst boven het programma, en de gegevens van uw eigen gemeente.",
    )
    onderwerpen = StreamField(blocks.OnderwerpenBlock(), verbose_name="onderwerpen", blank=True)
    programma = StreamField(
        blocks.ProgrammaBlock(), verbose_name="programma", blank=True, help_text="Op volgorde."
    )
    materiaal = StreamField(blocks.MateriaalBlock(), verbose_name="benodigd materiaal", blank=True)
    aandachtspunten = StreamField(
        blocks.AandachtspuntenBlock(), verbose_name="aandachtspunten", blank=True
    )
    literatuur = StreamField(blocks.LiteratuurBlock(), verbose_name="literatuur", blank=True)
    voorbereidingsvragen = StreamField(
        blocks.VoorbereidingBlock(), verbose_name="vragen ter voorbereiding", blank=True
    )

    kern_panels = [
        MultiFieldPanel(
            [FieldPanel("nummer"), FieldPanel("title"), FieldPanel("doel")], heading="Bijeenkomst"
        ),
        FieldPanel("inhoud"),
        FieldPanel("onderwerpen"),
    ]
    programma_panels = [
        FieldPanel("programma"),
        FieldPanel("materiaal"),
        FieldPanel("aandachtspunten"),
    ]
    voorbereiding_panels = [FieldPanel("literatuur"), FieldPanel("voorbereidingsvragen")]
    edit_handler = TabbedInterface(
        [
            ObjectList([ToestandPaneel(), *kern_panels], heading="Inhoud"),
            ObjectList(programma_panels, heading="Programma"),
            ObjectList(voorbereiding_panels, heading="Voorbereiding"),
            ObjectList(OnderdeelPage.promote_panels, heading="Vindbaar"),
            ObjectList(OnderdeelPage.settings_panels, heading="Instellingen"),
        ]
    )
    search_fields = [
        *OnderdeelPage.search_fields,
        index.FilterField("nummer"),
        index.SearchField("zoeknamen"),
        index.AutocompleteField("zoeknamen"),
        *(
            index.SearchField(veld)
            for veld in (
                "doel",
                "inhoud",
                "onderwerpen",
                "programma",
                "materiaal",
                "aandachtspunten",
                "literatuur",
                "voorbereidingsvragen",
            )
        ),
    ]
    vertoning = Vertoning(velden=(*Vertoning.velden, "nummer", "literatuur"))
    parent_page_types = ["handleiding.HoofdstukPage"]
    subpage_types: list[str] = []
    template = "handleiding/bijeenkomst_page.html"
    page_description = "Een van de bijeenkomsten van de werk-leergroep, in vaste onderdelen."

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"

    def get_admin_display_title(self) -> str:
        """Return the title in the CMS, by its number as colleagues call it; a title that may not be told stays bare."""
        titel = super().get_admin_display_title()
        return f"{self.nummer}. {titel}" if titel in (self.title, self.draft_title) else titel

    @property
    def zoeknamen(self) -> str:
        """What colleagues type in a search box to find this session."""
        return f"bijeenkomst {self.nummer} sessie {self.nummer}"

    @property
    def duur(self) -> int:
        """Total length of the programme in minutes; 0 where no item has a length."""
        return sum(blok.value.get("minuten") or 0 for blok in self.programma)

    def verwijzingen(self) -> list[Verwijzing]:
        """Return the session's references as plain values, in the order of the page."""
        return verwijzingen_in(self.literatuur)

    def te_lezen(self, onder: Page | None, user: Any = None) -> Telezen:
        """Return what to read for this session and for the next one.

        ``onder``: the tree that the sessions beside it stand in; of those ``user`` may read, the lists count.
        Their references have no id: they are edited there.
        """
        sessies = [(self.nummer, self.verwijzingen())]
        if onder is not None:
            rond = BijeenkomstPage.objects.descendant_of(onder).exclude(pk=self.pk)
            rond = rond.filter(nummer__in=(self.nummer - 1, self.nummer + 1)).order_by("path")
            velden = zichtbaar_voor(rond, user).values_list("nummer", "literatuur")
            sessies += [
                (nummer, [replace(v, id="") for v in verwijzingen_in(literatuur)])
                for nummer, literatuur in velden
            ]
        lijsten = leeslijsten(sessies)
        return Telezen(lijsten.get(self.nummer, []), lijsten.get(self.nummer + 1, []))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # Not before the text is made: most of the time that is remembered.
        te_lezen = SimpleLazyObject(lambda: self.te_lezen(context["handleiding"], lezer(request)))
        return context | {"te_lezen": te_lezen}
