"""A schedule as an iCalendar file (RFC 5545). Plain values in, bytes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vText,
)

TIJDZONE = ZoneInfo("Europe/Amsterdam")
PRODID = "-//Collectief tegen Kindermishandeling//Handleiding//NL"
VERVERS = timedelta(hours=12)


@dataclass(frozen=True)
class Afspraak:
    """What a calendar shows of one sessie."""

    uid: str
    volgnummer: int
    titel: str
    begin: datetime
    einde: datetime
    plaats: str
    toelichting: str
    url: str
    gaat_door: bool
    gewijzigd: datetime


def uid_van(sleutel: UUID, groep: UUID) -> str:
    """Return the UID of a sessie of a group: the same in every revision, another in a copy."""
    return str(uuid5(sleutel, str(groep)))


def moment(dag: date, tijd) -> datetime:
    return datetime.combine(dag, tijd, tzinfo=TIJDZONE)


def bestaat(dag: date, tijd) -> bool:
    """Whether the clock shows this time on this day: in the night that summer time begins it skips an hour."""
    plaatselijk = moment(dag, tijd)
    return plaatselijk.astimezone(UTC).astimezone(TIJDZONE).replace(
        tzinfo=None
    ) == plaatselijk.replace(tzinfo=None)


def kalender(naam: str, afspraken: Iterable[Afspraak]) -> bytes:
    """Return a calendar that can be subscribed to; cancelled sessies stay in it, marked.

    Without a name it holds entries to take over once: a program then asks for no calendar to put beside others.
    """
    agenda = Calendar()
    agenda.add("prodid", PRODID)
    agenda.add("version", "2.0")
    if naam:
        agenda.add("name", naam)
        agenda.add("x-wr-calname", naam)
        agenda.add("refresh-interval", VERVERS, parameters={"VALUE": "DURATION"})
        agenda.add("x-published-ttl", "PT12H")
    agenda.add_component(_tijdzone())
    for afspraak in afspraken:
        agenda.add_component(_event(afspraak))
    return agenda.to_ical()


def _tijdzone() -> Timezone:
    """Return the zone by its rule, so that it holds for every year (European summer time).

    icalendar can derive a zone from the clock, but for a few years only, and puts the begin of
    summer time at 03:00 where RFC 5545 asks for the time before the change, 02:00.
    """
    zone = Timezone()
    zone.add("tzid", TIJDZONE.key)
    zomer = (TimezoneDaylight, "CEST", datetime(1981, 3, 29, 2), 3, timedelta(hours=1))  # noqa: DTZ001 - local time, as RFC 5545 asks
    winter = (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 10, timedelta(hours=2))  # noqa: DTZ001 - as above
    for soort, naam, vanaf, maand, van in (zomer, winter):
        deel = soort()
        deel.add("tzname", naam)
        deel.add("dtstart", vanaf)
        deel.add("rrule", {"freq": "yearly", "bymonth": maand, "byday": "-1su"})
        deel.add("tzoffsetfrom", van)
        deel.add("tzoffsetto", timedelta(hours=3) - van)
        zone.add_component(deel)
    return zone


def _event(afspraak: Afspraak) -> Event:
    event = Event()
    event.add("uid", afspraak.uid)
    event.add("dtstamp", afspraak.gewijzigd)
    event.add("last-modified", afspraak.gewijzigd)
    event.add("sequence", afspraak.volgnummer)
    event.add("dtstart", afspraak.begin)
    event.add("dtend", afspraak.einde)
    titel = afspraak.titel if afspraak.gaat_door else f"Gaat niet door: {afspraak.titel}"
    event.add("summary", vText(titel))
    event.add("status", "CONFIRMED" if afspraak.gaat_door else "CANCELLED")
    for naam, waarde in (
        ("location", afspraak.plaats),
        ("description", afspraak.toelichting),
        ("url", afspraak.url),
    ):
        if waarde:
            event.add(naam, waarde)
    return event
