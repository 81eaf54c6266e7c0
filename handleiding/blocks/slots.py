"""Local slots: places in core text where an edition shows its own data.

In the core a slot shows its neutral text; in an edition the data of that edition, when it has any.
The data reaches the template as ``lokaal`` (see ``handleiding.slots``).
"""

from wagtail import blocks

NEUTRAAL_HELP = (
    "Deze tekst staat in de landelijke handleiding, en in een editie zonder eigen gegevens."
)
GROUP = "Plaatselijke gegevens"


class SlotBlock(blocks.StructBlock):
    kop = blocks.CharBlock(label="Kop", required=False)
    neutraal = blocks.RichTextBlock(
        label="Neutrale tekst",
        features=["bold", "italic", "link"],
        required=False,
        help_text=NEUTRAAL_HELP,
    )

    class Meta:
        group = GROUP
        zoekstil = True  # in an edition with data of its own readers see that, not this text
        icon = "site"


class ContactpersonenSlot(SlotBlock):
    class Meta:
        icon = "group"
        label = "Contactpersonen"
        template = "handleiding/blocks/slot_contactpersonen.html"
        description = "De contactpersonen van de gemeente."
        preview_value = {
            "kop": "Wie kunt u bellen?",
            "neutraal": "<p>Uw gemeente noemt hier de contactpersonen.</p>",
        }


class SessiesSlot(SlotBlock):
    class Meta:
        icon = "date"
        label = "Data van deze bijeenkomst"
        template = "handleiding/blocks/slot_sessies.html"
        description = "Datum, tijd en plaats van deze bijeenkomst, per werk-leergroep."
        preview_value = {
            "kop": "Wanneer?",
            "neutraal": "<p>De data verschillen per werk-leergroep.</p>",
        }


class OrganisatiesSlot(SlotBlock):
    class Meta:
        icon = "home"
        label = "Deelnemende organisaties"
        template = "handleiding/blocks/slot_organisaties.html"
        description = "De organisaties die in de werk-leergroepen van de gemeente meedoen."
        preview_value = {
            "kop": "Wie doen er mee?",
            "neutraal": "<p>In elke gemeente doen andere organisaties mee.</p>",
        }


class SteunpuntSlot(SlotBlock):
    class Meta:
        icon = "help"
        label = "Plaatselijk steunpunt"
        template = "handleiding/blocks/slot_steunpunt.html"
        description = "Waar ouders en professionals in deze gemeente terechtkunnen."
        preview_value = {
            "kop": "Steun in de buurt",
            "neutraal": "<p>Vraag in uw gemeente naar het wijkteam.</p>",
        }


def SLOT_BLOCKS() -> list[tuple[str, blocks.Block]]:
    """Return fresh instances of every slot, by the name under which pages store them."""
    return [
        ("contactpersonen", ContactpersonenSlot()),
        ("sessies", SessiesSlot()),
        ("organisaties", OrganisatiesSlot()),
        ("steunpunt", SteunpuntSlot()),
    ]
