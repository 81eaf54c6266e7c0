"""A screen about one edition of those that its reader works for, chosen on the screen itself."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.toegang.muren.edities import edities_van


class EditiekeuzeView(WagtailAdminTemplateMixin, TemplateView):
    """Raises PermissionDenied for who has no edition, and for an edition that is not theirs."""

    _show_breadcrumbs = True

    @cached_property
    def edities(self):
        edities = edities_van(self.request.user).op_naam()
        if not edities:
            raise PermissionDenied
        return edities

    @cached_property
    def editie(self):
        gevraagd = self.request.GET.get("editie") or self.request.POST.get("editie")
        if not gevraagd:
            return self.edities[0]
        keuze = next((e for e in self.edities if str(e.pk) == gevraagd), None)
        if keuze is None:
            raise PermissionDenied
        return keuze

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        kruimel = {"url": "", "label": self.page_title, "sublabel": self.editie.title}
        return [*super().get_breadcrumbs_items(), kruimel]

    def get_context_data(self, **kwargs):
        context = {"edities": self.edities, "editie": self.editie}
        return super().get_context_data(**kwargs) | context
