"""Any stored value as text that people read: by the definition of its field or block."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.formats import date_format, time_format
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from .doelen import Doelnamen
from .opgeslagen import ONTBREEKT, als_struct, leden, standaard, stroom
from .rijk import Alinea, Tekst, Tekststuk, gewone_tekst, lees

CELGRENS = Tekststuk(" | ", (("celgrens", ()),))
RIJ = (("tr", ()),)


def van_veld(veld: models.Field, waarde: Any, namen: Doelnamen) -> Tekst:
    """Return what a field says; ``waarde`` may be serialised or not."""
    if isinstance(veld, StreamField):
        return van_blok(veld.stream_block, stroom(waarde), namen)
    if isinstance(veld, RichTextField):
        return lees(waarde or "")
    if veld.choices:
        waarde = dict(veld.flatchoices).get(waarde, waarde)
    return waarde_in_woorden(_gelezen(veld, waarde))


def van_blok(blok: blocks.Block | None, waarde: Any, namen: Doelnamen) -> Tekst:
    """Return what a block says with all that is in it; what is no text is told with its label."""
    if waarde is ONTBREEKT:
        waarde = standaard(blok)
    if isinstance(blok, BaseTypedTableBlock):
        return tuple(_tabel(blok, waarde or {}, namen))
    delen = onderdelen(blok, waarde)
    if delen is None:
        return _blad(blok, waarde, namen)
    return tuple(alinea for kind, deel in delen for alinea in _met_label(blok, kind, deel, namen))


def onderdelen(
    blok: blocks.Block | None, waarde: Any
) -> list[tuple[blocks.Block | None, Any]] | None:
    """Return the blocks in a block with their values; None where it holds none."""
    if isinstance(blok, blocks.BaseStructBlock):
        delen = als_struct(blok, waarde)
        if delen is not None:
            return [(kind, delen.get(n, ONTBREEKT)) for n, kind in blok.child_blocks.items()]
    alle = leden(blok, waarde)
    return None if alle is None else [(lid.bron, lid.waarde) for lid in alle]


def waarde_in_woorden(waarde: Any) -> Tekst:
    """Return a plain value in Dutch; no value says nothing."""
    if waarde is None:
        return ()
    if isinstance(waarde, bool):
        return gewone_tekst("ja" if waarde else "nee")
    if isinstance(waarde, datetime):
        lokaal = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
        return gewone_tekst(f"{date_format(lokaal, 'j F Y, H.i')} uur")
    if isinstance(waarde, date):
        return gewone_tekst(date_format(waarde, "l j F Y"))
    if isinstance(waarde, time):
        return gewone_tekst(f"{time_format(waarde, 'H.i')} uur")
    if isinstance(waarde, float | Decimal):
        return gewone_tekst(str(waarde).replace(".", ","))
    if isinstance(waarde, dict | list | tuple):
        return gewone_tekst(json.dumps(waarde, ensure_ascii=False, default=str))
    return gewone_tekst(str(waarde))


def _met_label(
    boven: blocks.Block | None, blok: blocks.Block | None, waarde: Any, namen: Doelnamen
) -> Iterator[Alinea]:
    """Yield the text of a part; a choice, number or file in a struct is named by its label."""
    tekst = van_blok(blok, waarde, namen)
    loopt = (
        isinstance(blok, blocks.RichTextBlock | blocks.CharBlock | blocks.TextBlock)
        or onderdelen(blok, waarde) is not None
    )
    if not isinstance(boven, blocks.BaseStructBlock) or loopt or not tekst:
        yield from tekst
    elif not (isinstance(blok, blocks.BooleanBlock) and not waarde):
        eerste, *rest = tekst
        yield eerste._replace(stukken=(Tekststuk(f"{blok.label}: "), *eerste.stukken))
        yield from rest


def _blad(blok: blocks.Block | None, waarde: Any, namen: Doelnamen) -> Tekst:
    if isinstance(blok, blocks.RichTextBlock) and isinstance(waarde, str | None):
        return lees(waarde or "")
    if isinstance(blok, BaseChoiceBlock):
        return _keuzes(blok, waarde)
    if isinstance(blok, blocks.ChooserBlock) and isinstance(waarde, int):
        return gewone_tekst(_gekozen(blok, waarde, namen))
    if isinstance(waarde, str):
        return waarde_in_woorden(_gelezen(blok, waarde))
    return waarde_in_woorden(bool(waarde) if isinstance(blok, blocks.BooleanBlock) else waarde)


def _keuzes(blok: Any, waarde: Any) -> Tekst:
    labels: dict[Any, Any] = {}
    for sleutel, label in blok.field.choices:
        labels |= dict(label) if isinstance(label, list | tuple) else {sleutel: label}
    gekozen = waarde if isinstance(waarde, list) else [waarde] if waarde else []
    return gewone_tekst(", ".join(str(labels.get(keuze, keuze)) for keuze in gekozen))


def _gekozen(blok: Any, pk: int, namen: Doelnamen) -> str:
    soorten = {"document": get_document_model(), "image": get_image_model(), "page": Page}
    for soort, model in soorten.items():
        if issubclass(blok.model_class, model):
            return namen.naam(soort, pk)
    return f"{blok.model_class._meta.verbose_name} {pk}"


def _gelezen(soort: Any, waarde: Any) -> Any:
    """Return a date or time as such; what is none stays as it is stored."""
    if not isinstance(waarde, str):
        return waarde
    lezers = (
        ((models.DateTimeField, blocks.DateTimeBlock), parse_datetime),
        ((models.DateField, blocks.DateBlock), parse_date),
        ((models.TimeField, blocks.TimeBlock), parse_time),
    )
    for klassen, lezer in lezers:
        if isinstance(soort, klassen):
            try:
                return lezer(waarde) or waarde
            except ValueError:
                return waarde
    return waarde


def _tabel(blok: Any, tabel: Mapping[str, Any], namen: Doelnamen) -> Iterator[Alinea]:
    """Yield a line for the caption, the headings, and each row."""
    kolommen = tabel.get("columns") or ()
    if tabel.get("caption"):
        yield Alinea((("caption", ()),), 0, (Tekststuk(tabel["caption"]),))
    soorten = [blok.child_blocks.get(kolom.get("type")) for kolom in kolommen]
    if kolommen:
        yield _rij(
            (
                Tekststuk(
                    kolom.get("heading") or "",
                    (("kolom", (("soort", str(soort and soort.label)),)),),
                ),
            )
            for kolom, soort in zip(kolommen, soorten, strict=True)
        )
    for rij in tabel.get("rows") or ():
        cellen = zip(soorten, rij.get("values") or (), strict=False)
        yield _rij(_cel(van_blok(soort, cel, namen)) for soort, cel in cellen)


def _cel(tekst: Tekst) -> tuple[Tekststuk, ...]:
    gevonden: list[Tekststuk] = []
    for alinea in tekst:
        gevonden += [Tekststuk("\n")] if gevonden else []
        gevonden += alinea.stukken
    return tuple(gevonden)


def _rij(cellen: Iterator[tuple[Tekststuk, ...]]) -> Alinea:
    stukken: list[Tekststuk] = []
    for n, cel in enumerate(cellen):
        stukken += [CELGRENS] if n else []
        stukken += cel
    return Alinea(RIJ, 0, tuple(stukken))
