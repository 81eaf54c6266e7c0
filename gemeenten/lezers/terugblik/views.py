"""The screen "Online op een dag": one page, or a page with all that stands below it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from gemeenten.toegang.roles import KERN
from gemeenten.toegang.rollen_op_pagina import eigenaar_van
from handleiding.publiek.terugblik import onbekend_onder, online_onder, tijdvakken_van

from .toegang import mag_terugkijken, te_weten, werkt_daar
from .toen import regelvakken, toen
from .vraag import lees_vraag, noem

MEESTE_VAKKEN = 200


@method_decorator(never_cache, name="dispatch")
class OnlineOpEenDagView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "gemeenten/admin/online_op_een_dag.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    page_title = "Online op een dag"
    header_icon = "history"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Page, pk=kwargs["page_id"])
        if self.object.is_root():
            raise Http404
        self.eronder = request.GET.get("met") == "eronder"

    def dispatch(self, request, *args, **kwargs):
        if not mag_terugkijken(self.object, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        if werkt_daar(self.object, self.request.user):
            return self.object.get_admin_display_title()
        return ""

    def get_context_data(self, **kwargs):
        form, gevraagd = lees_vraag(self.request.GET)
        context = super().get_context_data(**kwargs) | {
            "object": self.object,
            "form": form,
            "gevraagd": gevraagd,
            "eronder": self.eronder,
            "heeft_eronder": self.object.numchild > 0,
            "is_kern": eigenaar_van(self.object) == KERN,
            "op": gevraagd.moment.isoformat() if gevraagd else "",
            "moment": noem(gevraagd.moment) if gevraagd else "",
            "ook": noem(gevraagd.ook) if gevraagd and gevraagd.ook else "",
            "ook_op": gevraagd.ook.isoformat() if gevraagd and gevraagd.ook else "",
        }
        return context | (self._boom(gevraagd) if self.eronder else self._pagina(gevraagd))

    def _boom(self, gevraagd):
        if gevraagd is None:
            return {}
        return {
            "paginas": online_onder(
                self.object, gevraagd.moment, te_weten(self.object, self.request.user)
            ),
            "onbekend": onbekend_onder(self.object, gevraagd.moment),
        }

    def _pagina(self, gevraagd):
        vakken = tijdvakken_van(self.object)
        if gevraagd is None:
            return {"vakken": regelvakken(vakken[-MEESTE_VAKKEN:])}
        die_dag = [vak for vak in vakken if vak.raakt(*gevraagd.dag)]
        return {
            "vakken": regelvakken(die_dag) if len(die_dag) > 1 else [],
            "toen": toen(self.object, vakken, gevraagd.moment, self.request),
        }
