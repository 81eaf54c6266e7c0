"""Which words and paragraphs of two texts belong beside each other, in bounded time. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from .rijk import Alinea, Tekst

# Two texts of more words times words are shown whole: comparing them takes too long.
MEESTE_PAREN = 50_000_000
# Paragraphs that have less than this in common are two, not one that was changed.
LIJKT = 0.4
MEESTE_ALINEAS = 2_500
EILAND = 5  # tokens: two words and the white space around them

Paar = tuple[int, int]
Stap = tuple[bool, int, int, int, int]


def stappen(a: Sequence[str], b: Sequence[str]) -> list[Stap]:
    """Return which words are equal; what is short and stands between two longer changes is one with them.

    Law: the pieces of ``a``, joined, are ``a``, those of ``b`` are ``b``. White space alone never stands
    between two changes: a reader would see snippets instead of a sentence.
    """
    gevonden: list[Stap] = []
    alle = _in_stappen(_met_wit(a, b, _gelijke_woorden(a, b)), len(a), len(b))
    for n, (gelijk, i1, i2, j1, j2) in enumerate(alle):
        rond = [*alle[max(n - 1, 0) : n], *alle[n + 1 : n + 2]]
        kleinste = min((max(s[2] - s[1], s[4] - s[3]) for s in rond), default=0)
        klein = i2 - i1 <= min(EILAND, kleinste) or all(map(str.isspace, a[i1:i2]))
        if gelijk and len(rond) == 2 and klein:
            gelijk = False
        if gevonden and not gelijk and not gevonden[-1][0]:
            _, i1, _, j1, _ = gevonden.pop()
        gevonden.append((gelijk, i1, i2, j1, j2))
    return gevonden


def _gelijke_woorden(a: Sequence[str], b: Sequence[str]) -> list[Paar]:
    """Return the places of equal words; white space is none, so that it holds no text together."""
    links = [i for i, woord in enumerate(a) if not woord.isspace()]
    rechts = [j for j, woord in enumerate(b) if not woord.isspace()]
    samen = gemene_rij([a[i] for i in links], [b[j] for j in rechts])
    return [(links[i], rechts[j]) for i, j in samen]


def _met_wit(a: Sequence[str], b: Sequence[str], woorden: list[Paar]) -> list[Paar]:
    """Add the white space that stands on both sides beside an equal word."""
    paren: list[Paar] = []
    for (i, j), (i2, j2) in pairwise([(-1, -1), *woorden, (len(a), len(b))]):
        if i >= 0:
            paren.append((i, j))
        voor = _gelijk_begin(a[i + 1 : i2], b[j + 1 : j2])
        paren += [(i + n, j + n) for n in range(1, voor + 1)]
        achter = _gelijk_begin(a[i + 1 + voor : i2][::-1], b[j + 1 + voor : j2][::-1])
        paren += [(i2 - n, j2 - n) for n in range(achter, 0, -1)]
    return paren


def _gelijk_begin(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many tokens of white space both begin with."""
    return next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y or not x.isspace()),
        min(len(a), len(b)),
    )


def _in_stappen(paren: list[Paar], lang_a: int, lang_b: int) -> list[Stap]:
    """Return pairs as runs of what is equal, with what differs between them."""
    gevonden: list[Stap] = []
    i = j = 0
    for x, y in [*paren, (lang_a, lang_b)]:
        if i < x or j < y:
            gevonden.append((False, i, x, j, y))
        if x < lang_a and y < lang_b:
            begin = gevonden.pop() if gevonden and gevonden[-1][0] else (True, x, x, y, y)
            gevonden.append((True, begin[1], x + 1, begin[3], y + 1))
        i, j = x + 1, y + 1
    return gevonden


def gemene_rij(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Paar]:
    """Return the longest row of things that both have in this order, by their places.

    Bounded: what both begin and end with takes one look each, the rest a few sums of whole numbers as
    long as ``a`` for each thing of ``b`` (Hyyrö 2004: a bit of the sum that is 0 is a step of the row).
    """
    kort = min(len(a), len(b))
    voor = next((n for n in range(kort) if a[n] != b[n]), kort)
    achter = next((n for n in range(kort - voor) if a[-1 - n] != b[-1 - n]), kort - voor)
    midden = _gemene_rij(a[voor : len(a) - achter], b[voor : len(b) - achter])
    return [
        *((n, n) for n in range(voor)),
        *((voor + i, voor + j) for i, j in midden),
        *((len(a) - n, len(b) - n) for n in range(achter, 0, -1)),
    ]


def _gemene_rij(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Paar]:
    if len(a) * len(b) > MEESTE_PAREN:
        return []
    plaatsen: defaultdict[Hashable, int] = defaultdict(int)
    for i, ding in enumerate(a):
        plaatsen[ding] |= 1 << i
    vol = (1 << len(a)) - 1
    standen = [vol]
    for ding in b:
        stand = standen[-1]
        raak = stand & plaatsen.get(ding, 0)
        standen.append(((stand + raak) | (stand - raak)) & vol)
    gevonden = []
    i, j = len(a), len(b)
    while i and j:
        if standen[j] >> (i - 1) & 1:
            i -= 1
            continue
        j -= 1
        if standen[j] >> (i - 1) & 1:
            i -= 1
            gevonden.append((i, j))
    return gevonden[::-1]


def paren(oud: Tekst, nieuw: Tekst) -> Iterator[tuple[Alinea | None, Alinea | None]]:
    """Yield each paragraph with the one it was; None on the side that has none."""
    links, rechts = ([alinea[::2] for alinea in tekst] for tekst in (oud, nieuw))
    samen = gemene_rij(links, rechts)
    for gelijk, i1, i2, j1, j2 in _in_stappen(samen, len(oud), len(nieuw)):
        if gelijk:
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
