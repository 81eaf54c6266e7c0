"""One level of stored content: what stands directly in a value, and the value with other things in it.

The only place that knows in which form Wagtail stores a block that holds others.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from .onderdeel import Onderdeel, Pad, label
from .soorten import Bron
from .tabellen import getypeerde_tabel, gewone_tabel


class Weg:
    """The type of ``WEG``: a value whose target is gone and that cannot do without."""


WEG = Weg()


Lezer = Callable[[Any, Any], Iterator[Onderdeel]]


def onderdelen(bron: Bron, ruw: Any) -> Iterator[Onderdeel] | None:
    """Return what stands directly in ``ruw``; None when it is a value that holds no others."""
    lezer, vorm = next(
        ((lezer, vorm) for klasse, lezer, vorm in LEZERS if isinstance(bron, klasse)), (None, list)
    )
    if lezer and (ruw is None or isinstance(ruw, vorm)):
        return lezer(bron, ruw) if ruw is not None else iter(())
    if isinstance(
        ruw, dict | list
    ):  # not the form of such a block: then its definition tells nothing
        return _json(None if lezer else bron, ruw)
    return None


def met(bron: Bron, ruw: Any, nieuw: Sequence[tuple[Onderdeel, Any]]) -> Any:
    """Return ``ruw`` with these values in it; an item whose value is WEG goes, and so may the whole."""
    weg: set[str | int] = set()
    for deel, waarde in nieuw:
        if waarde is not WEG:
            ruw = _gezet(ruw, deel.stap, waarde)
        elif deel.is_lid:
            weg.add(deel.stap[0])
        elif not deel.stap or _kan_niet_zonder(bron, deel.bron):
            return WEG
        else:
            ruw = _gezet(ruw, deel.stap, None)
    return [lid for nummer, lid in enumerate(ruw) if nummer not in weg] if weg else ruw


def _kan_niet_zonder(bron: Bron, kind: Bron) -> bool:
    """Tell whether a block is nothing without this part."""
    if not isinstance(bron, blocks.BaseStructBlock):
        return False
    return not isinstance(kind, blocks.FieldBlock) or bool(kind.required)


def _gezet(ruw: Any, stap: Pad, waarde: Any) -> Any:
    if not stap:
        return waarde
    kopie = ruw.copy()
    kopie[stap[0]] = _gezet(ruw[stap[0]], stap[1:], waarde)
    return kopie


def _stroom(blok: blocks.BaseStreamBlock, ruw: Any) -> Iterator[Onderdeel]:
    for nummer, kind in enumerate(ruw):
        if not (isinstance(kind, dict) and {"type", "value"} <= kind.keys()):
            yield Onderdeel((nummer,), None, kind, is_lid=True)
            continue
        soort = str(kind["type"])
        bekend = blok.child_blocks.get(soort)
        yield Onderdeel(
            (nummer, "value"),
            bekend,
            kind["value"],
            naam=label(bekend),
            sleutel=str(kind.get("id") or ""),
            type=soort,
            onbekend="" if bekend else soort,
            is_lid=True,
        )


def _lijst(blok: blocks.ListBlock, ruw: Any) -> Iterator[Onderdeel]:
    for nummer, lid in enumerate(ruw):
        if not _is_lid_met_id(lid):
            yield Onderdeel((nummer,), blok.child_block, lid, is_lid=True)
            continue
        yield Onderdeel(
            (nummer, "value"),
            blok.child_block,
            lid["value"],
            sleutel=str(lid.get("id") or ""),
            is_lid=True,
        )


def _is_lid_met_id(lid: Any) -> bool:
    """Tell an item in Wagtail's form from a bare struct that has such fields, as Wagtail does.

    A list that is being imported has items whose id is still to come.
    """
    return isinstance(lid, dict) and "value" in lid and lid.get("type") == "item"


def _struct(blok: blocks.BaseStructBlock, ruw: Any) -> Iterator[Onderdeel]:
    if not isinstance(ruw, dict):  # an ImageBlock may still be stored as the bare id of its image
        if blok.child_blocks:
            naam, kind = next(iter(blok.child_blocks.items()))
            yield Onderdeel((), kind, ruw, naam=label(kind), sleutel=naam)
        return
    for naam, waarde in ruw.items():
        kind = blok.child_blocks.get(naam)
        weg = naam if kind is None and waarde else ""
        yield Onderdeel((naam,), kind, waarde, naam=label(kind), sleutel=naam, onbekend=weg)


def _json(bron: Bron, ruw: Any) -> Iterator[Onderdeel]:
    """Read what one block or field stores as JSON: all in it is what the block says that it is."""
    if isinstance(ruw, dict):
        for naam, waarde in ruw.items():
            yield Onderdeel((naam,), bron, waarde, naam=naam if bron is None else "")
    else:
        for nummer, waarde in enumerate(ruw):
            yield Onderdeel((nummer,), bron, waarde, is_lid=True)


# By the class of a block: what reads it, and the form in which Wagtail stores it.
LEZERS: tuple[tuple[type[blocks.Block], Lezer, Any], ...] = (
    (blocks.BaseStreamBlock, _stroom, list),
    (blocks.ListBlock, _lijst, list),
    (blocks.BaseStructBlock, _struct, dict | int | str),
    (BaseTypedTableBlock, getypeerde_tabel, dict),
    (TableBlock, gewone_tabel, dict),
)
