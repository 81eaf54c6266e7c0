"""A question to the database that took long stands in the log: its text, never the values that were filled in."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created

LENGTE = 800  # of its text
logger = logging.getLogger("handleiding.database")


def luister() -> None:
    """Measure what is asked by every connection from now on."""
    connection_created.connect(_bij_verbinding, dispatch_uid="langzame vragen")


def zet_aan(verbinding: Any) -> None:
    """Measure what this connection asks; nothing where nobody wants to know."""
    if settings.LANGZAME_VRAAG and meet not in verbinding.execute_wrappers:
        verbinding.execute_wrappers.append(meet)


def meet(doe: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Ask, and write it down when it took as long as ``LANGZAME_VRAAG``, also when it failed."""
    begin = time.monotonic()
    try:
        return doe(sql, params, many, context)
    finally:
        milliseconden = (time.monotonic() - begin) * 1000
        if milliseconden >= settings.LANGZAME_VRAAG:
            logger.warning("A slow question, %d ms: %s", milliseconden, str(sql)[:LENGTE])


def _bij_verbinding(sender: Any, connection: Any, **kwargs: Any) -> None:
    zet_aan(connection)
