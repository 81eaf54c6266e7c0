"""Stored JSON for any block, made from its definition, with a mark of its own in each text.

Written apart from the walk that it tests: it must not learn from it what a block holds.
"""

import json
from itertools import count
from random import Random
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

LASTIG = ("", "[1, 2]", '{"type": "item", "value": 1, "id": "x"}', "<b>a</b> & b", "é’—", "12")


class Maker:
    """Makes values. With a source of chance it leaves out and repeats, and writes what looks like something else."""

    def __init__(self, toeval: Random | None = None, **nummers: int | None) -> None:
        self.toeval, self.nummers = toeval, nummers
        self._tel = count(1)
        self.merken: list[str] = []

    def merk(self) -> str:
        """Return a new mark, which is in no other text."""
        self.merken.append(f"merk{next(self._tel)}einde")
        return self.merken[-1]

    def _tekst(self) -> str:
        if self.toeval and self.toeval.random() < 0.4:
            return self.toeval.choice(LASTIG)
        return self.merk()

    def _id(self, nummer: int) -> dict[str, str]:
        if self.toeval and self.toeval.random() < 0.2:
            return {}
        return {"id": f"blok-{next(self._tel)}-{nummer}"}

    def _hoeveel(self, gewoon: int) -> int:
        return self.toeval.randint(0, 3) if self.toeval else gewoon

    def waarde(self, blok: blocks.Block) -> Any:
        for klasse, maak in self.SOORTEN:
            if isinstance(blok, klasse):
                return maak(self, blok)
        return self._tekst()

    def _stroom(self, blok: Any) -> list[Any]:
        namen = list(blok.child_blocks)
        if self.toeval:
            namen = self.toeval.choices(namen, k=self.toeval.randint(0, 4))
        return [
            {"type": naam, "value": self.waarde(blok.child_blocks[naam])} | self._id(nummer)
            for nummer, naam in enumerate(namen)
        ]

    def _lijst(self, blok: Any) -> list[Any]:
        leden = []
        for nummer in range(self._hoeveel(2)):
            waarde, met_id = self.waarde(blok.child_block), {"id": f"lid-{next(self._tel)}"}
            kaal = self.toeval is not None and nummer == 2
            leden.append(waarde if kaal else {"type": "item", "value": waarde} | met_id)
        return leden

    def _struct(self, blok: Any) -> dict[str, Any]:
        return {naam: self.waarde(kind) for naam, kind in blok.child_blocks.items()}

    def _tabel(self, blok: Any) -> dict[str, Any]:
        kolommen = list(blok.child_blocks)
        rijen = [
            {"values": [self.waarde(blok.child_blocks[naam]) for naam in kolommen]}
            for _ in range(self._hoeveel(2))
        ]
        koppen = [{"type": naam, "heading": self._tekst()} for naam in kolommen]
        return {"columns": koppen, "rows": rijen, "caption": self._tekst()}

    def _rooster(self, blok: Any) -> dict[str, Any]:
        return {
            "data": [[self._tekst(), None], [self._tekst(), self._tekst()]],
            "cell": [{"row": 0, "col": 1, "className": "htRight"}],
            "mergeCells": [{"row": 1, "col": 0, "rowspan": 1, "colspan": 2}],
            "table_caption": self._tekst(),
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
        }

    SOORTEN = (
        (blocks.StreamBlock, _stroom),
        (blocks.ListBlock, _lijst),
        (blocks.StructBlock, _struct),
        (TypedTableBlock, _tabel),
        (TableBlock, _rooster),
        (blocks.RichTextBlock, lambda maker, blok: f'<p data-block-key="k1">{maker._tekst()}</p>'),
        (blocks.RawHTMLBlock, lambda maker, blok: f"<p>{maker._tekst()}</p>"),
        (blocks.MultipleChoiceBlock, lambda maker, blok: [list(blok.field.choices)[-1][0]]),
        (BaseChoiceBlock, lambda maker, blok: list(blok.field.choices)[-1][0]),
        (blocks.URLBlock, lambda maker, blok: f"https://voorbeeld.nl/{maker.merk()}/"),
        (blocks.EmailBlock, lambda maker, blok: f"{maker.merk()}@voorbeeld.nl"),
        (blocks.IntegerBlock, lambda maker, blok: 7),
        (blocks.FloatBlock, lambda maker, blok: 7.5),
        (blocks.DateBlock, lambda maker, blok: "2026-11-30"),
        (blocks.TimeBlock, lambda maker, blok: "09:30:00"),
        (blocks.DateTimeBlock, lambda maker, blok: "2026-11-30T09:30:00Z"),
        (blocks.DecimalBlock, lambda maker, blok: "7.5"),
        (blocks.BooleanBlock, lambda maker, blok: False),
        (blocks.StaticBlock, lambda maker, blok: None),
        (ImageChooserBlock, lambda maker, blok: maker.nummers.get("image")),
        (DocumentChooserBlock, lambda maker, blok: maker.nummers.get("document")),
        (blocks.PageChooserBlock, lambda maker, blok: maker.nummers.get("page")),
        (blocks.ChooserBlock, lambda maker, blok: maker.nummers.get("ding")),
    )

    def rij(self, model: type[models.Model], rij: dict[str, Any]) -> dict[str, Any]:
        """Return a row as a revision has it, with a mark in each text that an editor can write."""
        nieuw = dict(rij)
        for veld in model._meta.concrete_fields:
            if veld.name in nieuw and veld.editable and not isinstance(veld, ParentalKey):
                self._veld(veld, nieuw)
        for verband in get_all_child_relations(model):
            naam = verband.get_accessor_name()
            nieuw[naam] = [self.rij(verband.related_model, kind) for kind in nieuw.get(naam) or []]
        return nieuw

    def _veld(self, veld: Any, rij: dict[str, Any]) -> None:
        if isinstance(veld, StreamField):
            rij[veld.name] = json.dumps(self.waarde(veld.stream_block))
        elif isinstance(veld, RichTextField):
            rij[veld.name] = f"<p>{self.merk()}</p>"
        elif isinstance(veld, models.URLField):
            rij[veld.name] = f"https://voorbeeld.nl/{self.merk()}/"
        elif isinstance(veld, models.EmailField):
            rij[veld.name] = f"{self.merk()}@voorbeeld.nl"
        elif _is_gewone_tekst(veld):
            rij[veld.name] = self.merk()


def _is_gewone_tekst(veld: Any) -> bool:
    gewoon = type(veld) in {models.CharField, models.TextField} and not veld.choices
    return gewoon and veld.name not in {"code", "kleur", "telefoon"}
