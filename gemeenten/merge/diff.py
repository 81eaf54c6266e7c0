"""Which item of one version is which item of another: by id where there is one, else by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .eenmaal import eenmaal
from .gelijkenis import pair_alike
from .richtext import Deel
from .stijgend import increasing
from .values import fingerprint, is_blok, words

MAX_GAP = 10_000  # pairs compared by likeness in one gap; a larger gap is paired in order
LIKE_ENOUGH = 0.1
MOVED = 0.6  # part of the words shared by what was moved and edited
LONG = 4  # words by which an item can be told from another at a different place


@dataclass
class Lid:
    """One item of a sequence in one version.

    `key` is the id that the item brings along, unique in its version. `strict` says that two
    items that both have a key are only the same item if their keys are equal.
    """

    value: Any
    key: str | None = None
    strict: bool = False

    @eenmaal
    def fingerprint(self) -> Hashable:
        """What the item says."""
        if isinstance(self.value, Deel):
            return self.value.fingerprint
        return fingerprint(self.value["value"] if is_blok(self.value) else self.value)

    @eenmaal
    def words(self) -> frozenset[str]:
        """The words of the item."""
        return words(self.value.tekst if isinstance(self.value, Deel) else self.value)

    @eenmaal
    def form(self) -> str:
        """The kind of item: its block type or its tag."""
        if isinstance(self.value, Deel):
            return self.value.tag
        return str(self.value["type"]) if is_blok(self.value) else "item"

    def may_be(self, other: Lid) -> bool:
        """Tell whether content may decide that two items are the same one."""
        return not (self.strict and self.key and other.key and self.key != other.key)


@dataclass
class Pairs:
    """A growing one-to-one relation between the items of two versions."""

    left: Sequence[Lid]
    right: Sequence[Lid]
    by_left: dict[int, int] = field(default_factory=dict)
    by_right: dict[int, int] = field(default_factory=dict)

    def add(self, i: int, j: int) -> None:
        """Pair two items, unless one of them is taken or they cannot be the same."""
        free = i not in self.by_left and j not in self.by_right
        if free and self.left[i].may_be(self.right[j]):
            self.by_left[i] = j
            self.by_right[j] = i

    def free_left(self, start: int, end: int) -> list[int]:
        """Return the unpaired items of the left version within a range."""
        return [i for i in range(start, end) if i not in self.by_left]

    def free_right(self, start: int, end: int) -> list[int]:
        """Return the unpaired items of the right version within a range."""
        return [j for j in range(start, end) if j not in self.by_right]


def align(left: Sequence[Lid], right: Sequence[Lid], known: dict[str, int]) -> dict[int, int]:
    """Pair the items of two versions; returns position right -> position left.

    `known` maps the key of a right item to its left position, where that is certain. Then come
    equal content that occurs once, and between those, in order, what is most alike.
    """
    pairs = Pairs(left, right)
    for j, item in enumerate(right):
        if item.key is not None and item.key in known and known[item.key] not in pairs.by_left:
            pairs.by_left[known[item.key]] = j
            pairs.by_right[j] = known[item.key]
    if _content_matters(pairs) and not _is_done(pairs):
        _pair_by_content(pairs)
    return pairs.by_right


def _is_done(pairs: Pairs) -> bool:
    """Pair what both begin and end with; tell whether nothing is left to compare.

    Most edits leave one item over on both sides: an edit of it.
    """
    only_ends = not pairs.by_left
    _pair_ends(pairs)
    left, right = len(pairs.left) - len(pairs.by_left), len(pairs.right) - len(pairs.by_right)
    if only_ends and left == right == 1:
        pairs.add(pairs.free_left(0, len(pairs.left))[0], pairs.free_right(0, len(pairs.right))[0])
        return True
    return not (left and right)


def _pair_by_content(pairs: Pairs) -> None:
    _pair_unique(pairs)
    for gap in _gaps(pairs):
        if len(gap[0]) * len(gap[1]) > MAX_GAP:
            _pair_by_rare_words(pairs, *gap)
    for gap in _gaps(pairs):
        _pair_gap(pairs, *gap)
    _pair_moved(pairs)


def _pair_ends(pairs: Pairs) -> None:
    """Pair the items at the beginning and at the end that are the same to the letter."""
    left, right = pairs.left, pairs.right
    for forward in (True, False):
        for n in range(min(len(left), len(right))):
            i, j = (n, n) if forward else (len(left) - 1 - n, len(right) - 1 - n)
            if left[i].value != right[j].value:
                break
            pairs.add(i, j)


def _content_matters(pairs: Pairs) -> bool:
    i_free = pairs.free_left(0, len(pairs.left))
    j_free = pairs.free_right(0, len(pairs.right))
    return any(not pairs.left[i].strict or pairs.left[i].key is None for i in i_free) or any(
        not pairs.right[j].strict or pairs.right[j].key is None for j in j_free
    )


def _pair_unique(pairs: Pairs) -> None:
    i_free = pairs.free_left(0, len(pairs.left))
    j_free = pairs.free_right(0, len(pairs.right))
    left = _once(pairs.left, i_free)
    right = _once(pairs.right, j_free)
    for content, i in left.items():
        if content in right:
            pairs.add(i, right[content])


def _once(items: Sequence[Lid], positions: Iterable[int]) -> dict[Hashable, int]:
    found = [(items[i].fingerprint, i) for i in positions]
    count = Counter(content for content, _ in found)
    return {content: i for content, i in found if count[content] == 1}


def _pair_by_rare_words(pairs: Pairs, left: list[int], right: list[int]) -> None:
    """Pair the items of a large gap that share most of the words that no other item has."""
    owners = [_owners(items, gap) for items, gap in ((pairs.left, left), (pairs.right, right))]
    votes = Counter(
        (i, owners[1][word]) for word, i in sorted(owners[0].items()) if word in owners[1]
    )
    for (i, j), _ in votes.most_common():
        pairs.add(i, j)


def _owners(items: Sequence[Lid], gap: list[int]) -> dict[str, int]:
    count = Counter(word for i in gap for word in items[i].words)
    return {word: i for i in gap for word in items[i].words if count[word] == 1}


def _gaps(pairs: Pairs) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the unpaired items between each two pairs that are in the same order."""
    anchored = sorted(pairs.by_left.items())
    stable = increasing([j for _, j in anchored])
    anchors = [anchored[n] for n in stable]
    last = (-1, -1)
    for i, j in [*anchors, (len(pairs.left), len(pairs.right))]:
        yield pairs.free_left(last[0] + 1, i), pairs.free_right(last[1] + 1, j)
        last = (i, j)


def _pair_gap(pairs: Pairs, left: list[int], right: list[int]) -> None:
    while left and right and _equal(pairs, left[0], right[0]):
        pairs.add(left.pop(0), right.pop(0))
    while left and right and _equal(pairs, left[-1], right[-1]):
        pairs.add(left.pop(), right.pop())
    single = len(left) == len(right) == 1
    if single or len(left) * len(right) > MAX_GAP:
        chosen = list(zip(left, right, strict=False))
    else:
        chosen = _most_alike(pairs, left, right)
    for i, j in chosen:
        pairs.add(i, j)


def _pair_moved(pairs: Pairs) -> None:
    """Pair what is left and clearly alike: an item that was moved and edited is still that item."""
    left, right = (
        [n for n in free if len(items[n].words) >= LONG]
        for items, free in (
            (pairs.left, pairs.free_left(0, len(pairs.left))),
            (pairs.right, pairs.free_right(0, len(pairs.right))),
        )
    )
    alike = pair_alike(
        [pairs.left[i].words for i in left], [pairs.right[j].words for j in right], MOVED
    )
    for i, j in alike:
        if pairs.left[left[i]].form == pairs.right[right[j]].form:
            pairs.add(left[i], right[j])


def _equal(pairs: Pairs, i: int, j: int) -> bool:
    a, b = pairs.left[i], pairs.right[j]
    return a.may_be(b) and a.fingerprint == b.fingerprint


def _most_alike(pairs: Pairs, left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Pair two runs in order so that the sum of likenesses is greatest."""
    rows, columns = len(left), len(right)
    likes = [[_likeness(pairs.left[i], pairs.right[j]) for j in right] for i in left]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for r in range(rows - 1, -1, -1):
        for c in range(columns - 1, -1, -1):
            both = likes[r][c] + best[r + 1][c + 1]
            best[r][c] = max(both, best[r + 1][c], best[r][c + 1])
    return list(_walk_back(best, likes, left, right))


def _walk_back(
    best: list[list[float]], likes: list[list[float]], left: list[int], right: list[int]
) -> Iterator[tuple[int, int]]:
    r = c = 0
    while r < len(left) and c < len(right):
        if likes[r][c] > 0 and best[r][c] == likes[r][c] + best[r + 1][c + 1]:
            yield left[r], right[c]
            r, c = r + 1, c + 1
        elif best[r][c] == best[r + 1][c]:
            r += 1
        else:
            c += 1


def _likeness(a: Lid, b: Lid) -> float:
    """Measure likeness from 0 to about 1; two items that may be the same are never 0.

    In one gap, text that took the place of other text is an edit of it, however different.
    """
    if not a.may_be(b):
        return 0.0
    shared = len(a.words & b.words)
    total = len(a.words) + len(b.words)
    same_form = LIKE_ENOUGH if a.form == b.form else 0.0
    return LIKE_ENOUGH + same_form + (2 * shared / total if total else 0.0)
