"""The one question that an answer from memory costs, asked outside of Django's requests."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as klok
from typing import Any

from django.db import Error, connection
from django.utils import timezone

from handleiding.publiek.geheugen.stand import ONBEKEND

logger = logging.getLogger("handleiding.voordeur")
# The day of now with the moments it lies between; found again outside of them, wherever the clock went.
_dag: tuple[float, float, date] = (0, 0, date.min)


def vraag_database(wat: Callable[..., Any], *waarden: Any) -> Any:
    """Return what ``wat`` reads, or ``ONBEKEND`` where the database does not answer: then nothing is known.

    A connection that is kept is not tried before, as Django does between two requests: this question is the trial.
    """
    try:
        return wat(*waarden)
    except Error as fout:
        logger.warning("The database is away: %s", type(fout).__name__)
        # Inside a transaction a connection is for who began that.
        if not connection.in_atomic_block:
            connection.close()
        return ONBEKEND


def na_afloop() -> None:
    """Close the connection where it may not be kept, as Django does after a request."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def vandaag() -> date:
    """Return the day by the clock here: it is in each key, as any page may say what is to come."""
    global _dag  # noqa: PLW0603 - of three values that belong together, replaced at once
    begin, einde, dag = _dag
    if not begin <= time.time() < einde:
        dag = timezone.localdate()
        zone = timezone.get_current_timezone()
        middernacht = datetime.combine(dag, klok(), tzinfo=zone)
        morgen = datetime.combine(dag + timedelta(days=1), klok(), tzinfo=zone)
        _dag = (middernacht.timestamp(), morgen.timestamp(), dag)
    return dag
