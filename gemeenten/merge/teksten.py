"""The sentences in a value, as words: what can stand once too often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from unicodedata import normalize

from .richtext import Deel, split
from .types import Json
from .values import is_blok
from .vorm import Opmaaktekst

_LINE = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"</?(?:td|th|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_WORD = re.compile(r"\w+")
# Soft hyphens and characters without width: in the middle of a word nobody sees them.
ONGEZIEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
LONG = 4  # a sentence of so many words is nobody's stock phrase
LONG_WORD = 4  # shorter ones, as "de" and "van", stand in any sentence
PLAIN = 3  # a shorter text of a plain field may be a choice from a list


class Mengzin(NamedTuple):
    """A sentence, without its looks. A short one is a label: it says something with what it stands by."""

    tekst: str
    kort: bool


class Lezer:
    """Reads sentences from values; a text that it has read before costs nothing."""

    def __init__(self) -> None:
        self._gelezen: dict[tuple[str, bool], tuple[Mengzin, ...]] = {}
        self._geheel: set[str] = set()

    def is_vast(self, tekst: str) -> bool:
        """Tell whether a sentence says so much that not even each side may add it for itself."""
        return tekst in self._geheel or is_lang(tekst)

    def zinnen(self, value: Json) -> Iterator[Mengzin]:
        """Yield every sentence in a value, as often as it stands there. Numbers are no text."""
        if isinstance(value, str):
            yield from self._van_tekst(value)
        elif is_blok(value):
            yield from self.zinnen(value["value"])
        elif isinstance(value, dict):
            for item in value.values():
                yield from self.zinnen(item)
        elif isinstance(value, list):
            for item in value:
                yield from self.zinnen(item)

    def _van_tekst(self, text: str) -> tuple[Mengzin, ...]:
        rijk = isinstance(text, Opmaaktekst)
        if (text, rijk) not in self._gelezen:
            passages = _passages(text) if rijk else [(text, False)]
            self._gelezen[text, rijk] = tuple(
                zin
                for passage, kop in passages
                for regel in passage.split("\n")
                for zin in self._lees(regel, kop, rijk=rijk)
            )
        return self._gelezen[text, rijk]

    def _lees(self, passage: str, kop: bool, *, rijk: bool) -> Iterator[Mengzin]:
        woorden = normalize("NFC", passage).translate(ONGEZIEN).split()
        if not woorden:
            return
        tekst = " ".join(woorden)
        if kop or len(woorden) < (2 if rijk else PLAIN):
            if not kop and len(woorden) > 1:
                self._geheel.add(tekst)
            yield Mengzin(tekst, True)
            return
        self._geheel.add(tekst)
        zinnen = _SENTENCE.split(tekst)
        for zin in zinnen:
            yield Mengzin(zin, " " not in zin)
        if len(zinnen) > 1 and not any(map(is_lang, zinnen)):
            yield Mengzin(tekst, False)  # short sentences, that together say enough


def is_lang(tekst: str) -> bool:
    """Tell whether a sentence has so many words that it can be told from another anywhere."""
    return tekst.count(" ") + 1 >= LONG


def lees_woorden(tekst: str) -> list[str]:
    """Return the words of a sentence in order, without capitals and punctuation."""
    return [woord.lower() for woord in _WORD.findall(tekst)]


def woorden_van(tekst: str) -> frozenset[str]:
    """Return the words of a sentence that tell it from another; of a sentence without those, all."""
    woorden = lees_woorden(tekst)
    dragend = frozenset(woord for woord in woorden if len(woord) >= LONG_WORD)
    return dragend if len(dragend) > 1 else frozenset(woorden)


def _passages(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the passages of a rich text as words, line by line, and whether each is a heading."""
    for deel in split(text):
        yield from _van_deel(deel)


def _van_deel(deel: Deel) -> Iterator[tuple[str, bool]]:
    if not deel.kinderen:
        yield (
            _words(_LINE.sub("\n", " ".join(deel.tekst.split()))),
            deel.tag.startswith("h") and deel.tag != "hr",
        )
    for kind in deel.kinderen:
        yield from _van_deel(kind)


def _words(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", _CELL.sub(" ", text))
    return unescape(text) if "&" in text else text
