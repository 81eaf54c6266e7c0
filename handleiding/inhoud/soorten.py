"""What a stored value is, told by the definition of its block or field."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField
from wagtail.images import get_image_model
from wagtail.models import Page


class Inhoudsoort(Enum):
    """The kinds of value. Of a page, an image and a document the value is the number that rich text uses too."""

    TEKST = "plain text"
    RIJK = "rich text as the editor stores it"
    HTML = "HTML that somebody typed"
    ADRES = "a web address"
    MAIL = "a mail address"
    KEUZE = "a choice from a list"
    GETAL = "a number"
    JA_NEE = "yes or no"
    MOMENT = "a date, a time, or both"
    PAGE = "page"
    IMAGE = "image"
    DOCUMENT = "document"
    DING = "something else in the database"
    KENMERK = "a key that no one reads"
    ONBEKEND = "what has no definition any more"
    GEHEEL = "what other values stand in"

    @property
    def is_verwijzing(self) -> bool:
        """Whether it points to a page, an image or a document."""
        return self in {Inhoudsoort.PAGE, Inhoudsoort.IMAGE, Inhoudsoort.DOCUMENT}


# What describes a value: a block, a field of a model, the kind itself where no block does (the heading of a
# column), or nothing where the kind of block is gone.
Bron = blocks.Block | models.Field | Inhoudsoort | None

_BLOKKEN: tuple[tuple[Any, Inhoudsoort], ...] = (
    (BaseChoiceBlock, Inhoudsoort.KEUZE),
    (blocks.RichTextBlock, Inhoudsoort.RIJK),
    (blocks.RawHTMLBlock, Inhoudsoort.HTML),
    (blocks.URLBlock, Inhoudsoort.ADRES),
    (blocks.EmailBlock, Inhoudsoort.MAIL),
    (blocks.BooleanBlock, Inhoudsoort.JA_NEE),
    ((blocks.IntegerBlock, blocks.FloatBlock, blocks.DecimalBlock), Inhoudsoort.GETAL),
    ((blocks.DateBlock, blocks.TimeBlock, blocks.DateTimeBlock), Inhoudsoort.MOMENT),
    (blocks.StaticBlock, Inhoudsoort.KENMERK),
)
_VELDEN: tuple[tuple[Any, Inhoudsoort], ...] = (
    (RichTextField, Inhoudsoort.RIJK),
    (models.URLField, Inhoudsoort.ADRES),
    (models.EmailField, Inhoudsoort.MAIL),
    ((models.SlugField, models.UUIDField, models.AutoField, models.FileField), Inhoudsoort.KENMERK),
    (models.BooleanField, Inhoudsoort.JA_NEE),
    ((models.IntegerField, models.FloatField, models.DecimalField), Inhoudsoort.GETAL),
    ((models.DateField, models.TimeField), Inhoudsoort.MOMENT),
)


def soort_van(bron: Bron) -> Inhoudsoort:
    """Return the kind of value that ``bron`` describes; what is like nothing else is text."""
    if bron is None:
        return Inhoudsoort.ONBEKEND
    if isinstance(bron, Inhoudsoort):
        return bron
    if isinstance(bron, blocks.ChooserBlock):
        return soort_van_model(bron.model_class)
    if isinstance(bron, blocks.Block):
        return _eerste(bron, _BLOKKEN)
    if bron.is_relation:
        return soort_van_model(bron.related_model)
    return Inhoudsoort.KEUZE if bron.choices else _eerste(bron, _VELDEN)


def kan_kiezen(blok: blocks.Block, soort: Inhoudsoort) -> bool:
    """Return whether such a thing can be chosen somewhere in a block."""
    kinderen = [*getattr(blok, "child_blocks", {}).values(), getattr(blok, "child_block", None)]
    return soort_van(blok) is soort or any(kan_kiezen(kind, soort) for kind in kinderen if kind)


def _eerste(bron: Any, tabel: tuple[tuple[Any, Inhoudsoort], ...]) -> Inhoudsoort:
    gevonden = (soort for klasse, soort in tabel if isinstance(bron, klasse))
    return next(gevonden, Inhoudsoort.TEKST)


def soort_van_model(model: Any) -> Inhoudsoort:
    """Return the kind of thing that the rows of a model are."""
    doelen: tuple[tuple[Callable[[], Any], Inhoudsoort], ...] = (
        (lambda: Page, Inhoudsoort.PAGE),
        (get_image_model, Inhoudsoort.IMAGE),
        (get_document_model, Inhoudsoort.DOCUMENT),
    )
    if not isinstance(model, type):
        return Inhoudsoort.DING
    return next((soort for doel, soort in doelen if issubclass(model, doel())), Inhoudsoort.DING)
