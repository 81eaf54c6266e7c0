"""The entries that this product adds to a page's log, beside Wagtail's own."""

from wagtail.log_actions import LogFormatter

from .bewaking import GEWEIGERD
from .contributors import ACHTERAF, SPOED

OFFLINE = "handleiding.offline_gehaald"
PLANNING_INGETROKKEN = "handleiding.planning_ingetrokken"
OPMERKING = "handleiding.ingediend_met_opmerking"
VERWIJDERD = "handleiding.verwijderd"

WOORDEN = {
    SPOED: ("Spoedpublicatie", "Met spoed gepubliceerd"),
    ACHTERAF: ("Achteraf goedkeuren", "De spoedpublicatie achteraf goedgekeurd"),
    OFFLINE: ("Offline halen", "Offline gehaald"),
    PLANNING_INGETROKKEN: ("Planning intrekken", "De geplande publicatie ingetrokken"),
    OPMERKING: ("Opmerking bij indienen", "Ingediend met een opmerking"),
    GEWEIGERD: ("Publicatie geweigerd", "Geplande publicatie geweigerd"),
    VERWIJDERD: ("Pagina eronder verwijderen", "Een pagina eronder verwijderd"),
}


class MetReden(LogFormatter):
    """Shows the reason that was given."""

    def format_comment(self, log_entry):
        return log_entry.data.get("reden", "")


def registreer_log_actions(actions) -> None:
    for actie, (label, message) in WOORDEN.items():
        formatter = type("Formatter", (MetReden,), {"label": label, "message": message})
        actions.register_action(actie)(formatter)
