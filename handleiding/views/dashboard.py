"""What waits for somebody: on the start page of the CMS, and as a whole list to look through."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry

from handleiding.namen import naamvolgorde
from handleiding.workflow.rollen import rollen_ergens
from handleiding.workflow.telling import tel
from handleiding.workflow.verwachting import verwachting
from handleiding.workflow.werkregels import Regelplaats, Werkregel, werk_van
from handleiding.workflow.werksoorten import TABEL, Werksoort

VAN_WAGTAIL = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
HOOGSTENS = 10
TER_INFORMATIE = 5
PER_BLADZIJDE = 25
ELDERS = Regelplaats("elders", "Elders op de site")


class WerklijstPaneel(Component):
    name = "werklijst"
    template_name = "handleiding/admin/werklijst.html"
    order = 100

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        regels = werk_van(user)
        vraagt = [regel for regel in regels if regel.soort.vraagt]
        ter_info = [regel for regel in regels if not regel.soort.vraagt]
        return {
            "vraagt": vraagt[:HOOGSTENS],
            "aantal": len(vraagt),
            "ter_info": ter_info[:TER_INFORMATIE],
            "aantal_ter_info": len(ter_info),
            "verwachting": verwachting(rollen_ergens(user)),
            "meer": len(vraagt) > HOOGSTENS or len(ter_info) > TER_INFORMATIE,
            "meer_plaatsen": len({regel.plaats for regel in regels}) > 1,
            "wortel": policy_registry.get_by_type(Page).explorable_root_instance(user),
        }


def zet_werklijst(request, panels):
    """Put our list on the dashboard (hook ``construct_homepage_panels``)."""
    panels[:] = [panel for panel in panels if not isinstance(panel, VAN_WAGTAIL)]
    panels.append(WerklijstPaneel())
    tel(
        request.user
    )  # it reads the lines anyway: the menu beside it and the next screen know how many


class WachtOpUView(WagtailAdminTemplateMixin, TemplateView):
    """All that waits for the user, by kind and by part of the site.

    No listing of Wagtail's: those page and filter a query, and these lines come from many.
    """

    page_title = "Wacht op u"
    header_icon = "tasks"
    template_name = "handleiding/admin/wacht_op_u.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def regels(self) -> list[Werkregel]:
        tel(self.request.user)
        return werk_van(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        soort, plaats = self.request.GET.get("soort", ""), self.request.GET.get("waar", "")
        gekozen = [
            regel
            for regel in self.regels
            if soort in {"", regel.soort.sleutel} and plaats in {"", _plaats(regel).sleutel}
        ]
        return super().get_context_data(**kwargs) | {
            "bladzijde": Paginator(gekozen, PER_BLADZIJDE).get_page(self.request.GET.get("p")),
            "leeg": not self.regels,
            "verwachting": verwachting(rollen_ergens(self.request.user)),
            "vraagt": sum(regel.soort.vraagt for regel in gekozen),
            "ter_info": sum(not regel.soort.vraagt for regel in gekozen),
            "soort": soort,
            "waar": plaats,
            "soorten": _soorten(self.regels),
            "plaatsen": sorted(
                {_plaats(r) for r in self.regels}, key=lambda p: naamvolgorde(p.naam)
            ),
            "meer_plaatsen": len({_plaats(regel) for regel in self.regels}) > 1,
        }


def _plaats(regel: Werkregel) -> Regelplaats:
    return regel.plaats or ELDERS


def _soorten(regels: Iterable[Werkregel]) -> list[Werksoort]:
    aanwezig = {regel.soort for regel in regels}
    return [soort for soort in TABEL if soort in aanwezig]
