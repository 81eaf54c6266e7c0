"""Block definitions by chance: every kind of field, nested to any depth, under the names that Wagtail uses itself."""

from random import Random

from django.contrib.auth.models import Group
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

NAMEN = (
    *("type", "value", "id", "url", "title", "html", "text", "data", "rows", "columns"),
    *("caption", "item", "block", "image", "page"),
)
KEUZES = [("a", "in de ochtend"), ("b", "in de middag"), ("c", "in de avond")]


class GroepBlock(SnippetChooserBlock):
    """Stands for a choice of something that is no page and no file."""


ENKEL = (
    blocks.CharBlock,
    blocks.TextBlock,
    blocks.RichTextBlock,
    blocks.RawHTMLBlock,
    blocks.BlockQuoteBlock,
    blocks.URLBlock,
    blocks.EmailBlock,
    lambda: blocks.BooleanBlock(required=False),
    blocks.IntegerBlock,
    blocks.FloatBlock,
    blocks.DecimalBlock,
    blocks.DateBlock,
    blocks.TimeBlock,
    blocks.DateTimeBlock,
    lambda: blocks.ChoiceBlock(choices=KEUZES),
    lambda: blocks.MultipleChoiceBlock(choices=KEUZES),
    blocks.StaticBlock,
    EmbedBlock,
    ImageChooserBlock,
    ImageBlock,
    DocumentChooserBlock,
    blocks.PageChooserBlock,
    lambda: GroepBlock(Group),
    TableBlock,
    lambda: TableBlock(table_options={"renderer": "html"}),
)
SAMEN = ("struct", "struct", "lijst", "stroom", "tabel")


def maak_blok(toeval: Random, diep: int = 3) -> blocks.Block:
    """Return a block of a kind by chance; ``diep`` is how many others it may stand around."""
    if not diep or toeval.random() < 0.35:
        return toeval.choice(ENKEL)()
    match toeval.choice(SAMEN):
        case "struct":
            return blocks.StructBlock(_velden(toeval, diep - 1))
        case "lijst":
            return blocks.ListBlock(maak_blok(toeval, diep - 1))
        case "stroom":
            return maak_stroom(toeval, diep - 1)
        case _:
            return TypedTableBlock(_velden(toeval, 0))


def maak_stroom(toeval: Random, diep: int = 3) -> blocks.StreamBlock:
    return blocks.StreamBlock(_velden(toeval, diep))


def _velden(toeval: Random, diep: int) -> list[tuple[str, blocks.Block]]:
    namen = toeval.sample(NAMEN, k=toeval.randint(1, 4))
    velden = [(naam, maak_blok(toeval, diep)) for naam in namen]
    for naam, blok in velden:
        blok.set_name(naam)
    return velden
