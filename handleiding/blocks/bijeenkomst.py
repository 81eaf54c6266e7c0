"""The typed parts of a session. Lists are streams, so that every item has a stable id."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail import blocks

from .literatuur import VerwijzingBlock
from .tekst import ALINEA_FEATURES, REGEL_FEATURES


class Werkvorm(models.TextChoices):
    IN_PAREN = "in_paren", "in paren"
    PLENAIR = "plenair", "plenair"
    MINDMAP = "mindmap", "mindmap"
    ROLLENSPEL = "rollenspel", "rollenspel"
    PRESENTATIE = "presentatie", "presentatie"
    SPEL = "spel", "spel"
    CASUISTIEK = "casuistiek", "casuïstiek"
    OEFENING = "oefening", "oefening"
    HUISWERK = "huiswerk", "huiswerk bespreken"
    ANDERS = "anders", "anders"


class OnderwerpBlock(blocks.StructBlock):
    tekst = blocks.CharBlock(label="Onderwerp")
    onderdelen = blocks.ListBlock(
        blocks.CharBlock(label="Onderdeel"),
        label="Onderdelen",
        help_text="Alleen als het onderwerp uit kleinere onderwerpen bestaat.",
        default=[],
    )

    class Meta:
        icon = "list-ul"
        label = "Onderwerp"
        label_format = "{tekst}"
        description = "Waar de bijeenkomst over gaat."
        preview_value = {"tekst": "De ouderlijke werkvloer", "onderdelen": ["Timen en doseren"]}
        template = "handleiding/blocks/onderwerp.html"


class OnderwerpenBlock(blocks.StreamBlock):
    onderwerp = OnderwerpBlock()


class ProgrammaonderdeelBlock(blocks.StructBlock):
    titel = blocks.CharBlock(label="Titel")
    werkvorm = blocks.ChoiceBlock(
        choices=Werkvorm.choices, label="Werkvorm", required=False, help_text="Hoe werkt de groep?"
    )
    minuten = blocks.IntegerBlock(
        label="Minuten",
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text="Hoe lang duurt dit onderdeel? Een bijeenkomst duurt twee uur.",
    )
    instructie = blocks.RichTextBlock(
        label="Instructie",
        required=False,
        features=["h3", *ALINEA_FEATURES],
        help_text="Wat de begeleider doet en vraagt, stap voor stap.",
    )

    class Meta:
        icon = "clipboard-list"
        label = "Programmaonderdeel"
        zoekkop = "titel"
        zoekkeuzes = ("werkvorm",)
        label_format = "{titel}"
        template = "handleiding/blocks/programmaonderdeel.html"
        description = "Een onderdeel van het programma, met de instructie voor de begeleider."
        form_layout = blocks.BlockGroup(
            children=[
                "titel",
                "instructie",
                blocks.BlockGroup(
                    children=["werkvorm", "minuten"], heading="Werkvorm en tijd", icon="time"
                ),
            ]
        )
        preview_value = {
            "titel": "Terugblik op de casus",
            "werkvorm": "plenair",
            "minuten": 20,
            "instructie": "<p>Vraag wat de ouder heeft gemerkt.</p>",
        }


class ProgrammaBlock(blocks.StreamBlock):
    onderdeel = ProgrammaonderdeelBlock()

    class Meta:
        anker = "onderdeel"


class MateriaalBlock(blocks.StreamBlock):
    materiaal = blocks.CharBlock(
        icon="check",
        label="Materiaal",
        description="Iets wat de begeleider klaarlegt.",
        preview_value="Flap-over en stiften",
    )


class AandachtspuntenBlock(blocks.StreamBlock):
    punt = blocks.RichTextBlock(
        icon="warning",
        label="Aandachtspunt",
        features=REGEL_FEATURES,
        description="Een punt in de lijst.",
        preview_value="<p>Spreek af dat alles in de groep blijft.</p>",
    )
    tekst = blocks.RichTextBlock(
        icon="pilcrow",
        label="Tekst",
        features=ALINEA_FEATURES,
        description="Een alinea tussen de punten.",
        preview_value="<p>Vraag eerst door, geef daarna pas advies.</p>",
    )


class LiteratuurBlock(blocks.StreamBlock):
    verwijzing = VerwijzingBlock()


class VoorbereidingBlock(blocks.StreamBlock):
    vraag = blocks.TextBlock(
        icon="help",
        label="Vraag",
        rows=2,
        description="Een vraag die de deelnemer thuis voorbereidt.",
        preview_value="Wat raakt u in dit artikel?",
    )
    tekst = blocks.RichTextBlock(
        icon="pilcrow",
        label="Tekst",
        features=ALINEA_FEATURES,
        description="Een inleiding bij de vragen die erop volgen.",
        preview_value="<p>Bij het artikel over de metapositie:</p>",
    )
