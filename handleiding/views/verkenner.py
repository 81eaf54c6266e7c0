"""The explorer with the states of the workflow: a column, and a filter on the same states."""

from django_filters.filters import ChoiceFilter
from wagtail.admin.views.pages.choose_parent import GenericChooseParentView
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from handleiding.workflow.lijst import in_toestand, met_spoed
from handleiding.workflow.rules import Toestand

from .bewerken import BewerkView, NaarBeoordelenView, TerugzetView
from .handeling import OfflineHalenView, PlanningIntrekkenView
from .indienen import MaakView
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


class ZoekView(SearchView):
    def get_context_data(self, **kwargs):
        return bereid_voor(super().get_context_data(**kwargs))


class OuderKiezenView(GenericChooseParentView):
    """Offers parents where the policy gives the right to add: it may end within a tree, which Wagtail skips."""

    def get_valid_parent_pages(self, user):
        ouders = super().get_valid_parent_pages(user)
        eigen = self.permission_policy.instances_user_has_permission_for(user, "add")
        return ouders.filter(pk__in=eigen.order_by().values("pk"))


class PaginaViewSet(PageViewSet):
    """Stands in for Wagtail's own set of views, for all page types."""

    model = Page
    index_view_class = VerkennerView
    search_view_class = ZoekView
    choose_parent_view_class = OuderKiezenView
    filterset_class = PaginaFilterSet
    add_view_class = MaakView
    edit_view_class = BewerkView
    revisions_revert_view_class = TerugzetView
    unpublish_view_class = OfflineHalenView
    revisions_unschedule_view_class = PlanningIntrekkenView
    workflow_action_view_class = NaarBeoordelenView
    collect_workflow_action_data_view_class = NaarBeoordelenView


pagina_viewset = PaginaViewSet()
