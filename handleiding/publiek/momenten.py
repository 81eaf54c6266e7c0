"""A day and a time on the clock as the moments that they were: some hours never are, some are twice. Pure."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def momenten(dag: date, tijd: time, zone: tzinfo) -> tuple[datetime, ...]:
    """Return when the clock said this: once, not at all (an hour that was skipped), or twice."""
    klok = datetime.combine(dag, tijd)
    gevonden: list[datetime] = []
    for keer in (0, 1):
        moment = klok.replace(tzinfo=zone, fold=keer).astimezone(UTC)
        if moment not in gevonden and _klok(moment, zone) == klok:
            gevonden.append(moment)
    return tuple(sorted(gevonden))


def _klok(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def dag_van(dag: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return when a day begins and when the next one does: 23, 24 or 25 hours later."""
    return _begin(dag, zone), _begin(dag + timedelta(days=1), zone)


def _begin(dag: date, zone: tzinfo) -> datetime:
    return datetime.combine(dag, time(), zone).astimezone(UTC)


def is_dubbel(moment: datetime, zone: tzinfo) -> bool:
    """Return whether the clock said the same at another moment of that day."""
    klok = _klok(moment, zone)
    return len(momenten(klok.date(), klok.time(), zone)) > 1
