"""Provenance of a page, field by field and block by block, as deep as fields and lists go. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gemeenten.merge import Herkomst
from gemeenten.merge.decide import MAX_DEPTH
from gemeenten.merge.reeks import Blokreeks, make_reeks, read_blokken
from gemeenten.merge.types import ONTBREEKT, Json, Pagina, Soort
from gemeenten.merge.values import fingerprint, is_blok, join_pad
from gemeenten.merge.volgorde import Volgorde, arrange, compare_order
from gemeenten.merge.vorm import Ledenlijst, Samenstel, gelezen

SCHEIDING = "/"


@dataclass(frozen=True, slots=True)
class Boomknoop:
    """One field, block or list item, with what the core said there and what the edition says.

    ``pad`` is the path that ``merge(basis, basis, lokaal)`` gives the same place; a side that has
    nothing there holds None. A block that only moved is "kern", with ``verplaatst``. ``na`` is the
    path of what stands before it, of the same list, or empty.
    """

    pad: str
    herkomst: Herkomst
    basis: Json
    lokaal: Json
    is_blok: bool = False
    verplaatst: bool = False
    na: str = ""
    kinderen: tuple[Boomknoop, ...] = ()

    @property
    def afwijkend(self) -> bool:
        """Whether the edition says something else here, or at another place."""
        return self.verplaatst or self.herkomst is not Herkomst.KERN

    @property
    def is_stroom(self) -> bool:
        """Whether this is a list of blocks, which says nothing apart from them."""
        return not self.is_blok and any(kind.is_blok for kind in self.kinderen)

    @property
    def pad_delen(self) -> tuple[str, ...]:
        """The names in the path, as they are in the page."""
        return tuple(_ontsnapt(deel) for deel in self.pad.split(SCHEIDING))


def boom(basis: Pagina, lokaal: Pagina) -> tuple[Boomknoop, ...]:
    """Return a node for each field of a page, in the order of ``lokaal``, with what is in it.

    What is "eigen" or "weggelaten" has no nodes below it: all of it is. White space and the
    editor's keys do not count. Raises nothing on JSON that Wagtail can store.
    """
    oud, nieuw = gelezen(basis, lokaal)
    return tuple(_velden("", oud, nieuw, 0))


def plekken(knopen: Iterable[Boomknoop]) -> tuple[Boomknoop, ...]:
    """Return what an editor sees as one thing: each block, and each field that is no stream."""
    gevonden: list[Boomknoop] = []
    for knoop in knopen:
        gevonden.extend(knoop.kinderen if knoop.is_stroom else (knoop,))
    return tuple(gevonden)


def _velden(
    pad: str, basis: Mapping[str, Json], lokaal: Mapping[str, Json], depth: int
) -> Iterator[Boomknoop]:
    for naam in {**lokaal, **basis}:
        twee = basis.get(naam, ONTBREEKT), lokaal.get(naam, ONTBREEKT)
        yield _knoop(join_pad(pad, str(naam)), *twee, depth + 1)


def _knoop(pad: str, basis: Json, lokaal: Json, depth: int, **extra: Any) -> Boomknoop:
    herkomst = _vergelijk(basis, lokaal)
    beide = herkomst in (Herkomst.KERN, Herkomst.AANGEPAST)
    kinderen = tuple(_binnen(pad, basis, lokaal, depth)) if beide and depth < MAX_DEPTH else ()
    return Boomknoop(pad, herkomst, _getoond(basis), _getoond(lokaal), kinderen=kinderen, **extra)


def _vergelijk(basis: Json, lokaal: Json) -> Herkomst:
    if basis is ONTBREEKT:
        return Herkomst.EIGEN
    if lokaal is ONTBREEKT:
        return Herkomst.WEGGELATEN
    gelijk = fingerprint(basis) == fingerprint(lokaal)
    return Herkomst.KERN if gelijk else Herkomst.AANGEPAST


def _binnen(pad: str, basis: Json, lokaal: Json, depth: int) -> Iterator[Boomknoop]:
    """Yield what is in a value that both sides have, where it can be compared part by part."""
    if is_blok(basis) and is_blok(lokaal):
        if basis["type"] == lokaal["type"]:
            yield from _binnen(pad, basis["value"], lokaal["value"], depth + 1)
    elif isinstance(basis, Ledenlijst) and isinstance(lokaal, Ledenlijst):
        yield from _leden(pad, basis, lokaal, depth)
    elif isinstance(basis, Samenstel) and isinstance(lokaal, Samenstel):
        yield from _velden(pad, basis, lokaal, depth)


def _leden(pad: str, basis: list[Json], lokaal: list[Json], depth: int) -> Iterator[Boomknoop]:
    links, rechts = read_blokken(basis), read_blokken(lokaal)
    reeks = make_reeks(pad, links, links, rechts)
    volgorde = compare_order(list(reeks.basis), list(reeks.kern), list(reeks.lokaal))
    vorige = ""
    for naam in _op_volgorde(volgorde):
        twee = _waarden(reeks, naam)
        knoop = _knoop(
            join_pad(pad, naam),
            *twee,
            depth + 1,
            is_blok=any(map(is_blok, twee)),
            verplaatst=naam in volgorde.moved,
            na=vorige,
        )
        yield knoop
        vorige = knoop.pad


def _op_volgorde(volgorde: Volgorde) -> list[str]:
    """Return every item where the edition has it; what it left out stands after what came before."""
    alle = {*volgorde.basis, *volgorde.lokaal}
    return arrange(volgorde, dict.fromkeys(volgorde.moved, Soort.LOKAAL), alle)


def _waarden(reeks: Blokreeks, naam: str) -> tuple[Json, Json]:
    leden = reeks.basis.get(naam), reeks.lokaal.get(naam)
    links, rechts = (ONTBREEKT if lid is None else lid.value for lid in leden)
    return links, rechts


def _getoond(waarde: Json) -> Json:
    return None if waarde is ONTBREEKT else waarde


def _ontsnapt(deel: str) -> str:
    return deel.replace("~2", "#").replace("~1", "/").replace("~0", "~")
