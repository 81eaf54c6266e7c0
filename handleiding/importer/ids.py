"""Keep the identity of blocks over imports, so that a later import reads as a change, not as new text.

Pure: raw StreamField JSON in, raw StreamField JSON out.
"""

import re
import uuid
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any

NewId = Callable[[], str]

ELEMENT = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')


def new_id() -> str:
    return str(uuid.uuid4())


def als_blokken(items: list[Any], new_id: NewId = new_id) -> list[dict[str, Any]]:
    """Give bare list items the shape of blocks, and every block an id."""
    blokken = [
        item if isinstance(item, dict) and "type" in item else {"type": "item", "value": item}
        for item in items
    ]
    return [{**blok, "id": blok.get("id") or new_id()} for blok in blokken]


def behoud(oud: Any, nieuw: Any, new_id: NewId = new_id) -> Any:
    """Return ``nieuw`` with the ids of ``oud`` wherever a part is the same or took its place."""
    if kaal(oud) == kaal(nieuw) and not isinstance(nieuw, list):
        return oud
    if isinstance(nieuw, list):
        return _behoud_lijst(oud if isinstance(oud, list) else [], nieuw, new_id)
    if isinstance(nieuw, dict):
        vorig = oud if isinstance(oud, dict) else {}
        return {naam: behoud(vorig.get(naam), deel, new_id) for naam, deel in nieuw.items()}
    return nieuw


def _behoud_lijst(oud: list[Any], nieuw: list[Any], new_id: NewId) -> list[dict[str, Any]]:
    vorige = als_blokken(oud, new_id)
    blokken = als_blokken(nieuw, new_id)
    paar = {rechts: vorige[links] for links, rechts in _paren(vorige, blokken)}
    return [_overgenomen(paar.get(i), blok, new_id) for i, blok in enumerate(blokken)]


def _overgenomen(
    vorig: dict[str, Any] | None, blok: dict[str, Any], new_id: NewId
) -> dict[str, Any]:
    if vorig is None:
        return {**blok, "value": behoud(None, blok["value"], new_id)}
    waarde = behoud(vorig["value"], blok["value"], new_id)
    return {**blok, "value": waarde, "id": vorig["id"]}


def _paren(oud: list[dict[str, Any]], nieuw: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pair equal blocks, and between them blocks of the same type in the same place."""
    matcher = SequenceMatcher(
        None, [repr(kaal(b)) for b in oud], [repr(kaal(b)) for b in nieuw], autojunk=False
    )
    paren: list[tuple[int, int]] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            stukken = zip(range(a1, a2), range(b1, b2), strict=False)
            paren += [(a, b) for a, b in stukken if oud[a]["type"] == nieuw[b]["type"]]
    return paren


def kaal(value: Any) -> Any:
    """Return ``value`` without block ids and editor keys, to recognise a part in another import.

    Only an element has a key; the same words in running text are text. Whether a page changed is asked of
    its stored values, which know what they are (``handleiding.verschil.opgeslagen``).
    """
    if isinstance(value, str):
        return ELEMENT.sub(lambda tag: BLOCK_KEY.sub("", tag[0]), value)
    if isinstance(value, list):
        return [kaal(item) for item in value]
    if isinstance(value, Mapping):
        return {naam: kaal(deel) for naam, deel in value.items() if naam != "id"}
    return value
