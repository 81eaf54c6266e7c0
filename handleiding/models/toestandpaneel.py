"""The panel above the editor: the state, what this person may do, and why something is not theirs to do."""

from functools import partial

from wagtail import hooks
from wagtail.admin.panels import Panel

from handleiding import stempel
from handleiding.verschil.paginatekst import tekst
from handleiding.verschil.velden import OverigVerschil, namen_in_panelen
from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rules import GEEN_ROL, Actie, Toestand
from handleiding.workflow.stappen import stand_van

# Submitting has its button in the editor, so that what was just typed goes along.
IN_DE_EDITOR = (Actie.INDIENEN,)


class ToestandPaneel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "handleiding/admin/toestandpaneel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance and self.instance.pk)

        def get_comparison(self):
            """Show what differs between two versions and has no panel of its own."""
            getoond = namen_in_panelen(self.instance.get_edit_handler())
            return [partial(OverigVerschil, getoond, tekst)]

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            oordeel = Oordeel(self.instance, self.request.user)
            alle = [m for m in oordeel.mogelijkheden() if m.actie not in IN_DE_EDITOR]
            terug = oordeel.workflow_state
            stap = stand_van(terug.current_task_state) if terug else None
            return context | {
                "stap": stap if oordeel.toestand == Toestand.TER_BEOORDELING else None,
                "na_terugsturen": stap.na_terugsturen if stap else "",
                "page": self.instance,
                "stempels": stempel.velden(
                    self.instance, self.form.data if self.form.is_bound else None
                ),
                "oordeel": oordeel,
                "mogelijk": [m for m in alle if m.mag],
                "bezwaren": [m for m in alle if not m.mag and m.bezwaar != GEEN_ROL],
                "teruggestuurd": terug.current_task_state
                if terug and terug.status == terug.STATUS_NEEDS_CHANGES
                else None,
                "beoordelen": (Actie.GOEDKEUREN, Actie.TERUGSTUREN),
                "panelen": self._panelen(oordeel),
            }

        def _panelen(self, oordeel):
            """Let other apps tell something about the page (hook ``toestand_paneel``)."""
            panelen = (
                p(self.request, self.instance, oordeel) for p in hooks.get_hooks("toestand_paneel")
            )
            return [html for html in panelen if html]
