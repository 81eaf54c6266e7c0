"""How the log names what happens to a core change."""

from wagtail.log_actions import LogFormatter

from handleiding.workflow.logboek import MetReden

from .overnamebeleid import LOGACTIE
from .overnemen import AUTOMATISCH, OVERGENOMEN, TERUGGEDRAAID


class Overgenomen(MetReden):
    label = "Kernwijziging verwerken"
    message = "Kernwijziging verwerkt"

    def format_message(self, log_entry):
        aantal = len(log_entry.data.get("besluiten", []))
        woord = "besluit" if aantal == 1 else "besluiten"
        hoe = "verwerkt" if log_entry.user_id else "automatisch verwerkt in het concept"
        return f"Kernwijziging {hoe}: {aantal} {woord}"


class Automatisch(MetReden):
    label = "Kernwijziging automatisch publiceren"
    message = "Kernwijziging automatisch overgenomen en gepubliceerd"


class BeleidGekozen(MetReden):
    label = "Kernwijzigingen: werkwijze"
    message = "Werkwijze voor kernwijzigingen gekozen"


class Teruggedraaid(LogFormatter):
    label = "Kernwijziging terugdraaien"
    message = "Verwerkte kernwijziging teruggedraaid"


def registreer(actions) -> None:
    """Give Wagtail's log the actions of this package."""
    actions.register_action(OVERGENOMEN)(Overgenomen)
    actions.register_action(AUTOMATISCH)(Automatisch)
    actions.register_action(LOGACTIE)(BeleidGekozen)
    actions.register_action(TERUGGEDRAAID)(Teruggedraaid)
