"""When two stored values are the same text. Pure."""

import json
import re
from collections.abc import Mapping
from typing import Any

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def kaal(value: Any) -> Any:
    """Return ``value`` without block ids and editor keys: what makes two values the same text."""
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    if isinstance(value, list):
        return [kaal(item) for item in value]
    if isinstance(value, Mapping):
        return {naam: kaal(deel) for naam, deel in value.items() if naam != "id"}
    return value


def kaal_opgeslagen(value: Any) -> Any:
    """Return a value from a revision in the form of ``kaal``.

    A StreamField is stored as a JSON string there, and PostgreSQL gives the names in a block back in
    another order than SQLite; read as JSON, the order says nothing.
    """
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return kaal(json.loads(value))
        except ValueError:
            pass
    return kaal(value)
