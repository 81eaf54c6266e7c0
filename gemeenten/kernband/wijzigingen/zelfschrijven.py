"""The field in which somebody writes a text of their own on the merge screen, and what comes out of it.

Where a field is edited with links and markup, it is here too, in the same editor: what the writer does not
touch stays. What the screen shows where there is no text never becomes text.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from django.forms import Media, Textarea
from django.utils.safestring import SafeString
from wagtail.admin.rich_text import DraftailRichTextArea, get_rich_text_editor_widget
from wagtail.blocks import Block, RichTextBlock
from wagtail.fields import RichTextField

from gemeenten.merge import Besluit, Handeling
from gemeenten.merge.richtext import LIST, is_rich, split
from handleiding.inhoud import Inhoudsoort, soort_van

OMHULSEL = re.compile(r"^<(?P<tag>p|li|h[1-6])\b[^>]*>")
ALINEA = re.compile(r"(</?)(?:p|h[1-6])\b")
TAG = re.compile(r"<(?!img|embed|hr)[^>]*>")
NAAM = "Uw eigen tekst"
# Tags around the items of a list: a choice, but no text.
LIJSTRAND = ("#begin", "#eind")


@dataclass(frozen=True)
class Eigenveld:
    """How a text of one's own is written at one place: in the editor of its field, or as plain text."""

    besluit: Besluit
    blok: Block | RichTextField | None

    @cached_property
    def editor(self) -> DraftailRichTextArea | None:
        """The editor of the field, unless there is none, or our text has tags that it cannot read."""
        if not isinstance(self.blok, RichTextBlock | RichTextField):
            return None
        editor = get_rich_text_editor_widget(self.blok.editor, features=self.blok.features)
        editor.options["ariaLabel"] = NAAM  # a label reaches the hidden field only
        try:
            editor.format_value(self._voor_editor(self.begin))
        except AssertionError:
            return None
        return editor

    @property
    def begin(self) -> str:
        """What the field starts with: our text, with its links and markup; empty where we have none."""
        return self.besluit.lokaal

    @property
    def media(self) -> Media:
        return self.editor.media if self.editor else Media()

    def toon(self, naam: str, gestuurd: str | None) -> SafeString:
        """Return the field as HTML, holding what was sent, or else what it starts with."""
        attrs = {"id": naam, "rows": 4}
        if self.editor is None:
            return Textarea().render(naam, self.begin if gestuurd is None else gestuurd, attrs)
        html = self.begin if gestuurd is None else self._html(gestuurd)
        return self.editor.render(naam, self._voor_editor(html), attrs)

    def waarde(self, gestuurd: str | None) -> str:
        """Return what was written in the form of the text that it replaces."""
        if gestuurd is None:
            return self.begin
        if self.editor:
            return self._html(gestuurd)
        return eigen_waarde(self.besluit, gestuurd, rijk=None if self._mag_opmaak else False)

    def _html(self, gestuurd: str) -> str:
        """Read what the editor sent; where that is no such thing, a paragraph (or item) for each line."""
        if lees_editor(gestuurd) is None:
            return eigen_waarde(self.besluit, gestuurd, rijk=True)
        try:
            html = self.editor.converter.to_database_format(gestuurd)
        except (AttributeError, KeyError, TypeError, ValueError):
            return eigen_waarde(self.besluit, tekst_van(gestuurd), rijk=True)
        if not TAG.sub("", html).strip():
            return ""
        return _als_items(html) if self._is_item else html

    def _voor_editor(self, html: str) -> str:
        return f"<ul>{html}</ul>" if self._is_item else html

    @property
    def _mag_opmaak(self) -> bool:
        return self.blok is None or soort_van(self.blok) is Inhoudsoort.RIJK

    @cached_property
    def _is_item(self) -> bool:
        return _omhulsel(self.besluit) == "li"


def eigenveld(besluit: Besluit, blok: Block | RichTextField | None) -> Eigenveld | None:
    """Return the field for a text of one's own; None where no such text can stand.

    ``blok`` describes what stands there, where that is known.
    """
    waarden = (besluit.lokaal, besluit.kern)
    if besluit.handeling is Handeling.VERPLAATST or not all(isinstance(w, str) for w in waarden):
        return None
    if besluit.pad.endswith(LIJSTRAND):
        return None
    return Eigenveld(besluit, blok)


def lees_editor(gestuurd: str) -> list[Mapping[str, Any]] | None:
    """Return the blocks that Draftail sent; None when this is no text of its."""
    try:
        gelezen = json.loads(gestuurd)
    except ValueError:
        return None
    blokken = gelezen.get("blocks") if isinstance(gelezen, dict) else None
    return blokken if isinstance(blokken, list) else None


def tekst_van(gestuurd: str) -> str:
    """Return the words that somebody wrote, a line for each paragraph, whatever the field sent."""
    blokken = lees_editor(gestuurd)
    if blokken is None:
        return gestuurd
    return "\n".join(str(blok.get("text", "")) for blok in blokken if isinstance(blok, dict))


def eigen_waarde(besluit: Besluit, tekst: str, *, rijk: bool | None = None) -> str:
    """Return plain words in the form of the text they replace.

    Each line becomes a paragraph (or item, or heading) where the text is rich; where nobody knows, if it looks so.
    """
    if rijk is None:
        rijk = any(map(is_rich, _voorbeelden(besluit)))
    if not rijk:
        return tekst.strip()
    tag = _omhulsel(besluit)
    regels = [regel.strip() for regel in tekst.splitlines() if regel.strip()]
    return "".join(f"<{tag}>{escape(regel, quote=False)}</{tag}>" for regel in regels)


def _voorbeelden(besluit: Besluit) -> Sequence[str]:
    return [w for w in (besluit.lokaal, besluit.kern, besluit.basis) if isinstance(w, str)]


def _omhulsel(besluit: Besluit) -> str:
    gevonden = next(filter(None, map(OMHULSEL.match, _voorbeelden(besluit))), None)
    return gevonden["tag"] if gevonden else "p"


def _als_items(html: str) -> str:
    """Return what was written in a list as its items: the list around them stands there already."""
    return "".join(
        "".join(item.tekst for item in deel.kinderen)
        if deel.tag in LIST
        else ALINEA.sub(r"\1li", deel.tekst)
        for deel in split(html)
    )
