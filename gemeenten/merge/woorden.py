"""The difference between two texts, word by word, for showing it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

ISLAND = 5  # tokens: two words and the white space around them
_TOKEN = re.compile(r"<[^<>]*>|\s+|\w+|.", re.DOTALL)

Segment = tuple[str, str]
Opcode = tuple[str, int, int, int, int]


def woordverschil(a: str, b: str) -> list[Segment]:
    """Return the difference from `a` to `b` as (soort, text) segments.

    soort is "gelijk", "weg" or "bij". Laws: the texts that are "gelijk" or "weg" make `a`, those
    that are "gelijk" or "bij" make `b`; no text is empty, no two neighbours have one soort. A tag
    counts as one word; white space alone never stands between two changes, nor does a word or two
    between changes that are longer: a reader would see snippets instead of a sentence.
    """
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    return [
        segment
        for tag, i1, i2, j1, j2 in _without_islands(matcher.get_opcodes())
        for segment in _segments(tag == "equal", "".join(left[i1:i2]), "".join(right[j1:j2]))
    ]


def _without_islands(opcodes: Sequence[Opcode]) -> list[Opcode]:
    """Make what is equal but short, between two longer changes, part of one change."""
    result: list[Opcode] = []
    for n, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        between = [*result[-1:], *opcodes[n + 1 : n + 2]]
        size = i2 - i1
        if tag == "equal" and len(between) == 2 and size <= ISLAND:
            tag = "replace" if size <= min(map(_size, between)) else tag
        if tag != "equal" and result and result[-1][0] != "equal":
            _, i1, _, j1, _ = result.pop()
        result.append((tag, i1, i2, j1, j2))
    return result


def _size(opcode: Opcode) -> int:
    _, i1, i2, j1, j2 = opcode
    return max(i2 - i1, j2 - j1)


def _segments(equal: bool, old: str, new: str) -> list[Segment]:
    if equal:
        return [("gelijk", old)]
    return [(soort, text) for soort, text in (("weg", old), ("bij", new)) if text]
