"""Mail about comments: to people who work on the page now, and to nobody else."""

from collections.abc import Callable, Iterable
from typing import Any

from handleiding.van_wagtail.ingreep import Ingreep


def aan_eigen_mensen(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def verstuur(mensen: Iterable[Any], soort: str, context: dict[str, Any]) -> Any:
        """Send; Wagtail's mails everyone who ever subscribed, also after they left."""
        page = context["page"]
        eigen = [mens for mens in mensen if page.permissions_for_user(mens).can_edit()]
        return wagtails(eigen, soort, context)

    return verstuur


INGREPEN = (
    Ingreep(
        plek="wagtail.admin.views.pages.edit:send_notification",
        rekent_op="(recipient_users, notification, extra_context)",
        waarom="Mail about comments goes to people who work on the page now, not to all who ever subscribed.",
        ons=aan_eigen_mensen,
        lezers=("wagtail.admin.views.pages.edit:EditView.send_commenting_notifications",),
    ),
)
