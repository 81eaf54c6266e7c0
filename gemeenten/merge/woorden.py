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
    counts as one word; white space alone never joins two changes.
    """
    left, right = _TOKEN.findall(a), _TOKEN.findall(b)
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    steps = [
        (tag == "equal", "".join(left[i1:i2]), "".join(right[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]
    return [segment for step in _fold(steps) for segment in _segments(*step)]


def _fold(steps: list[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """Draw white space between two changes into the change, so that phrases stay together."""
    folded: list[tuple[bool, str, str]] = []
    for n, (equal, old, new) in enumerate(steps):
        loose = equal and old.isspace() and 0 < n < len(steps) - 1
        if folded and not folded[-1][0] and (loose or not equal):
            _, before_old, before_new = folded[-1]
            folded[-1] = (False, before_old + old, before_new + new)
        else:
            folded.append((equal, old, new))
    return folded


def _segments(equal: bool, old: str, new: str) -> list[Segment]:
    if equal:
        return [("gelijk", old)]
    return [(soort, text) for soort, text in (("weg", old), ("bij", new)) if text]
