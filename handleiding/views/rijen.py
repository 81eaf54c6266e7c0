"""What Wagtail's page listings ask for each row apart, read for all rows at once."""

from typing import Any

from wagtail import hooks
from wagtail.models import Page

from handleiding.workflow.boom import onthoud_bezet
from handleiding.workflow.tasks import VierOgenTask


def bereid_voor(context: dict[str, Any]) -> dict[str, Any]:
    """Prepare the pages of a listing's context; the number of queries does not depend on them."""
    paginas = list(context["object_list"])
    onthoud_bezet(paginas)
    _onthoud_taken(paginas)
    _onthoud_merken(paginas)
    return context


def _onthoud_merken(paginas: list[Page]) -> None:
    """Let other apps mark pages of a listing: words by key, and whether they are urgent (hook ``verkenner_merken``)."""
    op_pk = {page.pk: page for page in paginas}
    for lees in hooks.get_hooks("verkenner_merken") if paginas else ():
        for pk, merk in lees(paginas).items():
            op_pk[pk].merken = [*getattr(op_pk[pk], "merken", ()), merk]


def _onthoud_taken(paginas: list[Page]) -> None:
    """The rights on a page under review are asked of its task, in its own class."""
    stappen = [
        staat.current_task_state
        for page in paginas
        for staat in getattr(page, "_current_workflow_states", ())
        if staat.current_task_state is not None
    ]
    taken = VierOgenTask.objects.in_bulk({stap.task_id for stap in stappen})
    for stap in stappen:
        if stap.task_id in taken:
            stap.task.specific = taken[stap.task_id]
