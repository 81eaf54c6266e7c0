"""Dates for the demo's schedule. Pure."""

from datetime import date, timedelta

ZOMER = (7, 8)


def tweede(weekdag: int, jaar: int, maand: int) -> date:
    """Return the second ``weekdag`` (Monday is 0) of a month."""
    eerste = date(jaar, maand, 1)
    return eerste + timedelta(days=(weekdag - eerste.weekday()) % 7 + 7)


def reeks(weekdag: int, *, vandaag: date, aantal: int = 10, geweest: int = 3) -> list[date]:
    """Return monthly dates around ``vandaag``, not in July or August, oldest first.

    About ``geweest`` of them lie in the past.
    """
    maand = vandaag.year * 12 + vandaag.month - 1 - geweest
    dagen: list[date] = []
    while len(dagen) < aantal:
        jaar, nul = divmod(maand, 12)
        if nul + 1 not in ZOMER:
            dagen.append(tweede(weekdag, jaar, nul + 1))
        maand += 1
    return dagen
