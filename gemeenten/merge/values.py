"""Comparing and walking the values of a page."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import TypeGuard

from .richtext import normalise, strip_tags
from .types import Json
from .vorm import Ledenlijst, Lijstlid, Opmaaktekst, Samenstel


def same(a: Json, b: Json) -> bool:
    """Tell whether two values are equal, where True, 1 and 1.0 are three different values."""
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(item, b[key]) for key, item in a.items())
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return repr(a) == repr(b) if isinstance(a, float) else bool(a == b)


def fingerprint(value: Json) -> Hashable:
    """Return what a value says, without block ids and without the looks of rich text."""
    if isinstance(value, str):
        return normalise(value) if isinstance(value, Opmaaktekst) else value
    if is_blok(value):
        return ("blok", value["type"], fingerprint(value["value"]))
    if isinstance(value, dict):
        return ("dict", frozenset((key, fingerprint(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("list", tuple(fingerprint(item) for item in value))
    return (type(value).__name__, repr(value))


def is_blok(value: Json) -> TypeGuard[Lijstlid]:
    """Tell whether a list item is a stream block or a list item of the new style."""
    return isinstance(value, Lijstlid)


def read_id(value: Json) -> str | None:
    """Return the id of a block, or None for anything that does not identify it."""
    found = value.get("id") if is_blok(value) else None
    return found if isinstance(found, str) and found else None


def join_pad(pad: str, name: str) -> str:
    """Extend a path by one step; marks with a meaning of their own are escaped."""
    if "~" in name or "/" in name or "#" in name:
        name = name.replace("~", "~0").replace("/", "~1").replace("#", "~2")
    return f"{pad}/{name}" if pad else name


def walk_blokken(value: Json, pad: str = "") -> Iterator[tuple[str, Json]]:
    """Yield (path of the list it stands in, block) for every block, in reading order.

    A block without an id hides nothing: blocks below it get the path of its position.
    """
    if isinstance(value, Samenstel):
        for key, item in value.items():
            yield from walk_blokken(item, join_pad(pad, key))
    elif isinstance(value, Ledenlijst):
        for number, item in enumerate(value):
            yield from _walk_item(item, pad, number)


def _walk_item(item: Json, pad: str, number: int) -> Iterator[tuple[str, Json]]:
    if is_blok(item):
        yield pad, item
        yield from walk_blokken(item["value"], join_pad(pad, read_id(item) or f"@{number}"))
    else:
        yield from walk_blokken(item, join_pad(pad, f"@{number}"))


def words(value: Json) -> frozenset[str]:
    """Return the words in all texts of a value, for measuring likeness."""
    return frozenset(word for text in _texts(value) for word in re.findall(r"\w+", text))


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield strip_tags(value)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield str(value)
