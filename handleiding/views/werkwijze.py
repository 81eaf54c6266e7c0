"""Help: how a text goes from concept to published, drawn from the table of rules."""

from django.utils.safestring import mark_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from handleiding.workflow import tekening


class WerkwijzeView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "handleiding/admin/werkwijze.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    page_title = "Van concept naar online"
    header_icon = "help"

    def get_context_data(self, **kwargs):
        # Drawn from our own constants: nothing in it was typed by a user.
        drawing = mark_safe(tekening.svg())  # noqa: S308
        return super().get_context_data(**kwargs) | {"svg": drawing, "rijen": tekening.rijen()}
