"""What a stored value says, by its kind: the kind is known from its field or block, never from its looks.

In rich text what no reader can tell apart is the same (see ``rijk``). A plain text is compared as it is, also
where it looks like markup; only the two ways to write a line end are one. No text and an empty text are the
same. The ids of blocks and the keys of rows say nothing, their order does.
"""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_datetime
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import RichTextField, StreamField

from handleiding.inhoud import Onderdeel, onderdelen

from .rijk import lees

ONTBREEKT = object()
VOLGORDE = "sort_order"


def velden_van(model: type[models.Model], content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what each field and relation in serialised ``content`` of ``model`` says."""
    rijen = {rel.get_accessor_name(): rel for rel in get_all_child_relations(model)}
    return {
        naam: _rijen(rijen[naam], waarde) if naam in rijen else _veld(model, naam, waarde)
        for naam, waarde in content.items()
    }


def _rijen(relatie: Any, rijen: Any) -> list[dict[str, Any]]:
    """Return child objects in their order, without what is made anew when a draft is saved."""
    model = relatie.related_model
    boekhouding = getattr(model, "boekhouding", frozenset())
    weg = {"pk", VOLGORDE, relatie.field.name, *boekhouding}
    op_volgorde = sorted(rijen or (), key=lambda rij: rij.get(VOLGORDE) or 0)
    return [
        {naam: waarde for naam, waarde in velden_van(model, rij).items() if naam not in weg}
        for rij in op_volgorde
    ]


def _veld(model: type[models.Model], naam: str, waarde: Any) -> Any:
    try:
        veld = model._meta.get_field(naam)
    except FieldDoesNotExist:
        return waarde
    return van_veld(veld, waarde)


def van_veld(veld: Any, waarde: Any) -> Any:
    """Return what one serialised field says."""
    if isinstance(veld, StreamField):
        return van_blok(veld.stream_block, stroom(waarde))
    if isinstance(veld, RichTextField):
        return lees(waarde or "")
    if isinstance(veld, models.CharField | models.TextField):
        return _gewoon(waarde)
    if isinstance(veld, models.DateTimeField):
        return _tot_de_minuut(waarde)
    return waarde


def stroom(waarde: Any) -> Any:
    """Return a serialised stream as the list that its JSON holds."""
    if isinstance(waarde, str):
        try:
            return json.loads(waarde or "[]")
        except ValueError:
            return waarde
    return waarde or []


def van_blok(blok: blocks.Block | None, waarde: Any) -> Any:
    """Return what a serialised value of ``blok`` says; of an unknown block every part counts."""
    if waarde is ONTBREEKT:
        waarde = standaard(blok)
    if (alle := leden(blok, waarde)) is not None:
        return [(lid.type, van_blok(lid.bron, lid.waarde)) for lid in alle]
    if isinstance(blok, blocks.BaseStructBlock):
        delen = als_struct(blok, waarde)
        if delen is not None:
            bekend = {n: van_blok(b, delen.get(n, ONTBREEKT)) for n, b in blok.child_blocks.items()}
            return {**delen, **bekend}
    if isinstance(blok, BaseTypedTableBlock) and isinstance(waarde, Mapping):
        return _tabel(blok, waarde)
    return _enkel(blok, waarde)


def standaard(blok: blocks.Block | None) -> Any:
    """Return what a part says that is not stored: it was added to the block later."""
    return blok.get_prep_value(blok.get_default()) if blok is not None else None


def als_struct(blok: blocks.Block, waarde: Any) -> dict[str, Any] | None:
    """Return the parts of a struct; one that holds a single chooser was once stored as its number."""
    if isinstance(waarde, Mapping):
        return dict(waarde)
    if isinstance(waarde, int) and blok.child_blocks:
        return {next(iter(blok.child_blocks)): waarde}
    return {} if waarde is None else None


def leden(blok: blocks.Block | None, waarde: Any) -> list[Onderdeel] | None:
    """Return the items of a stream or a list; None where it is neither."""
    if isinstance(blok, blocks.BaseStreamBlock | blocks.ListBlock) and isinstance(waarde, list):
        return list(onderdelen(blok, waarde) or ())
    return None


def _tabel(blok: Any, waarde: Mapping[str, Any]) -> Any:
    kolommen = [
        (kolom.get("type"), _gewoon(kolom.get("heading"))) for kolom in waarde.get("columns") or ()
    ]
    soorten = [blok.child_blocks.get(soort) for soort, _ in kolommen]
    rijen = [
        [
            van_blok(soort, cel)
            for soort, cel in zip_longest(soorten, rij.get("values") or (), fillvalue=None)
        ]
        for rij in waarde.get("rows") or ()
    ]
    return kolommen, rijen, _gewoon(waarde.get("caption"))


def _enkel(blok: blocks.Block | None, waarde: Any) -> Any:
    if isinstance(blok, blocks.RichTextBlock) and isinstance(waarde, str | None):
        return lees(waarde or "")
    if isinstance(blok, blocks.BooleanBlock):
        return bool(waarde)
    if isinstance(blok, blocks.DecimalBlock | blocks.FloatBlock) and waarde is not None:
        return _getal(waarde)
    return _gewoon(waarde) if isinstance(waarde, str | None) else waarde


def _gewoon(waarde: Any) -> Any:
    """A browser sends line ends in its own way; an empty text may be stored as none."""
    return waarde.replace("\r\n", "\n") or None if isinstance(waarde, str) else waarde


def _getal(waarde: Any) -> Any:
    try:
        return str(Decimal(str(waarde)).normalize())
    except InvalidOperation:
        return waarde


def _tot_de_minuut(waarde: Any) -> Any:
    """The editor holds a moment to the minute."""
    moment = parse_datetime(waarde) if isinstance(waarde, str) else waarde
    return moment.replace(second=0, microsecond=0) if moment else None
