"""Any stored value as text that people read: by the definition of its field or block."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from handleiding.inhoud import Inhoudsoort, Onderdeel, soort_van
from handleiding.inhoud.soorten import Bron

from .delen import delen
from .doelen import Doelnamen
from .opgeslagen import stroom
from .rijk import Alinea, Tekst, Tekststuk, gewone_tekst, lees

CELGRENS = Tekststuk(" | ", (("celgrens", ()),))
RIJ = (("tr", ()),)
BIJSCHRIFT = (("caption", ()),)
# What runs on as text; anything else is told with its label.
LOPEND = frozenset({Inhoudsoort.TEKST, Inhoudsoort.RIJK})


def van_veld(veld: models.Field, waarde: Any, namen: Doelnamen) -> Tekst:
    """Return what a field says; ``waarde`` may be serialised or not."""
    if isinstance(veld, StreamField):
        return van_blok(veld.stream_block, stroom(waarde), namen)
    if isinstance(veld, RichTextField):
        return lees(waarde or "")
    if veld.is_relation and waarde is not None:
        return gewone_tekst(namen.gekozen(veld, waarde))
    if veld.choices:
        waarde = dict(veld.flatchoices).get(waarde, waarde)
    return waarde_in_woorden(_gelezen(veld, waarde))


def van_blok(bron: Bron, waarde: Any, namen: Doelnamen) -> Tekst:
    """Return what a value says with all that is in it; what is no text is told with its label."""
    alle = delen(bron, waarde)
    if alle is None:
        return _blad(bron, waarde, namen)
    gevonden: list[Alinea] = []
    for rij, groep in groupby(alle, key=lambda deel: deel.rij):
        if rij is not None:
            gevonden.append(_rij(_cel(bron, deel, namen) for deel in groep))
            continue
        for deel in groep:
            gevonden += van_deel(deel, namen)
    return tuple(gevonden)


def van_deel(deel: Onderdeel, namen: Doelnamen) -> Iterator[Alinea]:
    """Yield the text of what stands in a value; a choice, number or file is named by its label."""
    tekst = van_blok(deel.bron, deel.waarde, namen)
    if deel.onbekend:
        yield from gewone_tekst(f"{label_van(deel)}:")
        yield from tekst
    elif deel.bron is Inhoudsoort.TEKST:  # of a table; each other text has a block or field
        yield from (alinea._replace(soort=BIJSCHRIFT) for alinea in tekst)
    elif _loopt(deel) or not tekst:
        yield from tekst
    elif deel.waarde or soort_van(deel.bron) is not Inhoudsoort.JA_NEE:
        eerste, *rest = tekst
        yield eerste._replace(stukken=(Tekststuk(f"{label_van(deel)}: "), *eerste.stukken))
        yield from rest


def label_van(deel: Onderdeel) -> str:
    """Return what a part is called; what has no definition any more by the name it had."""
    if deel.onbekend:
        return f"{'Blok' if deel.type else 'Onderdeel'} van de soort ‘{deel.onbekend}’, die er niet meer is"
    return str(capfirst(deel.naam) or getattr(deel.bron, "label", ""))


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
    return gewone_tekst(kaal_in_woorden(waarde))


def kaal_in_woorden(waarde: Any) -> str:
    """Return any JSON as words, without its signs."""
    if isinstance(waarde, dict):
        return "; ".join(f"{naam}: {kaal_in_woorden(deel)}" for naam, deel in waarde.items())
    if isinstance(waarde, list | tuple):
        return ", ".join(map(kaal_in_woorden, waarde))
    return "niets" if waarde is None else str(waarde)


def _loopt(deel: Onderdeel) -> bool:
    if deel.is_lid or not deel.naam:
        return True
    return soort_van(deel.bron) in LOPEND or delen(deel.bron, deel.waarde) is not None


def _blad(bron: Bron, waarde: Any, namen: Doelnamen) -> Tekst:
    soort = soort_van(bron)
    if soort is Inhoudsoort.RIJK and isinstance(waarde, str | None):
        return lees(waarde or "")
    if isinstance(bron, blocks.Block) and soort is Inhoudsoort.KEUZE:
        return _keuzes(bron, waarde if isinstance(waarde, list) else [waarde] if waarde else [])
    if isinstance(bron, blocks.ChooserBlock) and isinstance(waarde, int | str):
        return gewone_tekst(namen.gekozen(bron, waarde))
    if soort is Inhoudsoort.JA_NEE:
        return waarde_in_woorden(bool(waarde))
    if soort is Inhoudsoort.GETAL and isinstance(waarde, str):
        return gewone_tekst(waarde.replace(".", ","))
    return waarde_in_woorden(_gelezen(bron, waarde))


def _keuzes(blok: Any, gekozen: Iterable[Any]) -> Tekst:
    labels: dict[Any, Any] = {}
    for sleutel, label in blok.field.choices:
        labels |= dict(label) if isinstance(label, list | tuple) else {sleutel: label}
    return gewone_tekst(", ".join(str(labels.get(keuze, keuze)) for keuze in gekozen))


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


def _cel(boven: Any, deel: Onderdeel, namen: Doelnamen) -> tuple[Tekststuk, ...]:
    """Return what stands in a cell; a heading tells of which kind its column is."""
    if deel.type:
        soort = boven.child_blocks.get(deel.type)
        merk = ("kolom", (("soort", str(soort.label) if soort else "die er niet meer is"),))
        return (Tekststuk(deel.waarde or "", (merk,)),)
    gevonden: list[Tekststuk] = []
    for alinea in van_blok(deel.bron, deel.waarde, namen):
        gevonden += [Tekststuk("\n")] if gevonden else []
        gevonden += alinea.stukken
    return tuple(gevonden)


def _rij(cellen: Iterator[tuple[Tekststuk, ...]]) -> Alinea:
    stukken: list[Tekststuk] = []
    for n, cel in enumerate(cellen):
        stukken += [CELGRENS] if n else []
        stukken += cel
    return Alinea(RIJ, 0, tuple(stukken))
