"""What screens of one page of an edition share: which page, for whom, and the way back to it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class PaginaSchermMixin(WagtailAdminTemplateMixin):
    """A screen at an address with the ``page_id`` of a ``model``; who may not change it is refused."""

    model = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(self.model, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied

    def get_breadcrumbs_items(self):
        adres = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            {"label": self.page.title, "url": adres},
            {"label": self.page_title, "url": self.request.path},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"page_object": self.page}
