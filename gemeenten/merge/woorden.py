"""The difference between two texts, word by word, for showing it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(r"<[^<>]*>|\s+|\w+|.", re.DOTALL)

Segment = tuple[str, str]


def woordverschil(a: str, b: str) -> list[Segment]:
    """Return the difference from `a` to `b` as (soort, text) segments.

    soort is "gelijk", "weg" or "bij". Laws: the texts that are "gelijk" or "weg" make `a`, those
    that are "gelijk" or "bij" make `b`; no text is empty, no two neighbours have one soort. A tag
    counts as one word; white space alone never stands between two changes.
    """
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    return [
        segment
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        for segment in _segments(tag == "equal", "".join(left[i1:i2]), "".join(right[j1:j2]))
    ]


def _segments(equal: bool, old: str, new: str) -> list[Segment]:
    if equal:
        return [("gelijk", old)]
    return [(soort, text) for soort, text in (("weg", old), ("bij", new)) if text]
