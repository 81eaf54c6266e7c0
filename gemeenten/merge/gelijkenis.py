"""Which texts are most alike, by the words they share; bounded, whatever the texts are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

Woorden = frozenset[str]

MAX_OWNERS = 24  # a word that stands in more texts than this tells none of them apart


def likeness(a: Woorden, b: Woorden) -> float:
    """Measure which part of the words of two texts they share, from 0 to 1."""
    total = len(a) + len(b)
    return 2 * len(a & b) / total if total else 0.0


def part(a: Woorden, b: Woorden) -> float:
    """Measure which part of the words of one text stand in the other, from 0 to 1."""
    return len(a & b) / len(a) if a else 0.0


def pair_alike(
    left: Sequence[Woorden], right: Sequence[Woorden], least: float
) -> list[tuple[int, int]]:
    """Pair texts that are alike at least that much, the most alike first; each is used once.

    Only texts that share a word which few others have are compared, so the work grows with the number
    of words and not with the number of pairs.
    """
    scores = [
        (-score, i, j)
        for i, j in sorted(candidates(left, right))
        if (score := likeness(left[i], right[j])) >= least
    ]
    pairs, taken_left, taken_right = [], set(), set()
    for _, i, j in sorted(scores):
        if i not in taken_left and j not in taken_right:
            pairs.append((i, j))
            taken_left.add(i)
            taken_right.add(j)
    return pairs


def candidates(left: Sequence[Woorden], right: Sequence[Woorden]) -> set[tuple[int, int]]:
    """Return which pairs share a word that few others have."""
    owners = _owners(right)
    rare = [
        [word for word in words if 0 < len(owners.get(word, ())) <= MAX_OWNERS] for words in left
    ]
    often = Counter(word for words in rare for word in words)
    return {
        pair
        for i, words in enumerate(rare)
        for word in words
        if often[word] <= MAX_OWNERS
        for pair in _with(i, owners[word])
    }


def _owners(texts: Sequence[Woorden]) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = defaultdict(list)
    for n, words in enumerate(texts):
        for word in words:
            owners[word].append(n)
    return owners


def _with(i: int, others: list[int]) -> Iterator[tuple[int, int]]:
    return ((i, j) for j in others)
