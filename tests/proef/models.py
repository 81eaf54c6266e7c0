"""A page type with every way of pointing to something; the product's own types lack a few."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
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


class ProefBlock(blocks.StreamBlock):
    pagina = blocks.PageChooserBlock()
    beeld = ImageBlock()
    bestand = DocumentChooserBlock()
    verwijzing = VerwijzingBlock()
    lijst = blocks.ListBlock(VerwijzingBlock())
    paginas = blocks.ListBlock(blocks.PageChooserBlock())
    tabel = TabelBlock()


class ProefPage(OnderdeelPage):
    tekst = RichTextField(blank=True)
    inhoud = StreamField(ProefBlock(), blank=True)
    verwant = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    beeld = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
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
