"""A page type with every way of pointing to something; the product's own types lack a few."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Orderable, Page

from handleiding.blocks.tekst import TabelBlock
from handleiding.models import OnderdeelPage


class VerwijzingBlock(blocks.StructBlock):
    pagina = blocks.PageChooserBlock()
    beeld = ImageChooserBlock(required=False)
    tekst = blocks.RichTextBlock(required=False)


class VreemdBlock(blocks.StructBlock):
    """Fields that are called what Wagtail calls its own: only their definition tells what they are."""

    soort = blocks.TextBlock()
    type = blocks.CharBlock()
    id = blocks.CharBlock(label="Kenmerk")
    value = blocks.RichTextBlock()
    image = blocks.CharBlock()
    document = blocks.IntegerBlock()
    werkvorm = blocks.ListBlock(
        blocks.StructBlock([("type", blocks.CharBlock()), ("value", blocks.CharBlock())])
    )
    moment = blocks.ChoiceBlock(choices=[("a", "in de ochtend"), ("b", "in de middag")])

    class Meta:
        label = "Vreemd"


class ProefBlock(blocks.StreamBlock):
    pagina = blocks.PageChooserBlock()
    beeld = ImageBlock()
    bestand = DocumentChooserBlock()
    verwijzing = VerwijzingBlock()
    lijst = blocks.ListBlock(VerwijzingBlock())
    paginas = blocks.ListBlock(blocks.PageChooserBlock())
    tabel = TabelBlock()
    rooster = TableBlock()
    adres = blocks.URLBlock()
    stroom = blocks.StreamBlock([("kop", blocks.CharBlock()), ("vast", blocks.StaticBlock())])
    vreemd = VreemdBlock()


class ProefPage(OnderdeelPage):
    tekst = RichTextField(blank=True)
    inhoud = StreamField(ProefBlock(), blank=True)
    verwant = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    beeld = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    template = "handleiding/hoofdstuk_page.html"
    parent_page_types = ["handleiding.HoofdstukPage", "handleiding.HandleidingPage"]

    class Meta:
        verbose_name = "proefpagina"


class ProefKaart(Orderable):
    page = ParentalKey(ProefPage, on_delete=models.CASCADE, related_name="kaarten")
    titel = models.CharField(max_length=50)
    doel = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tekst = RichTextField(blank=True)

    class Meta(Orderable.Meta):
        pass

    def __str__(self):
        return self.titel
