"""Which texts of a merged page are neither the core's nor ours, but made of both."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from .types import Json, Pagina
from .values import fingerprint, is_blok, join_pad, read_id
from .vorm import Ledenlijst, Samenstel, gelezen


def gemengd(inhoud: Pagina, kern: Pagina, lokaal: Pagina) -> tuple[str, ...]:
    """Return the paths of the texts in `inhoud` that stand like that in `kern` nor in `lokaal`.

    A text is the value of one field, at any depth: two paragraphs of one rich text, one changed by
    the core and one by us, are together a text that nobody wrote. Tables are one text. Blocks are
    found by id; without ids more is reported, never less.
    """
    inhoud, kern, lokaal = gelezen(inhoud, kern, lokaal)
    kernteksten, onze = dict(_teksten(kern)), dict(_teksten(lokaal))
    return tuple(
        pad for pad, tekst in _teksten(inhoud) if tekst not in (kernteksten.get(pad), onze.get(pad))
    )


def _teksten(value: Json, pad: str = "") -> Iterator[tuple[str, Hashable]]:
    if isinstance(value, Samenstel):
        for key, item in value.items():
            yield from _teksten(item, join_pad(pad, key))
    elif isinstance(value, Ledenlijst) and value and all(map(is_blok, value)):
        for number, item in enumerate(value):
            hier = join_pad(pad, read_id(item) or f"@{number}")
            yield from _teksten(item["value"], join_pad(hier, item["type"]))
    else:
        yield pad, fingerprint(value)
