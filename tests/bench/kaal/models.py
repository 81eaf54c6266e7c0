"""A page with the kinds of blocks that a session of the handbook has."""

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page


class KaderBlock(blocks.StructBlock):
    kop = blocks.CharBlock(required=False)
    tekst = blocks.RichTextBlock()

    class Meta:
        template = "kader.html"


class OnderdeelBlock(blocks.StructBlock):
    titel = blocks.CharBlock()
    minuten = blocks.IntegerBlock(required=False)
    inhoud = blocks.StreamBlock([("tekst", blocks.RichTextBlock()), ("kader", KaderBlock())])

    class Meta:
        template = "onderdeel.html"


class KaalPage(Page):
    inhoud = StreamField(
        [
            ("tekst", blocks.RichTextBlock()),
            ("kader", KaderBlock()),
            ("onderdeel", OnderdeelBlock()),
        ],
        blank=True,
    )
    template = "kaal_page.html"
