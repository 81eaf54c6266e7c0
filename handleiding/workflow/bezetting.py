"""Has each step of a review somebody, when each step is another person? Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations


def te_kort(stappen: Sequence[AbstractSet[int]]) -> int | None:
    """Return the place of the first step for which nobody is left, or None when all have somebody.

    ``stappen`` holds who may take each step. Whoever takes one takes none of the others.
    """
    for aantal in range(1, len(stappen) + 1):
        if not _verdeelbaar(stappen[:aantal]):
            return aantal - 1
    return None


def _verdeelbaar(stappen: Sequence[AbstractSet[int]]) -> bool:
    """Hall's rule: any few steps have at least as many people between them. Reviews have one or two steps."""
    return all(
        len(frozenset[int]().union(*keuze)) >= aantal
        for aantal in range(1, len(stappen) + 1)
        for keuze in combinations(stappen, aantal)
    )
