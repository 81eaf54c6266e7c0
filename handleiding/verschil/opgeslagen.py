"""What a stored value says, by its kind: the kind is known from its field or block, never from its looks.

In rich text what no reader can tell apart is the same (see ``rijk``). A plain text is compared as it is, also
where it looks like markup; only the two ways to write a line end are one. No text and an empty text are the
same. The ids of blocks and the keys of rows say nothing, their order does.
"""

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_datetime
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from handleiding.inhoud import Inhoudsoort, soort_van
from handleiding.inhoud.soorten import Bron

from .delen import delen
from .rijk import lees

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


def van_blok(bron: Bron, waarde: Any) -> Any:
    """Return what a serialised value says with all that is in it; of what has no definition every part counts."""
    alle = delen(bron, waarde)
    if alle is None:
        return _enkel(bron, waarde)
    zegt = [(deel, van_blok(deel.bron, deel.waarde)) for deel in alle]
    leden = [(deel.type, wat) for deel, wat in zegt if deel.is_lid]
    rest = {(deel.stap, deel.type): wat for deel, wat in zegt if not deel.is_lid}
    # A cell that was never filled is as empty as one that is not there; a row of those is a row.
    gevuld = {waar: wat for waar, wat in rest.items() if wat is not None or waar[1]}
    rijen = Counter(deel.rij for deel in alle if deel.rij is not None)
    return leden, gevuld, (len(rijen), max(rijen.values(), default=0))


def _enkel(bron: Bron, waarde: Any) -> Any:
    soort = soort_van(bron)
    if soort is Inhoudsoort.RIJK and isinstance(waarde, str | None):
        return lees(waarde or "")
    if soort is Inhoudsoort.JA_NEE:
        return bool(waarde)
    if soort is Inhoudsoort.GETAL and waarde is not None:
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
