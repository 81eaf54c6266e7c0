"""Log lines on stderr: one record a line, with the request's number, and no secret that stands in an address."""

import logging
import re
from typing import Any

from config.draaien.verzoek import verzoeknummer

GEHEIM_IN_ADRES = re.compile(r"(/(?:account/password/reset/key|uitnodiging|meting)/)[^\s?#'\"]+")
VERVOLG = "    | "


def zonder_regeleinden(tekst: str) -> str:
    """Write out what does not print, so that nobody can add lines of their own to the log."""
    return "".join(teken if teken.isprintable() else ascii(teken)[1:-1] for teken in tekst)


def zonder_geheim(tekst: str) -> str:
    """Leave out the part of an address that lets somebody in."""
    return GEHEIM_IN_ADRES.sub(r"\1…", tekst)


class Logboekregel(logging.Formatter):
    """One line for a record; a traceback follows it, each line of it marked as belonging to it."""

    def __init__(self) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s [%(verzoek)s] %(message)s", "%Y-%m-%dT%H:%M:%S%z"
        )

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.verzoek = verzoeknummer.get()
        record.message = zonder_regeleinden(zonder_geheim(record.message))
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:
        tekst = zonder_geheim(super().formatException(ei))
        return "\n".join(VERVOLG + zonder_regeleinden(regel) for regel in tekst.splitlines())


class GeenGemisteAdressen(logging.Filter):
    """Drop the lines about addresses that do not exist: any scanner makes thousands."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != 404


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"()": "config.draaien.logboek.Logboekregel"}},
    "filters": {"gemist": {"()": "config.draaien.logboek.GeenGemisteAdressen"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "regel",
            "filters": ["gemist"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers go: they stay silent without DEBUG, or mail to nobody.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "wagtail": {"level": "WARNING"},
    },
}
