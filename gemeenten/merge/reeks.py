"""Three versions of one sequence, in which every item has one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from .diff import Lid, align
from .richtext import Deel
from .types import Json
from .values import is_blok, read_id, same

Names = list[str]


@dataclass(frozen=True)
class Blokreeks:
    """Per version: name -> item, in the order of that version."""

    basis: dict[str, Lid]
    kern: dict[str, Lid]
    lokaal: dict[str, Lid]


@dataclass
class _Klasse:
    """One item as it is known in the versions: position per version, or None."""

    basis: int | None = None
    kern: int | None = None
    lokaal: int | None = None


def read_blokken(items: Sequence[Json]) -> list[Lid]:
    """Make the items of a JSON list ready; of a repeated id only the first counts."""
    seen: set[str | None] = {None}
    result = []
    for item in items:
        key = read_id(item)
        result.append(Lid(item, None if key in seen else key, strict=True))
        seen.add(key)
    return result


def read_delen(parts: Sequence[Deel]) -> list[Lid]:
    """Make the parts of a rich text ready; of a repeated block key only the first counts."""
    seen: set[str | None] = {None}
    result = []
    for part in parts:
        key = part.block_key
        result.append(Lid(part, None if key in seen else key))
        seen.add(key)
    return result


def make_reeks(pad: str, basis: list[Lid], kern: list[Lid], lokaal: list[Lid]) -> Blokreeks:
    """Recognise the items of the three versions in each other and name them."""
    classes = [_Klasse(basis=i) for i in range(len(basis))]
    known = {lid.key: i for i, lid in enumerate(basis) if lid.key is not None}
    from_kern = align(basis, kern, known)
    for j, i in from_kern.items():
        classes[i].kern = j
        key = kern[j].key
        if key is not None:
            known.setdefault(key, i)
    from_lokaal = from_kern if _says_the_same(kern, lokaal) else align(basis, lokaal, known)
    for j, i in from_lokaal.items():
        classes[i].lokaal = j
    classes += _added(kern, lokaal, from_kern, from_lokaal)
    return _name_all(pad, classes, basis, kern, lokaal)


def _says_the_same(kern: list[Lid], lokaal: list[Lid]) -> bool:
    """Tell whether both sides made the same of the basis, and so must be recognised alike.

    Looking a second time could recognise other items: by then the keys of the core are known.
    """
    return len(kern) == len(lokaal) and all(map(_is_same, kern, lokaal))


def _is_same(a: Lid, b: Lid) -> bool:
    return a.fingerprint == b.fingerprint if isinstance(a.value, Deel) else same(a.value, b.value)


def _added(
    kern: list[Lid], lokaal: list[Lid], from_kern: dict[int, int], from_lokaal: dict[int, int]
) -> list[_Klasse]:
    """Return classes for what the basis does not have; the same item added twice is one."""
    by_key: dict[str, _Klasse] = {}
    by_place: dict[object, list[_Klasse]] = {}
    classes = []
    for j, lid, after in _new_items(kern, from_kern):
        klasse = _Klasse(kern=j)
        classes.append(klasse)
        if lid.key is not None:
            by_key[lid.key] = klasse
        by_place.setdefault((after, lid.fingerprint), []).append(klasse)
    new_lokaal = list(_new_items(lokaal, from_lokaal))
    for j, lid, _ in new_lokaal:
        if lid.key is not None and lid.key in by_key:
            by_key[lid.key].lokaal = j
    taken = {klasse.lokaal for klasse in classes}
    for j, lid, after in new_lokaal:
        if j not in taken and not _take(by_place.get((after, lid.fingerprint), []), kern, lid, j):
            classes.append(_Klasse(lokaal=j))
    return classes


def _take(candidates: list[_Klasse], kern: list[Lid], lid: Lid, j: int) -> bool:
    for klasse in candidates:
        if klasse.kern is not None and klasse.lokaal is None and kern[klasse.kern].may_be(lid):
            klasse.lokaal = j
            return True
    return False


def _new_items(items: list[Lid], known: dict[int, int]) -> list[tuple[int, Lid, int]]:
    """Return (position, item, the basis item it stands after) for items not in the basis."""
    after, result = -1, []
    for j, lid in enumerate(items):
        if j in known:
            after = known[j]
        else:
            result.append((j, lid, after))
    return result


def _name_all(
    pad: str, classes: list[_Klasse], basis: list[Lid], kern: list[Lid], lokaal: list[Lid]
) -> Blokreeks:
    used: set[str] = set()
    names: list[str] = []
    for klasse in classes:
        names.append(_unique(_name(pad, klasse, basis, kern, lokaal), used))
        used.add(names[-1])
    return Blokreeks(
        _in_order(basis, names, [k.basis for k in classes]),
        _in_order(kern, names, [k.kern for k in classes]),
        _in_order(lokaal, names, [k.lokaal for k in classes]),
    )


def _in_order(items: list[Lid], names: Names, places: list[int | None]) -> dict[str, Lid]:
    found = {place: name for name, place in zip(names, places, strict=True) if place is not None}
    return {found[i]: lid for i, lid in enumerate(items)}


def _name(pad: str, klasse: _Klasse, basis: list[Lid], kern: list[Lid], lokaal: list[Lid]) -> str:
    """Name an item: a block by its id (core's first), any other by where it was first seen."""
    seen = [
        (prefix, place, items[place])
        for prefix, place, items in (
            ("kern-", klasse.kern, kern),
            ("lokaal-", klasse.lokaal, lokaal),
            ("", klasse.basis, basis),
        )
        if place is not None
    ]
    if not isinstance(seen[0][2].value, Deel):
        for _, _, lid in seen:
            if lid.key is not None:
                return lid.key
    prefix, place, lid = seen[-1] if klasse.basis is not None else seen[0]
    letter = "p" if isinstance(lid.value, Deel) else "i"
    name = f"{prefix}{letter}{place + 1}"
    return make_id(f"{pad}/{name}") if any(is_blok(s[2].value) for s in seen) else name


def _unique(name: str, used: set[str]) -> str:
    while name in used:
        name = make_id(name) if len(name) == 36 else f"{name}'"
    return name


def make_id(seed: str) -> str:
    """Return a block id that is always the same for the same seed."""
    return str(uuid5(NAMESPACE_URL, seed))
