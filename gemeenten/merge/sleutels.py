"""Draftail's block keys: of two blocks with one key in one rich text, its editor keeps only the last."""

from __future__ import annotations

from .reeks import make_id
from .richtext import replace_keys
from .types import Json
from .vorm import Opmaaktekst

LENGTH = 5  # as Draftail makes them


def with_unique_keys(value: Json) -> Json:
    """Return a value in which no rich text, at any depth, has a block key twice.

    The first block keeps it: after "beide" that is the core's, which the next merge knows by it. A new
    key follows from the old one.
    """
    if isinstance(value, Opmaaktekst):
        return _in_text(value)
    if isinstance(value, dict):
        return type(value)({key: with_unique_keys(item) for key, item in value.items()})
    if isinstance(value, list):
        return type(value)([with_unique_keys(item) for item in value])
    return value


def _in_text(text: Opmaaktekst) -> Opmaaktekst:
    if text.count("data-block-key") < 2:
        return text
    used: set[str] = set()

    def choose(key: str) -> str:
        found = key
        while found in used:
            found = make_id(found)[:LENGTH]
        used.add(found)
        return found

    return Opmaaktekst(replace_keys(text, choose))
