"""What each value of a page is, told by its class and never by what is in it.

A page is read once: by who knows its definitions (``gemeenten.kernband.wijzigingen.vormen``), or, of plain JSON, by
its looks (``op_zicht``). What was read is still the same JSON, equal to it and written as it. A dict, list or
string of none of these classes is one value by itself: a table, a choice of several, a plain text.
"""

from __future__ import annotations

from collections.abc import Iterable

from .richtext import is_rich
from .types import Json

LID = frozenset({"type", "value", "id"})


class Samenstel(dict[str, Json]):
    """A page or struct: each value stands under the name of its field."""


class Ledenlijst(list[Json]):
    """A stream or list: its items are found again in other versions and may move."""


class Lijstlid(dict[str, Json]):
    """An item with its kind, its value and its id."""


class Opmaaktekst(str):
    """Rich text."""

    __slots__ = ()


def is_gelezen(*paginas: Json) -> bool:
    """Tell whether the values of these pages have their classes."""
    return any(isinstance(pagina, Samenstel) for pagina in paginas)


def gelezen(*paginas: Json) -> tuple[Json, ...]:
    """Return copies of versions of a page in which each value has its class.

    When one of them has, all have. Else they are plain JSON, and are read by their looks.
    """
    if is_gelezen(*paginas):
        return tuple(Samenstel(copy_json(pagina)) for pagina in paginas)
    return tuple(Samenstel(_op_zicht_in(pagina)) for pagina in paginas)


def copy_json(value: Json) -> Json:
    """Return a deep copy of a JSON value, much faster than copy.deepcopy."""
    if isinstance(value, dict):
        return type(value)({key: copy_json(item) for key, item in value.items()})
    if isinstance(value, list):
        return type(value)([copy_json(item) for item in value])
    return value


def als_json(value: Json) -> Json:
    """Return a copy without classes, as plain JSON came in."""
    if isinstance(value, dict):
        return {key: als_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [als_json(item) for item in value]
    return str(value) if isinstance(value, Opmaaktekst) else value


def op_zicht(value: Json) -> Json:
    """Return a copy of plain JSON, each value taken for what it looks like."""
    if isinstance(value, str):
        return Opmaaktekst(value) if is_rich(value) else value
    if isinstance(value, list):
        return Ledenlijst([lid_op_zicht(item) for item in value])
    if not isinstance(value, dict):
        return value
    return _tabel(value) if _is_tabel(value) else Samenstel(_op_zicht_in(value))


def lid_op_zicht(value: Json) -> Json:
    """Return what stands in a list: an item of the form that Wagtail gives it, or a bare value."""
    return Lijstlid(_op_zicht_in(value)) if _is_lid(value) else op_zicht(value)


def eigen_vorm(value: Json, naast: Iterable[Json]) -> Json:
    """Return what a person wrote, read as what it takes the place of."""
    naast = list(naast)
    if isinstance(value, str):
        rijk = any(isinstance(ander, Opmaaktekst) for ander in naast)
        return Opmaaktekst(value) if rijk else value
    is_lid = any(isinstance(ander, Lijstlid) for ander in naast)
    return lid_op_zicht(value) if is_lid else op_zicht(value)


def _op_zicht_in(value: dict[str, Json]) -> dict[str, Json]:
    return {key: op_zicht(item) for key, item in value.items()}


def _is_lid(value: Json) -> bool:
    return (
        isinstance(value, dict)
        and "value" in value
        and isinstance(value.get("type"), str)
        and value.keys() <= LID
    )


def _is_tabel(value: dict[str, Json]) -> bool:
    """Tell whether this is a table, whose rows and columns only make sense together."""
    rows, columns, data = value.get("rows"), value.get("columns"), value.get("data")
    if isinstance(rows, list) and isinstance(columns, list):
        return True
    return isinstance(data, list) and any(isinstance(row, list) for row in data)


def _tabel(value: Json) -> Json:
    """Return a value of which only the texts have a class."""
    if isinstance(value, dict):
        return {key: _tabel(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_tabel(item) for item in value]
    return op_zicht(value)
