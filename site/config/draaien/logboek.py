"""Log lines on stderr: one record a line, with the request's number, and nothing of people or secrets.

What we write ourselves names accounts by their number. What others write may hold a secret that stands in an address, a
mail address, or the row that a database refused: those are left out here, whoever wrote them.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from config.draaien.verzoek import verzoeknummer

GEHEIM_IN_ADRES = re.compile(r"(/(?:account/password/reset/key|uitnodiging|meting)/)[^\s?#'\"]+")
MAILADRES = re.compile(r"[^\s@<>()\[\]{}'\"=,;:|/]+@[\w-]+(?:\.[\w-]+)+")
# PostgreSQL tells which value or row it refused.
RIJ = re.compile(r"(DETAIL:\s+(?:Key \([^)]*\)=|Failing row contains ))\([^\n]*\)")
VERVOLG = "    | "


def zonder_regeleinden(tekst: str) -> str:
    """Write out what does not print, so that nobody can add lines of their own to the log."""
    return "".join(teken if teken.isprintable() else ascii(teken)[1:-1] for teken in tekst)


def zonder_geheim(tekst: str) -> str:
    """Leave out the part of an address that lets somebody in, mail addresses, and what a database says of a row."""
    return RIJ.sub(r"\1(…)", MAILADRES.sub("…", GEHEIM_IN_ADRES.sub(r"\1…", tekst)))


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


class JsonLogboekregel(Logboekregel):
    """One object of JSON for a record, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        velden = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "verzoek": verzoeknummer.get(),
            "bericht": zonder_geheim(record.getMessage()),
        }
        if record.exc_info:
            velden["fout"] = zonder_geheim(logging.Formatter.formatException(self, record.exc_info))
        return json.dumps(velden, ensure_ascii=True)


def vorm(naam: str) -> type[Logboekregel]:
    """Return what writes lines in the form that ``LOG_VORM`` names."""
    return {"regels": Logboekregel, "json": JsonLogboekregel}[naam]


class GeenGemisteAdressen(logging.Filter):
    """Drop the lines about addresses that do not exist: any scanner makes thousands."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != 404


def instelling(naam: str) -> dict[str, Any]:
    """Return how a process of production logs, for Django's ``LOGGING``."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"regel": {"()": f"{__name__}.{vorm(naam).__name__}"}},
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
