"""Where the text of an edition comes from, compared with one version of the core."""

from __future__ import annotations

from collections.abc import Iterator

from .decide import decide
from .reeks import make_reeks, read_blokken
from .types import ONTBREEKT, Besluit, Handeling, Json, Pagina
from .types import Herkomst as H
from .values import fingerprint, is_blok, join_pad
from .vorm import Ledenlijst, gelezen


def herkomst(basis: Pagina, lokaal: Pagina) -> dict[str, H]:
    """Return path -> "kern", "aangepast", "eigen" or "weggelaten".

    There is an entry for every field and for every block at the top of a stream; the paths are
    those of `merge(basis, basis, lokaal)`. White space and Draftail's block keys do not count.
    A block that only moved is "kern"; its field is then "aangepast".
    """
    basis, lokaal = gelezen(basis, lokaal)
    result: dict[str, H] = {}
    for field in {**lokaal, **basis}:
        pad = join_pad("", field)
        old, new = basis.get(field, ONTBREEKT), lokaal.get(field, ONTBREEKT)
        result[pad] = _compare(old, new)
        result.update(_compare_blokken(pad, old, new))
    return result


def afwijkingen(basis: Pagina, lokaal: Pagina) -> tuple[Besluit, ...]:
    """Return every place where an edition differs from the core; their number is its length.

    White space and Draftail's block keys do not count.
    """
    _, besluiten = decide(*gelezen(basis, basis, lokaal))
    return tuple(b for b in besluiten if b.handeling is not Handeling.OPMAAK)


def _compare(old: Json, new: Json) -> H:
    if old is ONTBREEKT:
        return H.EIGEN
    if new is ONTBREEKT:
        return H.WEGGELATEN
    return H.KERN if fingerprint(old) == fingerprint(new) else H.AANGEPAST


def _compare_blokken(pad: str, old: Json, new: Json) -> Iterator[tuple[str, H]]:
    olds = old if isinstance(old, Ledenlijst) else []
    news = new if isinstance(new, Ledenlijst) else []
    if not any(map(is_blok, [*olds, *news])):
        return
    left, right = read_blokken(olds), read_blokken(news)
    reeks = make_reeks(pad, left, left, right)
    for name in {**reeks.lokaal, **reeks.basis}:
        lids = reeks.basis.get(name), reeks.lokaal.get(name)
        yield join_pad(pad, name), _compare(*(lid.value if lid else ONTBREEKT for lid in lids))
