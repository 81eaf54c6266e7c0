"""How the log names what happens to a core change."""

from django.template.defaultfilters import date as datum
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from wagtail.log_actions import LogFormatter

from gemeenten.models import Overnameregel
from handleiding.workflow.logboek import MetReden

from .opruimen import OPGERUIMD
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


class Opgeruimd(LogFormatter):
    """How a round ended that is not kept any longer."""

    label = "Verslag van overnemen"
    message = "Ronde opgeruimd"

    def format_message(self, log_entry):
        uitkomsten = log_entry.data.get("uitkomsten", {})
        namen = dict(Overnameregel.Uitkomst.choices)
        delen = [f"{aantal} × {namen.get(wat, wat)}" for wat, aantal in uitkomsten.items()]
        begonnen = datum(localtime(parse_datetime(log_entry.data["begonnen"])), "j F Y")
        soort = log_entry.data["soort"].capitalize()
        return f"{soort}, begonnen op {begonnen}: {', '.join(delen) or 'geen pagina’s'}"


class Teruggedraaid(LogFormatter):
    label = "Kernwijziging terugdraaien"
    message = "Verwerkte kernwijziging teruggedraaid"


def registreer(actions) -> None:
    """Give Wagtail's log the actions of this package."""
    actions.register_action(OVERGENOMEN)(Overgenomen)
    actions.register_action(AUTOMATISCH)(Automatisch)
    actions.register_action(LOGACTIE)(BeleidGekozen)
    actions.register_action(OPGERUIMD)(Opgeruimd)
    actions.register_action(TERUGGEDRAAID)(Teruggedraaid)
