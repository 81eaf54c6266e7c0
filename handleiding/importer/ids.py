"""Keep the identity of blocks over imports, so that a later import reads as a change, not as new text.

Raw JSON of a field in, raw JSON out; what stands in it is told by its definition.
"""

import uuid
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock

from handleiding.inhoud import Onderdeel, onderdelen
from handleiding.inhoud.soorten import Bron
from handleiding.verschil.opgeslagen import van_blok

NewId = Callable[[], str]


def new_id() -> str:
    return str(uuid.uuid4())


def behoud(bron: Bron, oud: Any, nieuw: Any, new_id: NewId = new_id) -> Any:
    """Return ``nieuw`` with the ids of ``oud`` wherever a part is the same or took its place.

    What says the same stays to the letter as it was, and every block gets an id.
    """
    if isinstance(bron, BaseStreamBlock | ListBlock) and isinstance(nieuw, list):
        return _behoud_lijst(bron, oud if isinstance(oud, list) else [], nieuw, new_id)
    if oud is not None and van_blok(bron, oud) == van_blok(bron, nieuw):
        return oud
    if isinstance(bron, BaseStructBlock) and isinstance(nieuw, dict):
        vorig = oud if isinstance(oud, dict) else {}
        kinderen = bron.child_blocks
        return {
            naam: behoud(kinderen.get(naam), vorig.get(naam), deel, new_id)
            for naam, deel in nieuw.items()
        }
    return nieuw


def _behoud_lijst(bron: Bron, oud: list[Any], nieuw: list[Any], new_id: NewId) -> list[Any]:
    vorige, leden = (list(onderdelen(bron, lijst) or ()) for lijst in (oud, nieuw))
    paar = {rechts: vorige[links] for links, rechts in _paren(vorige, leden)}
    return [_lid(paar.get(nummer), deel, new_id) for nummer, deel in enumerate(leden)]


def _lid(vorig: Onderdeel | None, deel: Onderdeel, new_id: NewId) -> dict[str, Any]:
    """Return an item as Wagtail stores it; a bare one of a list gets the form of the others."""
    waarde = behoud(deel.bron, vorig.waarde if vorig else None, deel.waarde, new_id)
    naam = (vorig.sleutel if vorig else "") or deel.sleutel or new_id()
    return {"type": deel.type or "item", "value": waarde, "id": naam}


def _paren(oud: Sequence[Onderdeel], nieuw: Sequence[Onderdeel]) -> list[tuple[int, int]]:
    """Pair equal blocks, and between them blocks of the same type in the same place."""
    matcher = SequenceMatcher(None, _zeggen(oud), _zeggen(nieuw), autojunk=False)
    paren: list[tuple[int, int]] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            stukken = zip(range(a1, a2), range(b1, b2), strict=False)
            paren += [(a, b) for a, b in stukken if oud[a].type == nieuw[b].type]
    return paren


def _zeggen(leden: Sequence[Onderdeel]) -> list[str]:
    return [repr((deel.type, van_blok(deel.bron, deel.waarde))) for deel in leden]
