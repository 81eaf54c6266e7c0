"""What may be chosen from in a chooser, narrowed to what the person who looks may know."""

from typing import Any

from wagtail.permissions import policy_registry

from .regels import leesbare_paginas


def te_kiezen_paginas(paginas: Any, request: Any) -> Any:
    """Narrow the page chooser and its search (hook ``construct_page_chooser_queryset``)."""
    if request.user.is_superuser:
        return paginas
    return paginas.filter(pk__in=leesbare_paginas(request.user).order_by().values("pk"))


def te_kiezen_media(media: Any, request: Any) -> Any:
    """Narrow the image and the document chooser to collections one may choose from."""
    eigen = policy_registry.get_by_type(media.model).instances_user_has_any_permission_for(
        request.user, ["choose"]
    )
    return media.filter(pk__in=eigen.order_by().values("pk"))
