"""How many pages each workflow of the list is for, in two questions; Wagtail asks two for each."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Workflow, WorkflowPage

from gemeenten.toegang.rollen_op_pagina import onder
from handleiding.van_wagtail.ingreep import Ingreep


@dataclass(frozen=True, slots=True)
class GeteldePaginas:
    """Stands in for the pages of a workflow where only their number is told."""

    count: int


def aantal_paginas(werkstromen: Iterable[Workflow]) -> Counter[int]:
    """Return by workflow for how many pages it is: those below its own, up to where another begins."""
    ids = [werkstroom.pk for werkstroom in werkstromen]
    toegewezen = WorkflowPage.objects.filter(workflow__in=ids).values_list("page__path", flat=True)
    paden = _bovenste(toegewezen)
    van = dict(
        WorkflowPage.objects.filter(onder(paden, "page__path")).values_list(
            "page__path", "workflow"
        )
    )
    gevonden: Counter[int] = Counter()
    for pad in Page.objects.filter(onder(paden)).order_by().values_list("path", flat=True):
        boven = (pad[:einde] for einde in range(len(pad), 0, -Page.steplen))
        gevonden[next(van[deel] for deel in boven if deel in van)] += 1
    return gevonden


def _bovenste(paden: Iterable[str]) -> list[str]:
    """Return ``paden`` without those that stand below another."""
    over: list[str] = []
    for pad in sorted(paden):
        if not over or not pad.startswith(over[-1]):
            over.append(pad)
    return over


def met_aantallen(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def get_context_data(self: Any, **kwargs: Any) -> Any:
        context = wagtails(self, **kwargs)
        werkstromen = list(context["object_list"])
        gevonden = aantal_paginas(werkstromen)
        for werkstroom in werkstromen:
            werkstroom.all_pages = GeteldePaginas(gevonden[werkstroom.pk])
        return context

    return get_context_data


INGREPEN = (
    Ingreep(
        plek="wagtail.admin.views.workflows:Index.get_context_data",
        rekent_op="(self, **kwargs)",
        waarom="The list of workflows counts the pages of all of them at once, not of each by itself.",
        ons=met_aantallen,
    ),
)
