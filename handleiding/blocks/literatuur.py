"""References to literature, in a session and in the overviews."""

from collections.abc import Iterable

from django.db import models
from wagtail import blocks

from handleiding.literatuur import Verwijzing


class Leesplicht(models.TextChoices):
    VERPLICHT = "verplicht", "lezen"
    KEUZE = "keuze", "een van deze lezen"
    VERDIEPING = "verdieping", "voor wie meer wil"
    HERLEZEN = "herlezen", "herlezen"


class Leesmoment(models.TextChoices):
    DEZE = "deze", "voor deze bijeenkomst"
    VOLGENDE = "volgende", "voor de volgende bijeenkomst"


LEESVOLGORDE = (Leesplicht.VERPLICHT, Leesplicht.KEUZE, Leesplicht.HERLEZEN, Leesplicht.VERDIEPING)


def per_soort(verwijzingen: Iterable[Verwijzing]) -> list[tuple[str, list[Verwijzing]]]:
    """Group references by what the reader should do with them, the most urgent first."""
    lijst = list(verwijzingen)
    groepen = [(soort.label, [v for v in lijst if v.soort == soort]) for soort in LEESVOLGORDE]
    return [(label, groep) for label, groep in groepen if groep]


class VerwijzingBlock(blocks.StructBlock):
    auteur = blocks.CharBlock(label="Auteur", required=False)
    titel = blocks.CharBlock(label="Titel", max_length=500)
    jaar = blocks.CharBlock(label="Jaar", required=False, max_length=20)
    bron = blocks.CharBlock(
        label="Bron", required=False, help_text="Het boek of tijdschrift waar het in staat."
    )
    paginas = blocks.CharBlock(label="Pagina’s", required=False, max_length=60)
    url = blocks.URLBlock(label="Webadres", required=False)
    toelichting = blocks.CharBlock(label="Toelichting", required=False)
    soort = blocks.ChoiceBlock(
        choices=Leesplicht.choices, default=Leesplicht.VERPLICHT, label="Soort"
    )
    moment = blocks.ChoiceBlock(
        choices=Leesmoment.choices, default=Leesmoment.VOLGENDE, label="Moment"
    )

    class Meta:
        icon = "openquote"
        label = "Verwijzing"
        zoekregel = True
        label_format = "{auteur} – {titel}"
        template = "handleiding/blocks/verwijzing.html"
        description = "Een boek, artikel of webpagina."
        form_layout = blocks.BlockGroup(
            children=[
                "auteur",
                "titel",
                "bron",
                blocks.BlockGroup(
                    children=["jaar", "paginas", "url"], heading="Vindplaats", icon="link"
                ),
                "soort",
                "moment",
            ],
            settings=["toelichting"],
        )
        preview_value = {
            "auteur": "Herman Baartman",
            "titel": "Compassie en controle in de Jeugdzorg",
            "jaar": "2011",
            "bron": "Ouderschapskennis",
            "paginas": "63-81",
            "soort": "verplicht",
            "moment": "volgende",
        }


class LiteratuurgroepBlock(blocks.StructBlock):
    kop = blocks.CharBlock(label="Kop")
    verwijzingen = blocks.ListBlock(VerwijzingBlock(), label="Verwijzingen", default=[])

    class Meta:
        icon = "folder-open-1"
        label = "Groep"
        zoekkop = "kop"
        label_format = "{kop}"
        description = "Een kop met verwijzingen eronder."


class LiteratuurgroepenBlock(blocks.StreamBlock):
    groep = LiteratuurgroepBlock()


class GedrukteBijeenkomstBlock(blocks.StructBlock):
    nummer = blocks.IntegerBlock(label="Nummer van de bijeenkomst", min_value=1)
    kop = blocks.CharBlock(label="Kop")
    verwijzingen = blocks.ListBlock(VerwijzingBlock(), label="Verwijzingen", default=[])

    class Meta:
        icon = "list-ol"
        label = "Bijeenkomst"
        zoekkop = "kop"
        label_format = "{nummer}. {kop}"
        description = "De lijst van een bijeenkomst zoals die gedrukt is."


class GedrukteLijstBlock(blocks.StreamBlock):
    bijeenkomst = GedrukteBijeenkomstBlock()
