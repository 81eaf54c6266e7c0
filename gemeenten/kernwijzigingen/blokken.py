"""Blocks and parts of them whose kind no longer exists: Wagtail drops them when a page is saved, so it
is not."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import StreamField

from handleiding.models import OnderdeelPage

ONBEKEND = (
    "Op deze pagina staat een blok van een soort die niet meer bestaat ({soorten}). Bij bewaren zou "
    "die tekst verdwijnen, dus er is niets bewaard. Kiest de kern dit blok, kies dan “Onze tekst”. "
    "Helpt dat niet, vraag dan uw technisch beheerder de tekst eerst over te zetten."
)


def bezwaar_tegen_bewaren(inhoud: Mapping[str, Any], model: type[OnderdeelPage]) -> str:
    """Return why ``inhoud`` cannot be saved without losing text, or an empty string."""
    soorten = dict.fromkeys(
        soort
        for naam, waarde in inhoud.items()
        if isinstance(veld := model._meta.get_field(naam), StreamField)
        for soort in _onbekend(veld.stream_block, waarde)
    )
    return ONBEKEND.format(soorten=", ".join(soorten)) if soorten else ""


def bewaak_blokken(inhoud: Mapping[str, Any], model: type[OnderdeelPage]) -> None:
    """Raise PermissionDenied, in Dutch, when saving ``inhoud`` would lose a block."""
    if bezwaar := bezwaar_tegen_bewaren(inhoud, model):
        raise PermissionDenied(bezwaar)


def _onbekend(blok: blocks.Block, waarde: Any) -> Iterator[str]:
    if isinstance(blok, blocks.BaseStreamBlock):
        yield from _in_stream(blok, waarde or [])
    elif isinstance(blok, blocks.ListBlock):
        for item in waarde or []:
            met_id = isinstance(item, dict) and {"type", "value"} <= item.keys()
            yield from _onbekend(blok.child_block, item["value"] if met_id else item)
    elif isinstance(blok, blocks.BaseStructBlock) and isinstance(waarde, dict):
        yield from (naam for naam, deel in waarde.items() if naam not in blok.child_blocks and deel)
        for naam, kind in blok.child_blocks.items():
            yield from _onbekend(kind, waarde.get(naam))
    elif isinstance(blok, BaseTypedTableBlock) and isinstance(waarde, dict):
        kolommen = (kolom["type"] for kolom in waarde.get("columns", ()))
        yield from (soort for soort in kolommen if soort not in blok.child_blocks)


def _in_stream(blok: blocks.BaseStreamBlock, waarde: Any) -> Iterator[str]:
    for kind in waarde:
        bekend = blok.child_blocks.get(kind["type"])
        if bekend is None:
            yield kind["type"]
        else:
            yield from _onbekend(bekend, kind["value"])
