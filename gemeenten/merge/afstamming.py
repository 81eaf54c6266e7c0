"""Which new sentence is an old one in other words: an edit counts as the sentence that it was made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from .gelijkenis import pair_alike
from .teksten import is_lang, woorden_van

Telling: TypeAlias = Counter[str]
Afstamming: TypeAlias = dict[str, str]
Wijziging: TypeAlias = tuple[
    Telling, Telling
]  # what stood at one place, and what a side says there

HIER = 0.5  # alike, where one took the place of the other
ELDERS = 0.6  # alike, while it stands at another place


def lees_afstamming(*kanten: Sequence[Wijziging]) -> Afstamming:
    """Return new sentence -> the sentence of the basis that it is an edit of.

    Each side is its changes, place by place. A sentence that the side has elsewhere now was moved, not edited.
    At the place itself what is most alike belongs together, and so do the one that went and the one that came
    in its stead; elsewhere only what is clearly alike.
    """
    bekend = {zin for kant in kanten for oud, _ in kant for zin in oud}
    found: Afstamming = {}
    for kant in kanten:
        for new, old in _van_kant(kant, bekend).items():
            found.setdefault(new, old)
    return found


def _van_kant(kant: Sequence[Wijziging], bekend: set[str]) -> Afstamming:
    weg, bij = Telling(), Telling()
    for oud, nieuw in kant:
        weg.update(oud)
        bij.update(nieuw)
    gone, new = weg - bij, (bij - weg).keys() - bekend
    found: Afstamming = {}
    for oud, nieuw in kant:
        hier = [zin for zin in oud if zin in gone and oud[zin] > nieuw[zin]]
        found |= _ter_plaatse(hier, [zin for zin in nieuw if zin in new])
    over = gone.keys() - found.values()
    return _alike(_lang(over), _lang(new - found.keys()), ELDERS) | found


def _ter_plaatse(gone: list[str], new: list[str]) -> Afstamming:
    found = _alike(gone, new, HIER)
    rest = [zin for zin in new if zin not in found]
    over = [zin for zin in gone if zin not in found.values()]
    if len(rest) == len(over) == 1:
        found[rest[0]] = over[0]
    return found


def _alike(gone: Sequence[str], new: Sequence[str], least: float) -> Afstamming:
    if not gone or not new:
        return {}
    pairs = pair_alike([*map(woorden_van, gone)], [*map(woorden_van, new)], least)
    return {new[j]: gone[i] for i, j in pairs}


def _lang(zinnen: Iterable[str]) -> list[str]:
    return sorted(filter(is_lang, zinnen))


def stam(telling: Telling, afstamming: Mapping[str, str]) -> Telling:
    """Return a count in which every edit counts as the sentence that it was made of."""
    result = Telling()
    for zin, aantal in telling.items():
        result[afstamming.get(zin, zin)] += aantal
    return result
