"""What a page points to, in its rich text, its blocks and its foreign keys, pointed elsewhere.

One walk serves two ends: finding what is pointed to (a ``vertaal`` that takes notes) and rewriting
it. Stored JSON is read along the definition of its blocks, so any chooser block is found, however
deep it sits.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from gemeenten.links import Vertaal, herschrijf_html

# A value whose target is gone and that cannot do without.
WEG = object()
VAST = frozenset({"kern", "basis"})


def soort_van(model: type[models.Model]) -> str | None:
    """Return the kind of thing ``model`` is, in the words rich text uses; None for all others."""
    for soort, basis in (
        ("page", Page),
        ("image", get_image_model()),
        ("document", get_document_model()),
    ):
        if issubclass(model, basis):
            return soort
    return None


def herschrijf_pagina(page: models.Model, vertaal: Vertaal) -> None:
    """Rewrite all that ``page`` (or one of its child objects) points to, in memory."""
    for veld in eigen_velden(type(page)):
        ruw = getattr(page, veld.attname)
        if isinstance(veld, StreamField):
            _herschrijf_stream(page, veld, ruw, vertaal)
        elif isinstance(veld, RichTextField):
            setattr(page, veld.attname, herschrijf_html(ruw or "", vertaal))
        elif ruw is not None:
            setattr(page, veld.attname, _vertaal_sleutel(veld, ruw, vertaal))


def eigen_velden(model: type[models.Model]) -> Iterator[models.Field]:
    """Yield the fields of a page type that can point to something; not those of every page."""
    for veld in model._meta.concrete_fields:
        if veld.model is Page or veld.name in VAST:
            continue
        if isinstance(veld, StreamField | RichTextField) or _wijst_aan(veld):
            yield veld


def _wijst_aan(veld: models.Field) -> bool:
    return (
        isinstance(veld, models.ForeignKey)
        and not veld.remote_field.parent_link
        and soort_van(veld.remote_field.model) is not None
    )


def _vertaal_sleutel(veld: models.ForeignKey, pk: Any, vertaal: Vertaal) -> Any:
    nieuw = vertaal(soort_van(veld.remote_field.model) or "", pk)
    return pk if nieuw is None and not veld.null else nieuw


def _herschrijf_stream(
    page: models.Model, veld: StreamField, waarde: Any, vertaal: Vertaal
) -> None:
    ruw = list(waarde.get_prep_value()) if waarde else []
    nieuw = herschrijf_waarde(veld.stream_block, ruw, vertaal)
    if nieuw != ruw:
        setattr(page, veld.attname, json.dumps(nieuw))


def herschrijf_waarde(blok: blocks.Block, ruw: Any, vertaal: Vertaal) -> Any:
    """Return the stored JSON ``ruw`` of ``blok`` rewritten, or WEG."""
    for soort, behandel in BEHANDELING:
        if isinstance(blok, soort):
            return behandel(blok, ruw, vertaal)
    return ruw


def _stream(blok: blocks.BaseStreamBlock, ruw: Any, vertaal: Vertaal) -> Any:
    kinderen = []
    for kind in ruw or []:
        bekend = blok.child_blocks.get(kind["type"])
        waarde = herschrijf_waarde(bekend, kind["value"], vertaal) if bekend else kind["value"]
        if waarde is not WEG:
            kinderen.append(kind | {"value": waarde})
    return kinderen


def _lijst(blok: blocks.ListBlock, ruw: Any, vertaal: Vertaal) -> Any:
    items = []
    for item in ruw or []:
        met_id = isinstance(item, dict) and {"type", "value"} <= item.keys()
        waarde = herschrijf_waarde(blok.child_block, item["value"] if met_id else item, vertaal)
        if waarde is not WEG:
            items.append(item | {"value": waarde} if met_id else waarde)
    return items


def _struct(blok: blocks.BaseStructBlock, ruw: Any, vertaal: Vertaal) -> Any:
    if not isinstance(ruw, dict):  # an ImageBlock still stored as the bare id of its image
        eerste = next(iter(blok.child_blocks.values()))
        return herschrijf_waarde(eerste, ruw, vertaal)
    nieuw = dict(ruw)
    for naam, kind in blok.child_blocks.items():
        if naam not in ruw:
            continue
        waarde = herschrijf_waarde(kind, ruw[naam], vertaal)
        if waarde is WEG and (kind.required or not isinstance(kind, blocks.FieldBlock)):
            return WEG
        nieuw[naam] = None if waarde is WEG else waarde
    return nieuw


def _tabel(blok: BaseTypedTableBlock, ruw: Any, vertaal: Vertaal) -> Any:
    if not ruw:
        return ruw
    kolommen = [blok.child_blocks.get(kolom["type"]) for kolom in ruw["columns"]]
    rijen = []
    for rij in ruw["rows"]:
        cellen = [
            herschrijf_waarde(kolom, cel, vertaal) if kolom else cel
            for kolom, cel in zip(kolommen, rij["values"], strict=True)
        ]
        rijen.append(rij | {"values": [None if cel is WEG else cel for cel in cellen]})
    return ruw | {"rows": rijen}


def _tekst(blok: blocks.RichTextBlock, ruw: Any, vertaal: Vertaal) -> Any:
    return herschrijf_html(ruw, vertaal) if isinstance(ruw, str) else ruw


def _keuze(blok: blocks.ChooserBlock, ruw: Any, vertaal: Vertaal) -> Any:
    soort = soort_van(blok.model_class)
    if ruw is None or soort is None:
        return ruw
    nieuw = vertaal(soort, int(ruw))
    return WEG if nieuw is None else nieuw


BEHANDELING = (
    (blocks.BaseStreamBlock, _stream),
    (blocks.ListBlock, _lijst),
    (blocks.BaseStructBlock, _struct),
    (BaseTypedTableBlock, _tabel),
    (blocks.RichTextBlock, _tekst),
    (blocks.ChooserBlock, _keuze),
)
