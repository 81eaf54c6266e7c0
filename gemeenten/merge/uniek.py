"""Block ids: every block has one, and no two have the same."""

from __future__ import annotations

from collections import Counter

from .reeks import make_id
from .types import Json, Pagina
from .values import read_id, walk_blokken


def fill_ids(page: Pagina, kern: Pagina) -> None:
    """Give every block of a page, in place, an id of its own.

    Of blocks with the same id the one that stands where the core has it keeps it, so that the next
    merge still knows it as the core's; else the first. New ids follow from the place.
    """
    blokken = list(walk_blokken(page))
    count = Counter(read_id(blok) for _, blok in blokken)
    used = {found for found in count if found is not None}
    if None not in count and count.total() == len(used):
        return
    keepers = _find_keepers(blokken, count, kern)
    for number, (pad, blok) in enumerate(blokken):
        found = read_id(blok)
        if found is None or keepers.get(found, number) != number:
            blok["id"] = _new_id(f"{pad}/{found}", used)


def _find_keepers(
    blokken: list[tuple[str, Json]], count: Counter[str | None], kern: Pagina
) -> dict[str, int]:
    in_kern = {(read_id(blok), pad) for pad, blok in walk_blokken(kern)}
    keepers: dict[str, int] = {}
    certain: set[str] = set()
    for number, (pad, blok) in enumerate(blokken):
        found = read_id(blok)
        if found is None or count[found] == 1 or found in certain:
            continue
        if (found, pad) in in_kern:
            certain.add(found)
            keepers[found] = number
        keepers.setdefault(found, number)
    return keepers


def _new_id(seed: str, used: set[str]) -> str:
    found = make_id(seed)
    while found in used:
        found = make_id(found)
    used.add(found)
    return found
