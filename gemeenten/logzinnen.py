"""What a line of the log says, where that depends on what was kept with it."""

from typing import Any

from django.apps import apps
from django.template.defaultfilters import date as datum
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime

from handleiding.logacties import Logactie
from handleiding.namen import met_hoofdletter


def met_titel(rij: Logactie, entry: Any) -> str:
    titel = entry.data.get("titel", "")
    return f"{rij.bericht}: {titel}" if titel else rij.bericht


def met_gemeente(rij: Logactie, entry: Any) -> str:
    """On the core's page this names the municipality, no person."""
    gemeente = entry.data.get("gemeente")
    return f"{rij.bericht} (voorstel van {gemeente})" if gemeente else rij.bericht


def wie(rij: Logactie, entry: Any) -> str:
    wie, rollen = entry.data.get("wie", ""), entry.data.get("rollen", ())
    if not entry.data.get("gemaild", True):
        return f"Uitnodiging niet gemaild: {wie}"
    return f"{rij.bericht}: {wie} ({', '.join(rollen)})" if rollen else f"{rij.bericht}: {wie}"


def besluiten(rij: Logactie, entry: Any) -> str:
    aantal = len(entry.data.get("besluiten", []))
    woord = "besluit" if aantal == 1 else "besluiten"
    hoe = "verwerkt" if entry.user_id else "automatisch verwerkt in het concept"
    later = entry.data.get("uitgesteld", 0)
    uitgesteld = f", waarvan {later} uitgesteld" if later else ""
    return f"Kernwijziging {hoe}: {aantal} {woord}{uitgesteld}"


def terug(rij: Logactie, entry: Any) -> str:
    return f"{rij.bericht}: {entry.data.get('plek', '')}"


def ronde(rij: Logactie, entry: Any) -> str:
    """How a round ended that is not kept any longer."""
    namen = dict(apps.get_model("gemeenten", "Overnameregel").Uitkomst.choices)
    uitkomsten = entry.data.get("uitkomsten", {})
    delen = [f"{aantal} × {namen.get(wat, wat)}" for wat, aantal in uitkomsten.items()]
    begonnen = datum(localtime(parse_datetime(entry.data["begonnen"])), "j F Y")
    soort = met_hoofdletter(entry.data["soort"])
    return f"{soort}, begonnen op {begonnen}: {', '.join(delen) or 'geen pagina’s'}"
