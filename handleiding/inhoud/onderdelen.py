"""One level of stored content: what stands directly in a value, and the value with other things in it.

The only place that knows in which form Wagtail stores a block that holds others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from .soorten import Bron, Inhoudsoort

Pad = tuple[str | int, ...]


class Weg:
    """The type of ``WEG``: a value whose target is gone and that cannot do without."""


WEG = Weg()


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """What stands directly in a value.

    ``stap`` leads to it in the stored JSON. ``sleutel`` is what a path of a merge calls it: the id of a block,
    the name of a field. ``type`` is the name of its kind in a stream, ``onbekend`` that of a kind that is gone.
    """

    stap: Pad
    bron: Bron
    waarde: Any
    naam: str = ""
    sleutel: str = ""
    type: str = ""
    onbekend: str = ""
    is_lid: bool = False


Lezer = Callable[[Any, Any], Iterator[Onderdeel]]


def onderdelen(bron: Bron, ruw: Any) -> Iterator[Onderdeel] | None:
    """Return what stands directly in ``ruw``; None when it is a value that holds no others."""
    lezer = next((lezer for klasse, lezer in LEZERS if isinstance(bron, klasse)), None)
    if lezer is None and isinstance(ruw, dict | list):
        lezer = _json
    return lezer(bron, ruw) if lezer else None


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
    for nummer, kind in enumerate(ruw if isinstance(ruw, list) else ()):
        if not (isinstance(kind, dict) and {"type", "value"} <= kind.keys()):
            yield Onderdeel((nummer,), None, kind, is_lid=True)
            continue
        soort = str(kind["type"])
        bekend = blok.child_blocks.get(soort)
        yield Onderdeel(
            (nummer, "value"),
            bekend,
            kind["value"],
            naam=_label(bekend),
            sleutel=str(kind.get("id") or ""),
            type=soort,
            onbekend="" if bekend else soort,
            is_lid=True,
        )


def _lijst(blok: blocks.ListBlock, ruw: Any) -> Iterator[Onderdeel]:
    for nummer, lid in enumerate(ruw if isinstance(ruw, list) else ()):
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
        if ruw is not None and blok.child_blocks:
            naam, kind = next(iter(blok.child_blocks.items()))
            yield Onderdeel((), kind, ruw, naam=_label(kind), sleutel=naam)
        return
    for naam, waarde in ruw.items():
        kind = blok.child_blocks.get(naam)
        weg = naam if kind is None and waarde else ""
        yield Onderdeel((naam,), kind, waarde, naam=_label(kind), sleutel=naam, onbekend=weg)


def _tabel(blok: BaseTypedTableBlock, ruw: Any) -> Iterator[Onderdeel]:
    if not isinstance(ruw, dict):
        return
    kolommen = [kolom for kolom in ruw.get("columns") or () if isinstance(kolom, Mapping)]
    if "caption" in ruw:
        yield Onderdeel(("caption",), Inhoudsoort.TEKST, ruw["caption"], naam="bijschrift")
    for nummer, kolom in enumerate(kolommen):
        soort = str(kolom.get("type"))
        yield Onderdeel(
            ("columns", nummer, "heading"),
            Inhoudsoort.TEKST,
            kolom.get("heading"),
            naam=f"kop van kolom {nummer + 1}",
            onbekend="" if soort in blok.child_blocks else soort,
        )
    for rij, waarden in enumerate(ruw.get("rows") or ()):
        for nummer, cel in enumerate(waarden.get("values") or ()):
            soort = kolommen[nummer].get("type") if nummer < len(kolommen) else None
            naam = f"rij {rij + 1}, kolom {nummer + 1}"
            kind = blok.child_blocks.get(soort)
            yield Onderdeel(("rows", rij, "values", nummer), kind, cel, naam=naam)


def _gewone_tabel(blok: TableBlock, ruw: Any) -> Iterator[Onderdeel]:
    if not isinstance(ruw, dict):
        return
    soort = Inhoudsoort.HTML if blok.is_html_renderer() else Inhoudsoort.TEKST
    if "table_caption" in ruw:
        yield Onderdeel(
            ("table_caption",), Inhoudsoort.TEKST, ruw["table_caption"], naam="bijschrift"
        )
    for rij, cellen in enumerate(ruw.get("data") or ()):
        for nummer, cel in enumerate(cellen or ()):
            yield Onderdeel(
                ("data", rij, nummer), soort, cel, naam=f"rij {rij + 1}, kolom {nummer + 1}"
            )


def _json(bron: Bron, ruw: Any) -> Iterator[Onderdeel]:
    """Read what one block or field stores as JSON: all in it is what the block says that it is."""
    paren = ruw.items() if isinstance(ruw, dict) else enumerate(ruw)
    for stap, waarde in paren:
        yield Onderdeel((stap,), bron, waarde, is_lid=isinstance(ruw, list))


def _label(blok: blocks.Block | None) -> str:
    naam = str(blok.label) if blok is not None else ""
    return naam[:1].lower() + naam[1:]


LEZERS: tuple[tuple[type[blocks.Block], Lezer], ...] = (
    (blocks.BaseStreamBlock, _stroom),
    (blocks.ListBlock, _lijst),
    (blocks.BaseStructBlock, _struct),
    (BaseTypedTableBlock, _tabel),
    (TableBlock, _gewone_tabel),
)
