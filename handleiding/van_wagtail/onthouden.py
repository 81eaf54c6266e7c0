"""What Wagtail would read anew for each row, or many times for one screen, is read once and remembered on the page."""

from collections.abc import Callable, Sequence
from functools import wraps
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


def met_zijn_ouder(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wagtails)
    def with_content_json(self: Page, content: dict[str, Any]) -> Page:
        """Return the page of a stored text; it stands below the page that was just read for its address."""
        page = wagtails(self, content)
        page._cached_parent_obj = self.get_parent()
        return page

    return with_content_json


def met_wat_loopt(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wagtails)
    def get_object(view: Any) -> Page:
        """Return the text to edit; it knows what was read with its row: what runs on it, and whether it is planned."""
        page = wagtails(view)
        page._current_workflow_states = view.real_page_record._current_workflow_states
        page._approved_schedule = view.scheduled_revision is not None
        return page

    return get_object


INGREPEN = (
    Ingreep(
        plek="wagtail.models.pages:BasePageManager.annotate_parent_page",
        rekent_op="(self, pages)",
        waarom="A list finds all parents at once for a column of its own; what a person may asks each again.",
        ons=met_ouders,
        lezers=("wagtail.admin.views.pages.listing:ExplorableIndexView.get_context_data",),
    ),
    Ingreep(
        plek="wagtail.models:Page.with_content_json",
        rekent_op="(self, content)",
        waarom="The page above is read to know the address of a text; saving it asks for that page again.",
        ons=met_zijn_ouder,
        lezers=("wagtail.models:Revision.as_object",),
    ),
    *(
        Ingreep(
            plek=f"wagtail.admin.views.pages.{scherm}.get_object",
            rekent_op="(self)",
            waarom="The editor asks some thirty times which review runs on its page, and twice whether it is planned.",
            ons=met_wat_loopt,
            lezers=("wagtail.admin.views.pages.edit:EditView.dispatch",),
        )
        for scherm in ("edit:EditView", "revisions:RevisionsRevertView")
    ),
)
