"""What the list and the screen of one have in common: who comes in, and which are theirs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class InzendingschermMixin(WagtailAdminTemplateMixin):
    """For who deals with them; anyone else is refused. ``boven`` are the crumbs above the list."""

    lijst_adres: str
    ding_adres: str
    lijst_titel: str
    boven: tuple[dict[str, Any], ...] = ()
    _show_breadcrumbs = True

    def mag_lezen(self, user):
        """Return whether there is anything here for ``user`` to deal with, ever."""
        raise NotImplementedError

    def alle(self):
        """Return those that who is here may read, with all that is shown of them."""
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not self.mag_lezen(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def kruimels(self):
        """Return the crumbs from the list on."""
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.boven, *self.kruimels()]
