"""The terms of the glossary."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from handleiding.begrippen import Begrip, dubbele, lees_vormen, schrijfsleutel


class BegripBlock(blocks.StructBlock):
    woord = blocks.CharBlock(
        label="Begrip", max_length=80, help_text="Zoals het midden in een zin staat: metapositie."
    )
    vormen = blocks.CharBlock(
        label="Andere vormen",
        required=False,
        max_length=250,
        help_text="Hoe het woord ook in de tekst kan staan, met komma’s ertussen. "
        "Bijvoorbeeld het meervoud: metaposities.",
    )
    uitleg = blocks.RichTextBlock(
        label="Uitleg",
        features=["bold", "italic", "link"],
        help_text="Een of twee zinnen. Lezers zien ze onder elke pagina waarop het begrip voorkomt.",
    )

    class Meta:
        icon = "help"
        label = "Begrip"
        zoekkop = "woord"
        label_format = "{woord}"
        description = "Een woord met zijn uitleg."
        preview_value = {
            "woord": "metapositie",
            "vormen": "metaposities",
            "uitleg": "<p>Met afstand naar uzelf als ouder kijken.</p>",
        }
        template = "handleiding/blocks/begrip.html"

    def clean(self, value):
        schoon = super().clean(value)
        if not schrijfsleutel(schoon["woord"]):
            fout = ValidationError("Typ een woord, met letters of cijfers.")
            raise StructBlockValidationError(block_errors={"woord": fout})
        return schoon


class BegrippenBlock(blocks.StreamBlock):
    begrip = BegripBlock()

    class Meta:
        anker = "begrip"

    def clean(self, value):
        """Refuse a word that stands in the list twice: nobody could tell which explanation a page shows."""
        schoon = super().clean(value)
        leden = {plek: als_begrip(lid) for plek, lid in enumerate(schoon)}
        if fouten := dubbele(leden):
            raise blocks.StreamBlockValidationError(
                block_errors={
                    plek: StructBlockValidationError(
                        block_errors={
                            "woord": ValidationError(f"“{vorm}” staat al eerder in deze lijst.")
                        }
                    )
                    for plek, vorm in fouten.items()
                }
            )
        return schoon


def als_begrip(lid: blocks.StreamValue.StreamChild) -> Begrip:
    """Return a member of the stream as a plain value."""
    waarde = lid.value
    vormen = lees_vormen(waarde.get("vormen") or "")
    return Begrip(f"begrip-{lid.id}", waarde["woord"], vormen, waarde["uitleg"])
