"""What screens of one edition share: which edition, for whom, and the way back to its pages."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.models import GemeentePage


class EditieSchermMixin(WagtailAdminTemplateMixin):
    """A screen at an address with the ``page_id`` of an edition; who may not change it is refused."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.editie = get_object_or_404(GemeentePage, pk=kwargs["page_id"])

    def mag(self, user) -> bool:
        """Return whether ``user`` may use this screen."""
        return self.editie.permissions_for_user(user).can_edit()

    def dispatch(self, request, *args, **kwargs):
        if not self.mag(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        adres = reverse("wagtailadmin_explore", args=[self.editie.pk])
        return [
            {"label": self.editie.title, "url": adres},
            {"label": self.page_title, "url": self.request.path},
        ]
