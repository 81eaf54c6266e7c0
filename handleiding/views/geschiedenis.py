"""The history of a page or a tree: on the screen, as CSV and as ODS."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from handleiding.export.bladen import CSV, VORMEN, Blad, naar_csv, schrijf
from handleiding.workflow.geschiedenis import KOLOMMEN, logboek, regels
from handleiding.workflow.rollen import rollen_op

PER_SCHERM = 50


class GeschiedenisView(WagtailAdminTemplateMixin, TemplateView):
    """Who did what when, with which reason and which version."""

    template_name = "handleiding/admin/geschiedenis.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    page_title = "Geschiedenis"
    header_icon = "history"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Page, pk=kwargs["page_id"])
        self.boom = request.GET.get("met") == "eronder"

    def dispatch(self, request, *args, **kwargs):
        if not rollen_op(self.object, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        vorm = request.GET.get("vorm")
        if vorm in ("csv", "ods"):
            return self._bestand(vorm)
        return super().get(request, *args, **kwargs)

    def _bestand(self, vorm):
        rijen = (regel.cellen() for regel in regels(self._logboek().iterator(chunk_size=500)))
        blad = Blad("Geschiedenis", KOLOMMEN, list(rijen))
        if vorm == "csv":
            response = HttpResponse(naar_csv(blad), content_type=CSV)
        else:
            response = HttpResponse(schrijf([blad], vorm), content_type=VORMEN[vorm].soort)
        naam = f"geschiedenis-{self.object.slug}.{vorm}"
        response["Content-Disposition"] = f'attachment; filename="{naam}"'
        return response

    def _logboek(self):
        return logboek(self.object, self.request.user, met_wat_eronder=self.boom)

    def get_page_subtitle(self):
        return self.object.get_admin_display_title()

    def get_context_data(self, **kwargs):
        paginator = Paginator(self._logboek(), PER_SCHERM)
        blad = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "boom": self.boom,
            "blad": blad,
            "regels": list(regels(blad.object_list)),
            "kolommen": KOLOMMEN,
        }
