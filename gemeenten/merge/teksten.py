"""The pieces of text in a value, as words: whole passages, and the sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from .richtext import Deel, is_rich, split
from .types import Json
from .values import is_blok

_BREAK = re.compile(r"<(?:br|/?td|/?th|/?tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


class Stuk(NamedTuple):
    """A passage (a paragraph, a list item, a short text) or a sentence, without its looks."""

    tekst: str
    heel: bool


class Lezer:
    """Reads pieces of text from values; a text that it has read before costs nothing."""

    def __init__(self) -> None:
        self._gelezen: dict[str, tuple[Stuk, ...]] = {}

    def stukken(self, value: Json) -> Iterator[Stuk]:
        """Yield every piece of text in a value, as often as it stands there.

        A passage is whole (`heel`), its sentences come after it. A single word of a plain field is not
        whole: it may be a choice from a list. Numbers are no text.
        """
        if isinstance(value, str):
            yield from self._van_tekst(value)
        elif is_blok(value):
            yield from self.stukken(value["value"])
        elif isinstance(value, dict):
            for item in value.values():
                yield from self.stukken(item)
        elif isinstance(value, list):
            for item in value:
                yield from self.stukken(item)

    def _van_tekst(self, text: str) -> tuple[Stuk, ...]:
        if text not in self._gelezen:
            self._gelezen[text] = tuple(
                stuk
                for passage, rijk in _passages(text)
                for stuk in _stukken_van(passage, rijk=rijk)
            )
        return self._gelezen[text]


def _stukken_van(tekst: str, *, rijk: bool) -> Iterator[Stuk]:
    woorden = tekst.split()
    if not woorden:
        return
    tekst, heel = " ".join(woorden), rijk or len(woorden) > 1
    yield Stuk(tekst, heel)
    if heel:
        for zin in _SENTENCE.split(tekst):
            yield Stuk(zin, False)


def _passages(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the passages of a text as words, and whether they come from rich text."""
    if not is_rich(text):
        yield _words(text), False
        return
    for deel in split(text):
        yield from _van_deel(deel)


def _van_deel(deel: Deel) -> Iterator[tuple[str, bool]]:
    if not deel.kinderen:
        yield _words(deel.tekst), True
    for kind in deel.kinderen:
        yield from _van_deel(kind)


def _words(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    return unescape(text) if "&" in text else text
