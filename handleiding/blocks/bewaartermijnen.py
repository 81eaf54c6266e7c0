"""The table of retention on a page, for the statement of privacy: what ``handleiding.bewaren`` really does."""

from typing import Any

from wagtail import blocks

from handleiding.bewaren import alle


class BewaartermijnenBlock(blocks.StructBlock):
    kop = blocks.CharBlock(label="Kop", required=False)

    class Meta:
        icon = "calendar"
        label = "Bewaartermijnen"
        template = "handleiding/blocks/bewaartermijnen.html"
        description = "Een tabel van wat wij van mensen bewaren, waarom en hoe lang. Voor de privacyverklaring."
        preview_value = {"kop": "Wat wij bewaren, en hoe lang"}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return super().get_context(value, parent_context=parent_context) | {"termijnen": alle()}
