"""The editor of rich text: what it sends can always be stored.

Half of a character, as a browser leaves one where an emoji was cut in two, fits in the JSON that the editor
sends and in no database: the whole text would be refused.
"""

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


class HeleTekens(ContentstateConverter):
    """Reads what the editor sent, with a replacement character for each half."""

    def to_database_format(self, contentstate_json: str) -> str:
        html: str = super().to_database_format(contentstate_json)
        return html.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Tekstverwerker(DraftailRichTextArea):
    """Wagtail's editor (``WAGTAILADMIN_RICH_TEXT_EDITORS``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.converter = HeleTekens(self.features)
