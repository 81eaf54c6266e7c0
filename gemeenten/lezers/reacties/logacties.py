"""What the log says about a reaction, and never what the reader wrote."""

from typing import Any

from wagtail.log_actions import log

from gemeenten.models import Lezersreactie
from handleiding.logacties import Logactie

AFGEHANDELD = "gemeenten.lezersreactie.handel_af"
HEROPEND = "gemeenten.lezersreactie.heropen"
DOORGEGEVEN = "gemeenten.lezersreactie.geef_door"
VERWIJDERD = "gemeenten.lezersreactie.verwijder"

TABEL = (
    Logactie(AFGEHANDELD, "Reactie afgehandeld", "Een reactie van een lezer afgehandeld"),
    Logactie(HEROPEND, "Reactie heropend", "Een reactie van een lezer weer opengezet"),
    Logactie(
        DOORGEGEVEN, "Reactie doorgegeven", "Een reactie van een lezer doorgegeven aan de kern"
    ),
    Logactie(VERWIJDERD, "Reactie verwijderd", "Een reactie van een lezer verwijderd"),
)


def noteer(actie: str, reactie: Lezersreactie, user: Any) -> None:
    """Record on the page of ``reactie`` what ``user`` did to it."""
    log(instance=reactie.page.specific, action=actie, user=user, data={"reactie": reactie.pk})
