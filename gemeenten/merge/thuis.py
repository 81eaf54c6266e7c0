"""Where each block lives in each version, to notice a block that went two ways."""

from __future__ import annotations

from functools import cached_property

from .types import Drie, Json
from .values import read_id, walk_blokken


class Thuis:
    """Knows the list in which each block stands, per version."""

    def __init__(self, drie: Drie) -> None:
        self._drie = drie

    @cached_property
    def _lists(self) -> Drie:
        return Drie(*map(_list_of_each_blok, self._drie))

    def moved_apart(self, pad: str, name: str) -> bool:
        """Tell whether both sides moved a block out of its list, each to another list.

        `pad` is the path of the block in one of those two lists.
        """
        here = pad.rpartition("/")[0]
        basis, kern, lokaal = (lists.get(name) for lists in self._lists)
        if basis is None or kern is None or lokaal is None:
            return False
        return len({basis, kern, lokaal}) == 3 and here in (kern, lokaal)


def _list_of_each_blok(page: Json) -> dict[str, str]:
    lists: dict[str, str] = {}
    for pad, blok in walk_blokken(page):
        found = read_id(blok)
        if found is not None:
            lists.setdefault(found, pad)
    return lists
