"""Rich text as lines: which of them are headings. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<[^>]+>")
_GRENS = re.compile(r"<(/?)(h[1-6]|p|li|ul|ol|tr|td|th|blockquote|hr|br)\b[^>]*>", re.IGNORECASE)
_VREEMD = re.compile(r"""<span\b[^>]*\blang=["'](?!nl\b)[^>]*>(.*?)</span>""", re.DOTALL)
_WIT = re.compile(r"\s+")


@dataclass(frozen=True)
class Zoekalinea:
    """A line that readers read, with the place to jump to; a heading begins what comes after it.

    ``vreemd`` are its words in another language than Dutch.
    """

    tekst: str
    anker: str
    is_kop: bool = False
    vreemd: str = ""


def alineas(html: str, anker: str) -> Iterator[Zoekalinea]:
    """Yield the lines of a rich text in order; an empty one is none."""
    begin, kop = 0, False
    for grens in _GRENS.finditer(html):
        yield from _regel(html[begin : grens.start()], anker, is_kop=kop)
        kop = grens[2].lower().startswith("h") and grens[2].lower() != "hr" and not grens[1]
        begin = grens.end()
    yield from _regel(html[begin:], anker, is_kop=False)


def _regel(html: str, anker: str, *, is_kop: bool) -> Iterator[Zoekalinea]:
    if tekst := _kaal(html):
        yield Zoekalinea(tekst, anker, is_kop, _kaal(" ".join(_VREEMD.findall(html))))


def _kaal(html: str) -> str:
    return _WIT.sub(" ", unescape(_TAG.sub("", html))).strip()
