"""How the log names what happens to a core change."""

from wagtail.log_actions import LogFormatter

from .overnemen import OVERGENOMEN, TERUGGEDRAAID


class Overgenomen(LogFormatter):
    label = "Kernwijziging verwerken"

    def format_message(self, log_entry):
        aantal = len(log_entry.data.get("besluiten", []))
        woord = "besluit" if aantal == 1 else "besluiten"
        reden = log_entry.data.get("reden")
        return f"Kernwijziging verwerkt: {aantal} {woord}" + (f". Reden: {reden}" if reden else "")


class Teruggedraaid(LogFormatter):
    label = "Kernwijziging terugdraaien"
    message = "Verwerkte kernwijziging teruggedraaid"


def registreer(actions) -> None:
    """Give Wagtail's log the actions of this package."""
    actions.register_action(OVERGENOMEN)(Overgenomen)
    actions.register_action(TERUGGEDRAAID)(Teruggedraaid)
