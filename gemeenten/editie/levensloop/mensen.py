"""The people of an edition that ends: who has no other place loses the account."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import PageLogEntry, Revision, TaskState

from gemeenten.models import GemeentePage
from gemeenten.toegang.mensen.acties import hoort_ook_elders, mensen_van


def zonder_andere_plek(editie: GemeentePage) -> list[Any]:
    """Return the people of ``editie`` who have no role and no right anywhere else."""
    elders = _groepen_met_rechten().exclude(rolgroep__editie=editie)
    ids = set(elders.values_list("pk", flat=True))
    return [
        mens
        for mens in mensen_van(editie).prefetch_related("groups")
        if not hoort_ook_elders(editie, mens) and not ids & {g.pk for g in mens.groups.all()}
    ]


def _groepen_met_rechten() -> Any:
    geeft = Q(permissions__isnull=False) | Q(page_permissions__isnull=False)
    return Group.objects.filter(geeft | Q(collection_permissions__isnull=False)).order_by()


def neem_afscheid(mensen: Iterable[Any]) -> None:
    """Delete these accounts. Who left a trace elsewhere keeps the name, and cannot log in any more."""
    mensen = list(mensen)
    elders = _met_sporen([mens.pk for mens in mensen])
    for mens in mensen:
        if mens.pk in elders:
            mens.is_active = False
            mens.set_unusable_password()
            mens.save(update_fields=["is_active", "password"])
        else:
            mens.delete()


def _met_sporen(ids: list[int]) -> set[int]:
    sporen: set[int] = set()
    for model, veld in ((PageLogEntry, "user"), (Revision, "user"), (TaskState, "finished_by")):
        rijen = model.objects.filter(**{f"{veld}__in": ids}).order_by()
        sporen |= set(rijen.values_list(f"{veld}_id", flat=True))
    return sporen
