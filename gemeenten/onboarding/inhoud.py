"""What stored content holds: its blocks and pictures, wherever they sit. Pure: JSON in, values out."""

import json
import re
from collections.abc import Iterator
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


def beelden_zonder_tekst(inhoud: Any) -> int:
    """Count pictures that are not decorative and have no alternative text."""
    return sum(
        bool(deel["image"])
        and not deel.get("decorative")
        and not (deel.get("alt_text") or "").strip()
        for deel in delen(inhoud)
        if {"image", "alt_text"} <= deel.keys()
    )


def heeft_tekst(html: str) -> bool:
    """Return whether there is anything to read in ``html``."""
    return bool(TAG.sub("", html or "").replace("&nbsp;", " ").strip())
