"""Which new sentence is an old one in other words: an edit counts as the sentence that it was made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from .gelijkenis import candidates, likeness, pair_alike
from .teksten import LONG, is_lang, lees_woorden, woorden_van
from .zinsdelen import Herleiding, Knipper

Telling: TypeAlias = Counter[str]
Wijziging: TypeAlias = Mapping[str, int]  # at one place: how often more, or less, a side says it

HIER = 0.5  # alike, where one took the place of the other
ELDERS = 0.6  # alike, while it stands at another place
ELDERS_KORT = 2 / 3  # the same, for texts that share so few words that chance may have done it


def lees_herleiding(
    bekend: set[str], kanten: Sequence[Sequence[Wijziging]], bijschriften: Sequence[Wijziging]
) -> Herleiding:
    """Return sentence -> the sentences or clauses of the basis (`bekend`) that it counts as.

    Each side is its changes, place by place. A sentence that the side has elsewhere now was moved, not edited.
    One of which only capitals and punctuation changed is the same, wherever it stands. At the place itself what
    is most alike belongs together, and so do the one that went and the one that came
    in its stead; elsewhere only what is clearly alike. What a side took out of a sentence, or put into one,
    is found again as a clause. A label of one word beside other text (`bijschriften`: per side, all over the page)
    is no sentence, but can be such a clause.
    """
    knipper = Knipper()
    for kant, labels in zip(kanten, bijschriften, strict=True):
        _lees_kant(knipper, kant, bekend, labels)
    return knipper.herleiding()


def _lees_kant(
    knipper: Knipper, kant: Sequence[Wijziging], bekend: set[str], labels: Wijziging
) -> None:
    som: dict[str, int] = {}
    for wijziging in kant:
        for zin, aantal in wijziging.items():
            som[zin] = som.get(zin, 0) + aantal
    gone = {zin for zin, aantal in som.items() if aantal < 0}
    new = {zin for zin, aantal in som.items() if aantal > 0} - bekend
    found = _in_andere_tekens(gone, new)
    open_, nieuw = gone.difference(found.values()), new - found.keys()
    for wijziging in kant:
        hier = [zin for zin, aantal in wijziging.items() if aantal < 0 and zin in open_]
        found |= _ter_plaatse(hier, [zin for zin in wijziging if zin in nieuw])
    weg, bij = _lang(gone.difference(found.values())), _lang(new - found.keys())
    found = _elders(weg, bij, gone, new) | found
    over, erbij = sorted(gone.difference(found.values())), sorted(new - found.keys())
    knipper.lees_kant(found, over, erbij, labels)


def _in_andere_tekens(gone: set[str], new: set[str]) -> dict[str, str]:
    """Return the sentences that only got other capitals or punctuation: those may stand anywhere."""
    op_woorden = {tuple(lees_woorden(zin)): zin for zin in sorted(gone, reverse=True)}
    op_woorden.pop((), None)
    return {
        zin: op_woorden[woorden]
        for zin in new
        if (woorden := tuple(lees_woorden(zin))) in op_woorden
    }


def _ter_plaatse(gone: list[str], new: list[str]) -> dict[str, str]:
    if len(gone) == len(new) == 1:
        return {new[0]: gone[0]}
    found = _alike(gone, new, HIER)
    rest = [zin for zin in new if zin not in found]
    over = [zin for zin in gone if zin not in found.values()]
    if len(rest) == len(over) == 1:
        found[rest[0]] = over[0]
    return found


def _elders(
    weg: Sequence[str], bij: Sequence[str], gone: set[str], new: set[str]
) -> dict[str, str]:
    """Pair what is clearly alike, but no sentence that stands to the word as a clause in another one."""
    alike = _alike(weg, bij, ELDERS)
    found = {zin: oud for zin, oud in alike.items() if _is_duidelijk(oud, zin)}
    uit, op = _heel_in(found, gone), _heel_in(found.values(), new)
    return {zin: oud for zin, oud in found.items() if uit[zin] <= {oud} and op[oud] <= {zin}}


def _is_duidelijk(oud: str, nieuw: str) -> bool:
    a, b = woorden_van(oud), woorden_van(nieuw)
    return len(a & b) >= LONG or likeness(a, b) >= ELDERS_KORT


def _heel_in(zinnen: Iterable[str], gehelen: Iterable[str]) -> Mapping[str, set[str]]:
    """Return sentence -> those of the others in which all its words stand, in one run."""
    delen, gehelen = [*zinnen], [*gehelen]
    found: dict[str, set[str]] = {zin: set() for zin in delen}
    links, rechts = ([*map(woorden_van, rij)] for rij in (delen, gehelen))
    for i, j in candidates(links, rechts) if delen else ():
        if links[i] <= rechts[j] and _in_een_rij(delen[i]) in _in_een_rij(gehelen[j]):
            found[delen[i]].add(gehelen[j])
    return found


def _in_een_rij(zin: str) -> str:
    return f" {' '.join(lees_woorden(zin))} "


def _alike(gone: Sequence[str], new: Sequence[str], least: float) -> dict[str, str]:
    if not gone or not new:
        return {}
    pairs = pair_alike([*map(woorden_van, gone)], [*map(woorden_van, new)], least)
    return {new[j]: gone[i] for i, j in pairs}


def _lang(zinnen: Iterable[str]) -> list[str]:
    return sorted(filter(is_lang, zinnen))


def stam(telling: Mapping[str, int], herleiding: Herleiding) -> Telling:
    """Return a count in which every sentence counts as what it was made of."""
    result = Telling()
    for zin, aantal in telling.items():
        for deel in herleiding.get(zin, (zin,)):
            result[deel] += aantal
    return result
