"""Splitting rich text into the parts that people edit: paragraphs, headings, list items."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from .eenmaal import eenmaal

VOID = frozenset({"hr", "embed"})
PARAGRAPH = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
LIST = frozenset({"ul", "ol"})
LIST_STARTS = frozenset({"<ul", "<ol", "<li"})
BLOCK = (
    VOID
    | PARAGRAPH
    | LIST
    | {"li", "table", "blockquote", "div", "figure", "pre", "section", "article", "dl"}
)
MAX_DEPTH = 12

_NAMES = "|".join(sorted(BLOCK, key=len, reverse=True))
_RICH = re.compile(rf"<(?:{_NAMES})[\s/>]", re.IGNORECASE)
# "[^<>]*" instead of "[^>]*" keeps unclosed tags linear.
_TAG = re.compile(rf"<!--.*?-->|<(/?)({_NAMES})(?=[\s/>])[^<>]*>", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]*>")
_EMPTY = re.compile(r"(?:\s|</[^<>]*>)*")
# Only within a tag: in the text itself the same characters are words that somebody wrote.
_BLOCK_KEY = re.compile(r'(<[a-z][^<>]*?)\s+data-block-key="([^"<>]*)"', re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LOOSE_SPACE = re.compile(r"[\t\r\n\f]|  | <|> |^ | $")
_EDGE = re.compile(rf" ?(</?(?:{_NAMES})(?: [^<>]*)?/?>) ?", re.IGNORECASE)


def is_rich(text: str) -> bool:
    """Tell whether a string holds block-level tags, and so is rich text."""
    return "<" in text and _RICH.search(text) is not None


def normalise(html: str) -> str:
    """Return rich text without block keys and without white space that nobody sees."""
    if "data-block-key" in html:
        html = _BLOCK_KEY.sub(r"\1", html)
    if _LOOSE_SPACE.search(html) is None:
        return html
    return _EDGE.sub(r"\1", _SPACE.sub(" ", html)).strip(" ")


def replace_keys(html: str, choose: Callable[[str], str]) -> str:
    """Return rich text in which each block key is what `choose` makes of it, in reading order."""
    if "data-block-key" not in html:
        return html
    return _BLOCK_KEY.sub(lambda found: f'{found[1]} data-block-key="{choose(found[2])}"', html)


def strip_tags(text: str) -> str:
    """Return the words of a text with its tags replaced by spaces."""
    return _ANY_TAG.sub(" ", text) if "<" in text else text


@dataclass(frozen=True)
class Deel:
    """One part of a rich text, looked into only when asked.

    Law: tekst == begin + the texts of kinderen + eind, if there are kinderen. Only a list, and a
    list item that holds a list, have them; any other part is its text.
    """

    tekst: str
    depth: int = 0

    @eenmaal
    def fingerprint(self) -> str:
        """What the part says, without looks."""
        return normalise(self.tekst)

    @eenmaal
    def kinderen(self) -> tuple[Deel, ...]:
        """The parts inside."""
        if self._inside is None:
            return ()
        start, end = self._inside
        return _split(self.tekst[start:end], self.depth + 1)

    @property
    def begin(self) -> str:
        """The opening tag of a part with kinderen."""
        return self.tekst[: self._inside[0]] if self._inside else ""

    @property
    def eind(self) -> str:
        """The closing tag of a part with kinderen."""
        return self.tekst[self._inside[1] :] if self._inside else ""

    @property
    def shell(self) -> tuple[str, str] | None:
        """The tags around the children, without looks; None if there are no children."""
        return (normalise(self.begin), normalise(self.eind)) if self.kinderen else None

    @eenmaal
    def _inside(self) -> tuple[int, int] | None:
        return _find_inside(self.tekst) if self.depth < MAX_DEPTH else None

    @property
    def block_key(self) -> str | None:
        """Draftail's own key of a paragraph; a list has none, its items have."""
        if "data-block-key" not in self.tekst or self.tag in LIST:
            return None
        found = _BLOCK_KEY.search(self.begin or self.tekst)
        return found[2] if found else None

    @property
    def tag(self) -> str:
        """The name of the block-level tag the part starts with, or "" for loose text."""
        found = _TAG.match(self.tekst.lstrip())
        return (found[2] or "").lower() if found else ""


def split(html: str) -> tuple[Deel, ...]:
    """Split rich text into parts.

    Law: the texts of the parts, joined, are the html exactly. Never raises: a tag that is not
    closed ends at the next paragraph or at the end, a stray closing tag belongs to the part before.
    """
    return _split(html, 0)


def _split(html: str, depth: int) -> tuple[Deel, ...]:
    return tuple(Deel(text, depth) for text in _segments(html))


def _find_inside(text: str) -> tuple[int, int] | None:
    """Return where the inside of a list (or of an item that holds a list) begins and ends."""
    if text.lstrip()[:3].lower() not in LIST_STARTS:
        return None
    tags = [tag for tag in _TAG.finditer(text) if tag[2]]
    if len(tags) < 3 or tags[0][1] or text[: tags[0].start()].strip():
        return None
    name = tags[0][2].lower()
    closing = [tag for tag in tags if tag[1] and tag[2].lower() == name]
    holds_list = any(tag[2].lower() in LIST for tag in tags[1:])
    if not closing or not (name in LIST or (name == "li" and holds_list)):
        return None
    return tags[0].end(), closing[-1].start()


def _segments(html: str) -> list[str]:
    cuts = sorted({0, *_cuts(html), len(html)})
    parts = [html[a:b] for a, b in pairwise(cuts)]
    return _attach_empty(parts)


def _cuts(html: str) -> list[int]:
    """Return the positions at which a block-level element begins or ends."""
    cuts: list[int] = []
    name, depth = "", 0
    for tag in _TAG.finditer(html):
        if not tag[2]:
            continue
        found, closes = tag[2].lower(), bool(tag[1])
        if name in PARAGRAPH and not closes and found not in VOID:
            name = ""  # a paragraph cannot hold another block: it was never closed
        if not name:
            if closes:
                continue
            cuts.append(tag.start())
            if found in VOID:
                cuts.append(tag.end())
            else:
                name, depth = found, 1
        elif found == name:
            depth += -1 if closes else 1
            if depth == 0:
                cuts.append(tag.end())
                name = ""
    return cuts


def _attach_empty(parts: list[str]) -> list[str]:
    """Give white space and stray closing tags to the part before, or else to the part after."""
    result: list[str] = []
    lead = ""
    for part in parts:
        if _EMPTY.fullmatch(part):
            if result:
                result[-1] += part
            else:
                lead += part
        else:
            result.append(lead + part)
            lead = ""
    return [*result, lead] if lead else result
