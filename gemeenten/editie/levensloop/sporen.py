"""What outlives the pages of an edition unless it is taken along: log, messages, orders, approvals."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    ModelLogEntry,
    Page,
    PageLogEntry,
    Task,
    TaskState,
    Workflow,
    WorkflowState,
)

from gemeenten.models import Bericht, GemeentePage, OnboardingOpdracht
from gemeenten.onboarding.steps import voorpagina
from handleiding.models import Reeks, ReeksRegel
from handleiding.publiek.etalage import Publicatie

VERWIJDERD = " (editie verwijderd)"


def wis_bij_paginas(editie: GemeentePage) -> None:
    """Delete what points to the pages of ``editie`` and would stay with their titles and reasons, or keep them."""
    paginas = editie.get_descendants(inclusive=True).order_by().values("pk")
    Bericht.objects.filter(Q(page__in=paginas) | Q(task_state__in=_taakstanden(editie))).delete()
    reeksen = list(Reeks.objects.filter(regels__page__in=paginas).values_list("pk", flat=True))
    ReeksRegel.objects.filter(page__in=paginas).delete()
    Reeks.objects.filter(pk__in=reeksen, regels=None).delete()
    Publicatie.objects.filter(page__in=paginas).delete()
    OnboardingOpdracht.objects.filter(Q(editie=editie) | Q(plan__code=editie.code)).delete()
    for adres in _adressen(editie):
        Redirect.objects.filter(redirect_link__startswith=adres).delete()


def _adressen(editie: GemeentePage) -> set[str]:
    """Return where the edition is read: below the front page, and at a hostname of its own."""
    gewoon = f"/{editie.url_path.removeprefix(voorpagina().url_path)}"
    return {gewoon, editie.get_url() or gewoon}


def _taakstanden(editie: GemeentePage) -> Any:
    ids = editie.get_descendants(inclusive=True).values_list("pk", flat=True)
    return TaskState.objects.filter(workflow_state__object_id__in=[str(pk) for pk in ids])


def wis_log(paginas: Iterable[int], mensen: Sequence[Any]) -> None:
    """Delete the log of these pages, and of pages deleted before on which these people worked.

    Wagtail's own entries about the deletion go as well: the edition's record takes their place.
    """
    verdwenen = PageLogEntry.objects.exclude(page__in=Page.objects.order_by().values("pk"))
    van_hen = verdwenen.filter(user__in=[mens.pk for mens in mensen]).order_by()
    eerder = set(van_hen.values_list("page_id", flat=True))
    PageLogEntry.objects.filter(page__in=eerder | set(paginas)).delete()


def wis_log_van_media(soort: Any, ids: Iterable[int]) -> None:
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(soort),
        object_id__in=[str(pk) for pk in ids],
    ).delete()


def wis_goedkeuring(werkstromen: Iterable[int], taken: Iterable[int]) -> None:
    """Delete how an edition approved. Where a page that moved elsewhere has it in its past, it is set aside."""
    for model, ids, gebruikt in (
        (Workflow, werkstromen, WorkflowState.objects.values("workflow")),
        (Task, taken, TaskState.objects.values("task")),
    ):
        van_ons = model.objects.filter(pk__in=list(ids))
        blijft = list(van_ons.filter(pk__in=gebruikt.order_by()))
        for ding in blijft:
            ding.name, ding.active = f"{ding.name}{VERWIJDERD}", False
            ding.save(update_fields=["name", "active"])
        van_ons.exclude(pk__in=[ding.pk for ding in blijft]).delete()
