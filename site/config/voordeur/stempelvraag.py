"""The one question that an answer from memory costs, asked outside of Django's requests."""

import logging
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db import Error, connection
from django.utils import timezone

Antwoord = TypeVar("Antwoord")
logger = logging.getLogger("handleiding.voordeur")


def vraag_database(wat: Callable[[], Antwoord]) -> Antwoord | None:
    """Return what ``wat`` reads, or None where the database does not answer: then nothing is known.

    A connection that is kept is not tried before, as Django does between two requests: this question is the trial.
    """
    connection.close_if_unusable_or_obsolete()
    connection.health_check_done = True
    return nog_eens(wat)


def nog_eens(wat: Callable[[], Antwoord]) -> Antwoord | None:
    """Ask on the connection that this request has already."""
    try:
        return wat()
    except Error as fout:
        logger.warning("The database is away: %s", type(fout).__name__)
        # Inside a transaction a connection is for who began that.
        if not connection.in_atomic_block:
            connection.close()
        return None


def na_afloop() -> None:
    """Close the connection where it may not be kept, as Django does after a request."""
    connection.close_if_unusable_or_obsolete()


def vandaag() -> date:
    """Return the day by the clock here: it is in each key, as any page may say what is to come."""
    return timezone.localdate()
