"""Offers about the structure in the CMS: addresses, the question before deleting, and the log."""

from django.urls import path
from wagtail import hooks

from gemeenten.views.structuur import StructuurView, WeglatenView, vraag_waarom
from handleiding.workflow.logboek import MetReden

from . import structuurbesluiten as besluiten

WOORDEN = {
    besluiten.WEGGELATEN: ("Bewust weglaten", "Bewust weggelaten"),
    besluiten.BEHOUDEN: ("Behouden", "Behouden, hoewel de kern de pagina weghaalde"),
    besluiten.VERPLAATST: ("Verplaatsen zoals de kern", "Verplaatst zoals de kern"),
    besluiten.BLIJFT_STAAN: ("Laten staan", "Blijft staan, hoewel de kern de pagina verplaatste"),
}

# After the refusals (-1), before what records a deletion.
hooks.register("before_delete_page", vraag_waarom, order=-0.5)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path(
            "kernwijzigingen/opbouw/<int:page_id>/<int:kern_id>/",
            StructuurView.as_view(),
            name="structuur",
        ),
        path(
            "kernwijzigingen/weglaten/<int:page_id>/",
            WeglatenView.as_view(),
            name="structuur_weglaten",
        ),
    ]


class Opbouwbesluit(MetReden):
    """Names the page, or the place, that was decided about."""

    def format_message(self, log_entry):
        titel = log_entry.data.get("titel", "")
        return f"{self.message}: {titel}" if titel else self.message


@hooks.register("register_log_actions")
def opbouw_in_het_log(actions):
    for actie, (label, bericht) in WOORDEN.items():
        formatter = type("Formatter", (Opbouwbesluit,), {"label": label, "message": bericht})
        actions.register_action(actie)(formatter)
