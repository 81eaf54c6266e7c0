"""The explorer with the states of the workflow: a column, and a filter on the same states."""

from django_filters.filters import ChoiceFilter
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from handleiding.workflow.lijst import in_toestand, met_spoed
from handleiding.workflow.rules import Toestand

from .handeling import OfflineHalenView
from .rijen import bereid_voor


class ToestandFilter(ChoiceFilter):
    def filter(self, paginas, waarde):
        return in_toestand(paginas, Toestand(waarde)) if waarde else paginas


class PaginaFilterSet(GenericPageFilterSet):
    toestand = ToestandFilter(label="Toestand", choices=Toestand.choices, empty_label="Alle")

    class Meta(GenericPageFilterSet.Meta):
        pass


class VerkennerView(ExplorableIndexView):
    base_filterset_class = PaginaFilterSet

    def annotate_queryset(self, pages):
        return met_spoed(super().annotate_queryset(pages))

    def get_context_data(self, **kwargs):
        return bereid_voor(super().get_context_data(**kwargs))


class BewerkView(EditView):
    def get(self, request, *args, **kwargs):
        """Show the editor; what runs on the page is read once, where Wagtail asks some thirty times.

        The latest revision, with the whole text in it, is read once too, and not three times.
        """
        lopend = self.page.workflow_states.active().select_related("current_task_state__task")
        self.page._current_workflow_states = list(lopend)
        laatste = self.latest_revision
        for verwijzing in ("latest_revision", "live_revision"):
            if laatste is not None and getattr(self.page, f"{verwijzing}_id") == laatste.pk:
                setattr(self.page, verwijzing, laatste)
        return super().get(request, *args, **kwargs)


class PaginaViewSet(PageViewSet):
    """Stands in for Wagtail's own set of views, for all page types."""

    model = Page
    index_view_class = VerkennerView
    filterset_class = PaginaFilterSet
    edit_view_class = BewerkView
    unpublish_view_class = OfflineHalenView


pagina_viewset = PaginaViewSet()
