"""The work lists on the dashboard, in place of Wagtail's."""

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry

from handleiding.workflow import werklijst

VAN_WAGTAIL = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
HOOGSTENS = 25


class WerklijstPaneel(Component):
    name = "werklijst"
    template_name = "handleiding/admin/werklijst.html"
    order = 100

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        wacht = werklijst.wacht_op(user)
        wortel = policy_registry.get_by_type(Page).explorable_root_instance(user)
        return {
            "lijsten": [
                ("Wacht op u", "wacht-op-u", [w for w in wacht if not w.schreef_mee][:HOOGSTENS]),
                ("Teruggestuurd", "teruggestuurd", werklijst.teruggestuurd_aan(user)[:HOOGSTENS]),
                (
                    "Door u ingediend",
                    "door-u-ingediend",
                    werklijst.ingediend_door(user)[:HOOGSTENS],
                ),
            ],
            "vier_ogen": [w for w in wacht if w.schreef_mee][:HOOGSTENS],
            "wortel": wortel,
        }


def zet_werklijst(request, panels):
    """Put our lists on the dashboard (hook ``construct_homepage_panels``)."""
    panels[:] = [panel for panel in panels if not isinstance(panel, VAN_WAGTAIL)]
    panels.append(WerklijstPaneel())
