"""Which words and paragraphs of two texts belong beside each other, in bounded time. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from .rijk import Alinea, Tekst

# Two texts with more pairs of equal words than this are shown whole: comparing them takes too long.
MEESTE_PAREN = 60_000
# Paragraphs that have less than this in common are two, not one that was changed.
LIJKT = 0.4
MEESTE_ALINEAS = 2_500
EILAND = 5  # tokens: two words and the white space around them


def stappen(a: Sequence[str], b: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Return which words are equal; what is short and stands between two longer changes is one with them."""
    telling_a, telling_b = Counter(a), Counter(b)
    if sum(n * telling_b[w] for w, n in telling_a.items() if not w.isspace()) > MEESTE_PAREN:
        return [(a == b, 0, len(a), 0, len(b))]
    gevonden: list[tuple[bool, int, int, int, int]] = []
    gelijk_of_anders = SequenceMatcher(str.isspace, a, b, autojunk=False).get_opcodes()
    for n, (tag, i1, i2, j1, j2) in enumerate(gelijk_of_anders):
        gelijk = tag == "equal"
        rond = [*gelijk_of_anders[max(n - 1, 0) : n], *gelijk_of_anders[n + 1 : n + 2]]
        kleinste = min((max(s[2] - s[1], s[4] - s[3]) for s in rond), default=0)
        if gelijk and len(rond) == 2 and i2 - i1 <= min(EILAND, kleinste):
            gelijk = False
        if gevonden and not gelijk and not gevonden[-1][0]:
            _, i1, _, j1, _ = gevonden.pop()
        gevonden.append((gelijk, i1, i2, j1, j2))
    return gevonden


def paren(oud: Tekst, nieuw: Tekst) -> Iterator[tuple[Alinea | None, Alinea | None]]:
    """Yield each paragraph with the one it was; None on the side that has none."""
    links, rechts = ([alinea[::2] for alinea in tekst] for tekst in (oud, nieuw))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, links, rechts, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(oud[i1:i2], nieuw[j1:j2], strict=True)
        else:
            yield from _naast_elkaar(oud[i1:i2], nieuw[j1:j2])


def _naast_elkaar(oud: Tekst, nieuw: Tekst) -> Iterator[tuple[Alinea | None, Alinea | None]]:
    """Pair changed paragraphs by likeness, in order; one and one are always a pair."""
    if len(oud) == len(nieuw) == 1:
        yield oud[0], nieuw[0]
        return
    beste = _beste_paren(oud, nieuw) if len(oud) * len(nieuw) <= MEESTE_ALINEAS else []
    i = j = 0
    for a, b in [*beste, (len(oud), len(nieuw))]:
        yield from ((alinea, None) for alinea in oud[i:a])
        yield from ((None, alinea) for alinea in nieuw[j:b])
        if a < len(oud) and b < len(nieuw):
            yield oud[a], nieuw[b]
        i, j = a + 1, b + 1


def _beste_paren(oud: Tekst, nieuw: Tekst) -> list[tuple[int, int]]:
    """Return the pairs, in order on both sides, that have most in common."""
    woorden = [[Counter(re.findall(r"\w+", alinea.tekst)) for alinea in t] for t in (oud, nieuw)]
    beste = [[0.0] * (len(nieuw) + 1) for _ in range(len(oud) + 1)]
    score = [[_lijkt(a, b) for b in woorden[1]] for a in woorden[0]]
    for i in range(len(oud) - 1, -1, -1):
        for j in range(len(nieuw) - 1, -1, -1):
            samen = beste[i + 1][j + 1] + score[i][j] if score[i][j] >= LIJKT else 0.0
            beste[i][j] = max(beste[i + 1][j], beste[i][j + 1], samen)
    gevonden, i, j = [], 0, 0
    while i < len(oud) and j < len(nieuw):
        if score[i][j] >= LIJKT and beste[i][j] == beste[i + 1][j + 1] + score[i][j]:
            gevonden.append((i, j))
            i, j = i + 1, j + 1
        elif beste[i][j] == beste[i + 1][j]:
            i += 1
        else:
            j += 1
    return gevonden


def _lijkt(a: Counter[str], b: Counter[str]) -> float:
    totaal = a.total() + b.total()
    return 2 * (a & b).total() / totaal if totaal else 1.0
