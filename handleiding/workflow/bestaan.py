"""Whether rows that are referred to exist: asked once in a turn, and of a whole text in one question a model.

Django and modelcluster ask it of each reference, each time.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import ForeignKey, Model
from django.db.models.signals import post_save
from modelcluster.models import get_all_child_relations

from .eens import is_bekend, is_open, onthoud_bestaan

Verwijzing = tuple[type[Model], str, Any]


def is_gezien(model: type[Model], veld: str, waarde: Any) -> bool:
    """Return whether this row was seen in this turn."""
    return is_bekend(model, veld, waarde)


def zag(model: type[Model], veld: str, waarde: Any) -> None:
    """Remember that this row exists. It is not held by that: the keys of the database still are what guards it."""
    onthoud_bestaan(model, veld, waarde)


def zag_rijen(*rijen: Model | None) -> None:
    """Remember rows that were read in this turn, or are held."""
    for rij in rijen:
        if rij is not None:
            for model in (type(rij), *rij._meta.all_parents):
                zag(model, model._meta.pk.name, rij.pk)


def na_bewaren(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """What was just written is there."""
    if is_open():
        zag_rijen(instance)


def verbind() -> None:
    """Listen from now on."""
    post_save.connect(na_bewaren, dispatch_uid="bestaan_na_bewaren")


def alle_bestaan(model: type[Model], inhoud: Mapping[str, Any]) -> bool:
    """Return whether all rows exist that a stored text refers to, with the rows below it."""
    vragen: dict[tuple[type[Model], str], set[Any]] = {}
    for doel, veld, waarde in _verwijzingen(model, inhoud):
        if not is_gezien(doel, veld, waarde):
            vragen.setdefault((doel, veld), set()).add(waarde)
    return all(_bestaan(doel, veld, waarden) for (doel, veld), waarden in vragen.items())


def _bestaan(model: type[Model], veld: str, waarden: set[Any]) -> bool:
    rijen = model._default_manager.order_by().filter(**{f"{veld}__in": waarden})
    gevonden = set(rijen.values_list(veld, flat=True))
    for waarde in gevonden:
        zag(model, veld, waarde)
    return waarden <= gevonden


def _verwijzingen(model: type[Model], inhoud: Mapping[str, Any]) -> Iterator[Verwijzing]:
    for veld in model._meta.concrete_fields:
        if isinstance(veld, ForeignKey) and inhoud.get(veld.name) is not None:
            doel = veld.remote_field
            sleutel = doel.model._meta.get_field(doel.field_name)
            yield doel.model, doel.field_name, sleutel.to_python(inhoud[veld.name])
    for relatie in get_all_child_relations(model):
        for rij in inhoud.get(relatie.get_accessor_name(), ()):
            yield from _verwijzingen(relatie.related_model, rij)
