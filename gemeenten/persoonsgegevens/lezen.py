"""What a row says: its texts one by one, and the rows of people in it. Values only, never keys or types."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    BooleanBlock,
    ChooserBlock,
    FieldBlock,
    ListBlock,
    RawHTMLBlock,
    RichTextBlock,
)
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision

from handleiding.namen import met_kleine_letter

from .tabel import Houdt, houdt, persoonsvelden, tekstvelden

Pad = tuple[str | int, ...]
# What is no text of the block that it stands in.
_GEEN_TEKST = (BaseChoiceBlock, ChooserBlock, BooleanBlock)
# What rich text says without showing it: where a link goes, what a picture shows.
_KENMERK = re.compile(r"""\b(?:href|alt|title)=(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True)
class Stuk:
    """One text in a row. ``pad`` leads to it: the field, and what is in its value."""

    houdt: Houdt
    pad: Pad
    namen: tuple[str, ...]
    tekst: str
    opmaak: bool = False


@dataclass(frozen=True)
class Mens:
    """A row of one person; without a ``pad`` it is the row itself."""

    model: type[models.Model]
    pad: Pad
    waarden: Mapping[str, Any]

    def tekst(self, veld: str) -> str:
        return str(self.waarden.get(veld) or "")


def lees(rij: models.Model) -> Iterator[Stuk | Mens]:
    """Yield every text of a row, and every person."""
    if isinstance(rij, Revision):
        yield Stuk(Houdt.PAGINA, ("object_str",), ("titel",), rij.object_str)
        model = rij.content_type.model_class() if rij.content_type_id else None
        if model is not None:
            yield from _in_rij(model, rij.content, ("content",))
        return
    waarden = {veld.name: _opgeslagen(rij, veld) for veld in rij._meta.local_concrete_fields}
    yield from _velden(type(rij), waarden, ())


def _opgeslagen(rij: models.Model, veld: Any) -> Any:
    """Return a field's value as it is stored: a stream as JSON."""
    if isinstance(veld, StreamField):
        return list(getattr(rij, veld.name).get_prep_value())
    return getattr(rij, veld.attname)


def _in_rij(
    model: type[models.Model], waarden: Mapping[str, Any], pad: Pad
) -> Iterator[Stuk | Mens]:
    """Yield what a stored version says of a row, its parents' tables and its children."""
    for tabel in (*model._meta.get_parent_list(), model):
        yield from _velden(tabel, waarden, pad)
    for verband in get_all_child_relations(model):
        naam = verband.get_accessor_name()
        for nummer, kind in enumerate(waarden.get(naam) or []):
            yield from _in_rij(verband.related_model, kind, (*pad, naam, nummer))


def _velden(
    tabel: type[models.Model], waarden: Mapping[str, Any], pad: Pad
) -> Iterator[Stuk | Mens]:
    if persoonsvelden(tabel):
        yield Mens(tabel, pad, waarden)
    for veld in tekstvelden(tabel):
        soort = houdt(veld)
        if soort in {Houdt.PAGINA, Houdt.BEHEER} and waarden.get(veld.name):
            stuk = Stuk(soort, (*pad, veld.name), (_label(veld.verbose_name),), "")
            yield from _waarde(veld, waarden[veld.name], stuk)


def _waarde(veld: Any, waarde: Any, hier: Stuk) -> Iterator[Stuk]:
    if isinstance(veld, StreamField):
        inhoud = json.loads(waarde) if isinstance(waarde, str) else waarde
        yield from _blok(veld.stream_block, inhoud, hier)
    elif isinstance(veld, models.JSONField):
        yield from _json(waarde, hier)
    else:
        yield from _tekst(str(waarde), hier, opmaak=isinstance(veld, RichTextField))


def _label(naam: Any) -> str:
    return met_kleine_letter(str(naam))


def _binnen(hier: Stuk, stap: Pad, naam: str = "") -> Stuk:
    namen = (*hier.namen, naam) if naam else hier.namen
    return Stuk(hier.houdt, (*hier.pad, *stap), namen, "")


def _tekst(tekst: str, hier: Stuk, *, opmaak: bool) -> Iterator[Stuk]:
    yield Stuk(hier.houdt, hier.pad, hier.namen, tekst, opmaak)
    if opmaak:
        for dubbel, enkel in _KENMERK.findall(tekst):
            waarde = unquote(unescape(dubbel or enkel))
            yield Stuk(hier.houdt, hier.pad, (*hier.namen, "link of afbeelding"), waarde)


def _json(waarde: Any, hier: Stuk) -> Iterator[Stuk]:
    if isinstance(waarde, str):
        yield from _tekst(waarde, hier, opmaak=False)
    elif isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            yield from _json(deel, _binnen(hier, (nummer,)))
    elif isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            yield from _json(deel, _binnen(hier, (sleutel,)))


def _blok(blok: Block | None, waarde: Any, hier: Stuk) -> Iterator[Stuk]:
    """Yield the texts in a block's value; ``blok`` says which of them are text."""
    if isinstance(blok, BaseStreamBlock):
        for nummer, deel in enumerate(waarde or []):
            kind = blok.child_blocks.get(deel["type"])
            naam = _label(kind.label) if kind else ""
            yield from _blok(kind, deel["value"], _binnen(hier, (nummer, "value"), naam))
    elif isinstance(blok, ListBlock):
        for nummer, deel in enumerate(waarde or []):
            los = not (isinstance(deel, dict) and {"type", "value"} <= deel.keys())
            stap: Pad = (nummer,) if los else (nummer, "value")
            yield from _blok(blok.child_block, deel if los else deel["value"], _binnen(hier, stap))
    elif isinstance(blok, BaseStructBlock):
        for naam, kind in blok.child_blocks.items():
            deel = (waarde or {}).get(naam)
            yield from _blok(kind, deel, _binnen(hier, (naam,), _label(kind.label)))
    elif isinstance(waarde, str) and _is_tekst(blok):
        yield from _tekst(waarde, hier, opmaak=isinstance(blok, RichTextBlock | RawHTMLBlock))


def _is_tekst(blok: Block | None) -> bool:
    """Tell whether a block's value is text; of a kind of block that no longer exists it may be."""
    return blok is None or (isinstance(blok, FieldBlock) and not isinstance(blok, _GEEN_TEKST))
