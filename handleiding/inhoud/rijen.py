"""The rows that content is stored in: the fields of a model and of its child objects, as a revision has them."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Orderable

from .loop import BEGIN, Bewerk, Inhoudsdeel, Noem, delen, herschrijf
from .soorten import Bron

Rij = Mapping[str, Any]
Kies = Callable[[models.Field], bool]


def velden_van(model: type[models.Model]) -> Iterator[models.Field]:
    """Yield the fields of a row, also those of the tables it inherits; not what ties rows together."""
    for veld in model._meta.concrete_fields:
        verband = veld.primary_key or getattr(veld.remote_field, "parent_link", False)
        if not verband and not isinstance(veld, ParentalKey):
            yield veld


def bron_van(veld: models.Field) -> Bron:
    """Return what describes the value of a field: of a stream that is its block."""
    return veld.stream_block if isinstance(veld, StreamField) else veld


def opgeslagen(rij: models.Model, veld: models.Field) -> Any:
    """Return the value of a field of an object in the form in which it is stored, a stream as a list."""
    if isinstance(veld, StreamField):
        waarde = getattr(rij, veld.attname)
        return list(waarde.get_prep_value()) if waarde else []
    return getattr(rij, veld.attname)


def kindrelaties(model: type[models.Model]) -> list[Any]:
    """Return the relations to child objects that belong to a page's content; comments do not."""
    return [
        relatie
        for relatie in get_all_child_relations(model)
        if relatie.related_model._meta.app_label != "wagtailcore"
    ]


def met_kindobjecten(rij: models.Model) -> list[models.Model]:
    """Return an object with its child objects, also those that are in memory only."""
    kinderen = (
        kind
        for verband in kindrelaties(type(rij))
        for kind in getattr(rij, verband.get_accessor_name()).all()
    )
    return [rij, *kinderen]


def orden_kindobjecten(rij: models.Model) -> None:
    """Number the child objects in memory, where they have an order of their own and it does not tell them apart.

    One without a place comes last. A database gives rows that stand on one place in any order.
    """
    for verband in kindrelaties(type(rij)):
        if not issubclass(verband.related_model, Orderable):
            continue
        naam = verband.get_accessor_name()
        if naam not in getattr(rij, "_cluster_related_objects", {}):
            continue
        kinderen = getattr(rij, naam).get_object_list()
        plekken = [kind.sort_order for kind in kinderen]
        if None in plekken or len(set(plekken)) < len(plekken):
            kinderen.sort(key=lambda kind: (kind.sort_order is None, kind.sort_order or 0))
            for plek, kind in enumerate(kinderen):
                kind.sort_order = plek


def delen_van_veld(
    veld: models.Field, waarde: Any, hier: Inhoudsdeel = BEGIN
) -> Iterator[Inhoudsdeel]:
    """Yield the value of a field and all that is in it; a stream may be the text that a revision has."""
    naam = str(veld.verbose_name)
    daar = replace(
        hier,
        pad=(*hier.pad, veld.name),
        namen=(*hier.namen, naam[:1].lower() + naam[1:]),
    )
    return delen(bron_van(veld), _ontleed(veld, waarde), daar)


def delen_van_rij(
    model: type[models.Model], rij: Rij, *, kies: Kies | None = None, hier: Inhoudsdeel = BEGIN
) -> Iterator[Inhoudsdeel]:
    """Yield all parts of a row as a revision has it, and of its child objects. ``kies`` chooses fields."""
    for veld in velden_van(model):
        if veld.name in rij and (kies is None or kies(veld)):
            yield from delen_van_veld(veld, rij[veld.name], hier)
    for naam, kind, rijen in _kinderen(model, rij):
        for nummer, van_kind in enumerate(rijen):
            daar = replace(
                hier,
                pad=(*hier.pad, naam, nummer),
                namen=(*hier.namen, str(kind._meta.verbose_name)),
            )
            yield from delen_van_rij(kind, van_kind, kies=kies, hier=daar)


def bladen_van_rij(
    model: type[models.Model], rij: Rij, *, kies: Kies | None = None
) -> Iterator[Inhoudsdeel]:
    """Yield each leaf of a row and of its child objects."""
    return (deel for deel in delen_van_rij(model, rij, kies=kies) if deel.is_blad)


def herschrijf_veld(veld: models.Field, waarde: Any, bewerk: Bewerk, *, noem: Noem = str) -> Any:
    """Return the value of a field rewritten, in the form it had; the very same when nothing changed."""
    gelezen = _ontleed(veld, waarde)
    hier = replace(BEGIN, pad=(veld.name,), namen=(str(veld.verbose_name),))
    nieuw = herschrijf(bron_van(veld), gelezen, bewerk, hier, noem=noem)
    if nieuw is gelezen:
        return waarde
    if gelezen is waarde:
        return nieuw
    return json.dumps(nieuw, cls=DjangoJSONEncoder)


def herschrijf_rij(
    model: type[models.Model],
    rij: Rij,
    bewerk: Bewerk,
    *,
    kies: Kies | None = None,
    noem: Noem = str,
) -> Rij:
    """Return a row as a revision has it with its leaves rewritten; the very same when nothing changed.

    ``noem`` gives the blocks in it other ids.
    """
    anders: dict[str, Any] = {}
    for veld in velden_van(model):
        if veld.name in rij and (kies is None or kies(veld)):
            nieuw = herschrijf_veld(veld, rij[veld.name], bewerk, noem=noem)
            if nieuw is not rij[veld.name]:
                anders[veld.name] = nieuw
    for naam, kind, rijen in _kinderen(model, rij):
        nieuwe = [
            herschrijf_rij(kind, van_kind, bewerk, kies=kies, noem=noem) for van_kind in rijen
        ]
        if any(nieuw is not oud for nieuw, oud in zip(nieuwe, rijen, strict=True)):
            anders[naam] = nieuwe
    return {**rij, **anders} if anders else rij


def _ontleed(veld: models.Field, waarde: Any) -> Any:
    """Read a stream that is stored as text; what is no JSON is no stream either."""
    if isinstance(veld, StreamField) and isinstance(waarde, str):
        try:
            return json.loads(waarde or "[]")
        except ValueError:
            return []
    return waarde


def _kinderen(
    model: type[models.Model], rij: Rij
) -> Iterator[tuple[str, type[models.Model], list[Rij]]]:
    for verband in get_all_child_relations(model):
        naam = verband.get_accessor_name()
        if rij.get(naam):
            yield naam, verband.related_model, rij[naam]
