"""What stored content holds: its blocks and pictures, wherever they sit. Pure: JSON in, values out."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

TAG = re.compile(r"<[^>]+>")


def ontleed(inhoud: Any) -> Any:
    """Return ``inhoud`` with the JSON that streams are stored as read out, at the top level."""
    if isinstance(inhoud, dict):
        return {naam: _json(waarde) for naam, waarde in inhoud.items()}
    return inhoud


def _json(waarde: Any) -> Any:
    if isinstance(waarde, str) and waarde[:1] == "[":
        try:
            return json.loads(waarde)
        except ValueError:
            return waarde
    return waarde


def delen(waarde: Any) -> Iterator[dict[str, Any]]:
    """Yield every dict in ``waarde``, the outer ones first."""
    if isinstance(waarde, dict):
        yield waarde
        for deel in waarde.values():
            yield from delen(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from delen(deel)


def blokken(inhoud: Any) -> set[str]:
    """Return the names of the block types that ``inhoud`` uses."""
    return {deel["type"] for deel in delen(inhoud) if {"type", "value"} <= deel.keys()}


def is_beeld_zonder_tekst(deel: Any) -> bool:
    """Return whether ``deel`` is a picture that is not decorative and has no alternative text."""
    if not isinstance(deel, dict) or not {"image", "alt_text"} <= deel.keys():
        return False
    beschreven = deel.get("decorative") or (deel["alt_text"] or "").strip()
    return bool(deel["image"]) and not beschreven


def blok_met(inhoud: Any, klopt: Callable[[Any], bool], binnen: str = "") -> str | None:
    """Return the id of the innermost block that holds a part for which ``klopt``.

    Empty where that part stands in no block, None where there is no such part.
    """
    if isinstance(inhoud, dict) and {"type", "value", "id"} <= inhoud.keys():
        binnen = inhoud["id"] or binnen
    if klopt(inhoud):
        return binnen
    onderdelen: Iterable[Any] = ()
    if isinstance(inhoud, dict):
        onderdelen = inhoud.values()
    elif isinstance(inhoud, list):
        onderdelen = inhoud
    gevonden = (blok_met(deel, klopt, binnen) for deel in onderdelen)
    return next((blok for blok in gevonden if blok is not None), None)


def is_gevuld(inhoud: Any) -> bool:
    """Return whether a stream, or a part of one, holds anything to read, to look at or to fetch."""
    if isinstance(inhoud, str):
        return heeft_tekst(inhoud)
    if isinstance(inhoud, dict):
        waarden = [inhoud["value"]] if {"type", "value"} <= inhoud.keys() else inhoud.values()
        return any(is_gevuld(waarde) for waarde in waarden)
    if isinstance(inhoud, list):
        return any(is_gevuld(deel) for deel in inhoud)
    return bool(inhoud) and not isinstance(inhoud, bool)


def heeft_tekst(html: str) -> bool:
    """Return whether there is anything to read in ``html``."""
    return bool(TAG.sub("", html or "").replace("&nbsp;", " ").strip())
