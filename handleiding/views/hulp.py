"""Help for who works in the CMS: the first day on one page, and a menu without the platform's own guides."""

from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

# Guides of the platform: English, about screens that look different here, on somebody else's site.
VAN_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


class ZoWerktHetView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "handleiding/admin/zo_werkt_het.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    page_title = "Zo werkt het"
    header_icon = "help"

    def get_context_data(self, **kwargs):
        beleid = policy_registry.get_by_type(Page)
        wortel = beleid.explorable_root_instance(self.request.user)
        return super().get_context_data(**kwargs) | {"wortel": wortel}


def bouw_hulpmenu(request, menu_items):
    """Leave the platform's guides out of the menu (hook ``construct_help_menu``)."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(VAN_WAGTAIL)]
