"""When two values that an importer made are the same text. Pure."""

import re
from collections.abc import Mapping
from typing import Any

ELEMENT = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')


def kaal(value: Any) -> Any:
    """Return ``value`` without block ids and editor keys: what makes two values the same text.

    Only an element has a key; the same words in running text are text.
    """
    if isinstance(value, str):
        return ELEMENT.sub(lambda tag: BLOCK_KEY.sub("", tag[0]), value)
    if isinstance(value, list):
        return [kaal(item) for item in value]
    if isinstance(value, Mapping):
        return {naam: kaal(deel) for naam, deel in value.items() if naam != "id"}
    return value
