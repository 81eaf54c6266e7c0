"""The four buffers of parenthood (ouderschapstheorie of Alice van der Pas) as form fields."""

from wagtail import blocks


class BufferBlock(blocks.StructBlock):
    naam = blocks.CharBlock(label="Naam van de buffer")
    toelichting = blocks.TextBlock(label="Toelichting", rows=2, max_length=200)
    vraag = blocks.TextBlock(
        label="Vraag", rows=2, max_length=160, help_text="De vraag boven het invulvak."
    )

    class Meta:
        icon = "form"
        label = "Buffer"
        zoekkop = "naam"
        label_format = "{naam}"
        description = "Een van de vier buffers, met een invulvak."
        preview_value = {
            "naam": "Metapositie",
            "toelichting": "Even afstand nemen en kijken naar wat er gebeurt.",
            "vraag": "Wanneer lukt het deze ouder om stil te staan bij het opvoeden?",
        }


class BuffersBlock(blocks.StreamBlock):
    buffer = BufferBlock()

    class Meta:
        min_num = 4
        max_num = 4


BUFFERS_DEFAULT = [
    (
        "buffer",
        {
            "naam": "‘Goede ouder’-ervaringen",
            "toelichting": "Momenten waarop de ouder zelf merkt: dit doe ik goed.",
            "vraag": "Waar is deze ouder trots op?",
        },
    ),
    (
        "buffer",
        {
            "naam": "Metapositie",
            "toelichting": "Afstand kunnen nemen en nadenken over het eigen ouderschap.",
            "vraag": "Wanneer en met wie kijkt deze ouder rustig terug?",
        },
    ),
    (
        "buffer",
        {
            "naam": "Goede taakverdeling",
            "toelichting": "De zorg delen, thuis en met anderen.",
            "vraag": "Wie neemt wat over, en is dat genoeg voor deze ouder?",
        },
    ),
    (
        "buffer",
        {
            "naam": "Solidaire gemeenschap",
            "toelichting": "Een omgeving die naast de ouder staat.",
            "vraag": "Bij wie voelt deze ouder zich gesteund, en wat kan daar bij?",
        },
    ),
]
