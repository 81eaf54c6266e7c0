"""How the log names what happens to a proposal. On the core page it names the municipality, no person."""

from typing import Any

from wagtail.log_actions import LogFormatter, log

from gemeenten.models import Verbetervoorstel
from handleiding.workflow.logboek import MetReden

VOORGESTELD = "gemeenten.verbetering_voorgesteld"
INGETROKKEN = "gemeenten.verbetering_ingetrokken"
IN_CONCEPT = "gemeenten.verbetering_in_concept"
TERUGGEDRAAID = "gemeenten.verbetering_teruggedraaid"
AFGEWEZEN = "gemeenten.verbetering_afgewezen"
OVERGENOMEN = "gemeenten.verbetering_overgenomen"
BIJ = "gemeenten.bij_door_verbetering"
BIJ_CONCEPT = "gemeenten.concept_bij_door_verbetering"

WOORDEN = {
    VOORGESTELD: ("Verbetering voorstellen", "Voorgesteld als verbetering van de kern"),
    INGETROKKEN: ("Verbetervoorstel intrekken", "Verbetervoorstel ingetrokken"),
    IN_CONCEPT: ("Verbetervoorstel overnemen", "Verbetervoorstel overgenomen in een concept"),
    TERUGGEDRAAID: ("Overname terugdraaien", "Overgenomen verbetervoorstel teruggedraaid"),
    AFGEWEZEN: ("Verbetervoorstel afwijzen", "Verbetervoorstel afgewezen"),
    OVERGENOMEN: ("Verbetervoorstel gepubliceerd", "Verbetervoorstel staat in de kern"),
    BIJ: ("Bij door verbetervoorstel", "Bijgewerkt met de kern, zonder dat de tekst veranderde"),
    BIJ_CONCEPT: ("Concept bij", "Concept bijgewerkt met de kern, zonder dat de tekst veranderde"),
}


class MetGemeente(MetReden):
    """Shows whose proposal it was, and the reason."""

    def format_message(self, log_entry: Any) -> str:
        gemeente = log_entry.data.get("gemeente")
        return f"{self.message} (voorstel van {gemeente})" if gemeente else str(self.message)


def noteer(
    actie: str, voorstel: Verbetervoorstel, page: Any, *, user: Any, reden: str = "", **extra: Any
) -> None:
    """Record on ``page`` (the variant or its core page) what was done to a proposal."""
    revision = extra.pop("revision", None)
    data = {"voorstel": voorstel.pk, "gemeente": voorstel.naam, "reden": reden, **extra}
    log(instance=page.specific, action=actie, user=user, revision=revision, data=data)


def registreer(actions: Any) -> None:
    """Give Wagtail's log the actions of this package."""
    basis: type[LogFormatter] = MetGemeente
    for actie, (label, message) in WOORDEN.items():
        formatter = type("Formatter", (basis,), {"label": label, "message": message})
        actions.register_action(actie)(formatter)
