"""Which numbers of a row already stand in order: a longest increasing subsequence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def increasing(numbers: Sequence[int], preferred: frozenset[int] = frozenset()) -> list[int]:
    """Return the positions of a longest increasing subsequence.

    Of equally long ones it takes one with the most `preferred` numbers.
    """
    if all(a < b for a, b in pairwise(numbers)):
        return list(range(len(numbers)))
    ranks = sorted(numbers)
    weight = len(numbers) + 1
    tree: list[tuple[int, int]] = [(0, -1)] * (len(numbers) + 1)
    before: list[int] = []
    for n, number in enumerate(numbers):
        rank = bisect_left(ranks, number) + 1
        length, previous = _tree_best(tree, rank - 1)
        before.append(previous)
        _tree_set(tree, rank, (length + weight + (number in preferred), n))
    return _follow(before, _tree_best(tree, len(numbers))[1])


def _tree_best(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _tree_set(tree: list[tuple[int, int]], rank: int, entry: tuple[int, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], entry)
        rank += rank & -rank


def _follow(before: list[int], last: int) -> list[int]:
    found: list[int] = []
    while last >= 0:
        found.append(last)
        last = before[last]
    return found[::-1]
