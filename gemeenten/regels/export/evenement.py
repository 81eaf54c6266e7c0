"""Sessies as schema.org events, for search engines: JSON that stands in a page."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from handleiding.publiek.json_ld import als_script

from .ical import Afspraak

BASIS = "https://schema.org"


def als_json_ld(afspraken: Iterable[Afspraak], *, organisator: str) -> SafeString:
    """Return the JSON-LD of these sessies, safe inside a script element; empty without any."""
    events = [_event(afspraak, organisator) for afspraak in afspraken]
    if not events:
        return SafeString("")
    return als_script({"@context": BASIS, "@graph": events})


def _event(afspraak: Afspraak, organisator: str) -> dict:
    status = "EventScheduled" if afspraak.gaat_door else "EventCancelled"
    return {
        "@type": "Event",
        "@id": f"urn:uuid:{afspraak.uid}",
        "name": afspraak.titel,
        "startDate": afspraak.begin.isoformat(),
        "endDate": afspraak.einde.isoformat(),
        "eventStatus": f"{BASIS}/{status}",
        "eventAttendanceMode": f"{BASIS}/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": afspraak.plaats or organisator},
        "organizer": {"@type": "GovernmentOrganization", "name": organisator},
        "description": afspraak.toelichting,
        "url": afspraak.url,
    }
