"""Blocks of running text, shared by chapters, annexes and general pages."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .bewaartermijnen import BewaartermijnenBlock
from .slots import SLOT_BLOCKS

TEKST_FEATURES = ["h2", "h3", "bold", "italic", "fries", "ol", "ul", "link", "document-link"]
REGEL_FEATURES = ["bold", "italic", "fries", "link", "document-link"]
ALINEA_FEATURES = ["bold", "italic", "fries", "ol", "ul", "link", "document-link"]
KORT_FEATURES = ["bold", "italic", "fries"]


class TekstBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = "Tekst"
        template = "handleiding/blocks/tekst.html"
        description = "Lopende tekst met tussenkoppen en lijsten."
        preview_value = (
            "<h2>Naast ouders staan</h2><p>Een goed gesprek begint met een open vraag.</p>"
            "<ul><li>Wat gaat er goed?</li><li>Wat maakt het zwaar?</li></ul>"
        )


class CitaatBlock(blocks.StructBlock):
    citaat = blocks.TextBlock(label="Citaat")
    bron = blocks.CharBlock(
        label="Bron",
        required=False,
        help_text="Een functie of groep, bijvoorbeeld: deelnemer uit het onderwijs. Geen naam.",
    )

    class Meta:
        icon = "openquote"
        label = "Citaat"
        template = "handleiding/blocks/citaat.html"
        description = "Een reactie of uitspraak, los van de lopende tekst."
        preview_value = {"citaat": "Ik stel nu eerst een vraag.", "bron": "deelnemer"}


class KaderBlock(blocks.StructBlock):
    kop = blocks.CharBlock(label="Kop")
    tekst = blocks.RichTextBlock(label="Tekst", features=ALINEA_FEATURES)

    class Meta:
        icon = "info-circle"
        label = "Kader"
        zoekkop = "kop"
        template = "handleiding/blocks/kader.html"
        description = "Een korte tekst die moet opvallen."
        preview_value = {
            "kop": "Bij direct gevaar",
            "tekst": "<p>Is iemand nu in gevaar? Bel 112.</p>",
        }


class BeeldBlock(ImageBlock):
    """Wagtail's block, whose chooser is called "Image" in every language."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.child_blocks["image"].label = "Afbeelding"


class AfbeeldingBlock(blocks.StructBlock):
    afbeelding = BeeldBlock(label="Afbeelding")
    bijschrift = blocks.CharBlock(label="Bijschrift", required=False)

    class Meta:
        icon = "image"
        label = "Afbeelding"
        template = "handleiding/blocks/afbeelding.html"
        description = "Een afbeelding met een beschrijving voor wie haar niet ziet."
        form_layout = blocks.BlockGroup(children=["afbeelding"], settings=["bijschrift"])


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label="Document")
    tekst = blocks.CharBlock(
        label="Tekst van de link",
        required=False,
        help_text="Laat leeg om de titel van het document te gebruiken.",
    )

    class Meta:
        icon = "doc-full-inverse"
        label = "Download"
        template = "handleiding/blocks/download.html"
        description = "Een bestand dat de lezer kan openen."


class TabelBlock(TypedTableBlock):
    def __init__(self, **kwargs):
        cellen = [
            ("tekst", blocks.CharBlock(label="Tekst", required=False)),
            ("getal", blocks.DecimalBlock(label="Getal", required=False)),
            ("opgemaakt", blocks.RichTextBlock(label="Opgemaakt", features=REGEL_FEATURES)),
        ]
        super().__init__(cellen, **kwargs)

    class Meta:
        icon = "table"
        label = "Tabel"
        template = "handleiding/blocks/tabel.html"
        description = "Een tabel met kolomkoppen."


class InhoudBlock(blocks.StreamBlock):
    """The body of a chapter, an annex or a general page."""

    tekst = TekstBlock(features=TEKST_FEATURES)
    citaat = CitaatBlock()
    kader = KaderBlock()
    afbeelding = AfbeeldingBlock()
    tabel = TabelBlock()
    download = DownloadBlock()
    bewaartermijnen = BewaartermijnenBlock()

    class Meta:
        anker = "blok"

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__([*(local_blocks or []), *SLOT_BLOCKS()], **kwargs)
