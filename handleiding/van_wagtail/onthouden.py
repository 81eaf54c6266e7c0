"""What Wagtail would read anew for each row, or many times for one screen, is read once and remembered on the page."""

from collections.abc import Callable, Sequence
from typing import Any

from wagtail.models import Page

from .ingreep import Ingreep


def met_ouders(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def annotate_parent_page(manager: Any, pages: Sequence[Page]) -> None:
        """Let ``get_parent``, which the rights on a page ask, know the parent that was just read."""
        wagtails(manager, pages)
        for page in pages:
            if page._parent_page is not None:
                page._cached_parent_obj = page._parent_page

    return annotate_parent_page


def met_wat_loopt(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def get(view: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show the editor; what runs on its page is read once."""
        lopend = view.page.workflow_states.active().select_related("current_task_state__task")
        view.page._current_workflow_states = list(lopend)
        return wagtails(view, request, *args, **kwargs)

    return get


INGREPEN = (
    Ingreep(
        plek="wagtail.models.pages:BasePageManager.annotate_parent_page",
        rekent_op="(self, pages)",
        waarom="A list finds all parents at once for a column of its own; what a person may asks each again.",
        ons=met_ouders,
        lezers=("wagtail.admin.views.pages.listing:ExplorableIndexView.get_context_data",),
    ),
    Ingreep(
        plek="wagtail.admin.views.pages.edit:EditView.get",
        rekent_op="(self, request, *args, **kwargs)",
        waarom="The editor asks some thirty times which review runs on its page.",
        ons=met_wat_loopt,
    ),
)
