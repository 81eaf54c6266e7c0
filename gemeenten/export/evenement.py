"""Sessies as schema.org events, for search engines: JSON that stands in a page."""

import json
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from .ical import Afspraak

# In a script element only these could end the data; JSON allows them as escapes.
VEILIG = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
BASIS = "https://schema.org"


def als_json_ld(afspraken: Iterable[Afspraak], *, organisator: str) -> SafeString:
    """Return the JSON-LD of these sessies, safe inside a script element; empty without any."""
    events = [_event(afspraak, organisator) for afspraak in afspraken]
    if not events:
        return SafeString("")
    tekst = json.dumps({"@context": BASIS, "@graph": events}, ensure_ascii=False)
    return mark_safe(tekst.translate(VEILIG))  # noqa: S308 - what could end the element is escaped


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
