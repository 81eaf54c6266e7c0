"""The parts of a table: caption, headings, cells row by row, and how it is laid out."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from .onderdeel import Onderdeel, label
from .soorten import Inhoudsoort

BREED = {"htLeft": "links", "htCenter": "midden", "htRight": "rechts", "htJustify": "uitgevuld"}
HOOG = {"htTop": "boven", "htMiddle": "halverwege", "htBottom": "onder"}
UITLIJNING = blocks.ChoiceBlock(
    label="uitlijning",
    choices=[
        *BREED.items(),
        *HOOG.items(),
        *((f"{b} {h}", f"{BREED[b]}, {HOOG[h]}") for b, h in product(BREED, HOOG)),
        *((f"{h} {b}", f"{BREED[b]}, {HOOG[h]}") for b, h in product(BREED, HOOG)),
    ],
)
# What Wagtail stores with a table and has no definition of its own.
INSTELLINGEN: dict[str, blocks.Block] = {
    "first_row_is_table_header": blocks.BooleanBlock(label="de eerste rij is een kop"),
    "first_col_is_header": blocks.BooleanBlock(label="de eerste kolom is een kop"),
    "table_header_choice": blocks.ChoiceBlock(
        label="koppen",
        choices=[
            ("row", "de eerste rij"),
            ("column", "de eerste kolom"),
            ("both", "de eerste rij en de eerste kolom"),
            ("neither", "geen"),
        ],
    ),
}
CELLEN: dict[str, dict[str, blocks.Block]] = {
    "cell": {"className": UITLIJNING, "hidden": blocks.BooleanBlock(label="verborgen")},
    "mergeCells": {
        "rowspan": blocks.IntegerBlock(label="aantal rijen"),
        "colspan": blocks.IntegerBlock(label="aantal kolommen"),
    },
}
PLAATS = frozenset({"row", "col"})


def getypeerde_tabel(blok: BaseTypedTableBlock, ruw: Mapping[str, Any]) -> Iterator[Onderdeel]:
    """Yield the parts of a table whose columns have a kind each."""
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
            type=soort,
            onbekend="" if soort in blok.child_blocks else soort,
            rij=0,
        )
    for rij, waarden in enumerate(ruw.get("rows") or ()):
        for nummer, cel in enumerate(waarden.get("values") or ()):
            soort = kolommen[nummer].get("type") if nummer < len(kolommen) else None
            naam = _plek(rij, nummer)
            kind = blok.child_blocks.get(soort)
            yield Onderdeel(("rows", rij, "values", nummer), kind, cel, naam=naam, rij=rij + 1)
    yield from _overig(ruw, {"caption", "columns", "rows"})


def gewone_tabel(blok: TableBlock, ruw: Mapping[str, Any]) -> Iterator[Onderdeel]:
    """Yield the parts of a table of texts."""
    soort = Inhoudsoort.HTML if blok.is_html_renderer() else Inhoudsoort.TEKST
    if "table_caption" in ruw:
        yield Onderdeel(
            ("table_caption",), Inhoudsoort.TEKST, ruw["table_caption"], naam="bijschrift"
        )
    for rij, cellen in enumerate(ruw.get("data") or ()):
        for nummer, cel in enumerate(cellen or ()):
            naam = _plek(rij, nummer)
            yield Onderdeel(("data", rij, nummer), soort, cel, naam=naam, rij=rij + 1)
    for naam, bron in INSTELLINGEN.items():
        if ruw.get(naam):
            yield Onderdeel((naam,), bron, ruw[naam], naam=label(bron))
    for naam, bronnen in CELLEN.items():
        for nummer, cel in enumerate(ruw.get(naam) or ()):
            yield from _van_cel(naam, nummer, cel, bronnen)
    yield from _overig(ruw, {"table_caption", "data", *INSTELLINGEN, *CELLEN})


def _van_cel(
    lijst: str, nummer: int, cel: Any, bronnen: Mapping[str, blocks.Block]
) -> Iterator[Onderdeel]:
    """Yield how one cell is shown: it is named by its place."""
    if not isinstance(cel, Mapping):
        yield Onderdeel((lijst, nummer), None, cel)
        return
    rij, kolom = (cel.get(naam) for naam in ("row", "col"))
    plek = _plek(rij, kolom) if isinstance(rij, int) and isinstance(kolom, int) else "cel"
    for naam, waarde in cel.items():
        if naam not in PLAATS:
            bron = bronnen.get(naam)
            yield Onderdeel(
                (lijst, nummer, naam), bron, waarde, naam=f"{plek}, {label(bron) or naam}"
            )


def _overig(ruw: Mapping[str, Any], bekend: set[str]) -> Iterator[Onderdeel]:
    """Yield what a later version stores with a table: nothing goes by unseen."""
    for naam, waarde in ruw.items():
        if naam not in bekend and waarde:
            yield Onderdeel((naam,), None, waarde, naam=naam)


def _plek(rij: int, kolom: int) -> str:
    return f"rij {rij + 1}, kolom {kolom + 1}"
