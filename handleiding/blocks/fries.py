"""Frisian words in a Dutch text: a button of the editor, stored as ``<span lang="fy">``.

A screen reader then says them as Frisian, and search leaves them as they are written.
"""

from typing import Any

from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail import features as draftail

NAAM, STIJL = "fries", "FRIES"


def registreer(features: Any) -> None:
    """Add the feature; a text that may have it names it."""
    knop = {
        "type": STIJL,
        "label": "Fries",
        "description": "Deze woorden zijn Fries",
        "style": {"borderBottom": "2px dotted currentColor"},
    }
    features.register_editor_plugin("draftail", NAAM, draftail.InlineStyleFeature(knop))
    features.register_converter_rule(
        "contentstate",
        NAAM,
        {
            "from_database_format": {'span[lang="fy"]': InlineStyleElementHandler(STIJL)},
            "to_database_format": {
                "style_map": {STIJL: {"element": "span", "props": {"lang": "fy"}}}
            },
        },
    )
