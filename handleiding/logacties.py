"""What the log can say: one row for each action that this product adds beside Wagtail's own.

The code is stored and never changes; the words may. An app adds its rows with ``neem_op``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.log_actions import LogFormatter, log


@dataclass(frozen=True)
class Logactie:
    """``wijzigt``: who did it wrote the text. ``grond``: its revision may go online without a review."""

    code: str
    label: str
    bericht: str
    wijzigt: bool = False
    grond: bool = False
    # Says more than ``bericht``, from the entry.
    zin: Callable[["Logactie", Any], str] | None = None


SPOED = "handleiding.spoedpublicatie"
ACHTERAF = "handleiding.achteraf_goedgekeurd"
OFFLINE = "handleiding.offline_gehaald"
PLANNING_INGETROKKEN = "handleiding.planning_ingetrokken"
OPMERKING = "handleiding.ingediend_met_opmerking"
GEWEIGERD = "handleiding.publicatie_geweigerd"
VERWIJDERD = "handleiding.verwijderd"
ETALAGE_HERSTELD = "handleiding.etalage_hersteld"
# What Wagtail writes itself when a text comes online: at once, or on its planned day.
GEPUBLICEERD = "wagtail.publish"
GEPLAND_ONLINE = "wagtail.publish.scheduled"
PUBLICATIES = frozenset({GEPUBLICEERD, GEPLAND_ONLINE})

TABEL = (
    Logactie(SPOED, "Spoedpublicatie", "Met spoed gepubliceerd", grond=True),
    Logactie(ACHTERAF, "Achteraf goedkeuren", "De spoedpublicatie achteraf goedgekeurd"),
    Logactie(OFFLINE, "Offline halen", "Offline gehaald"),
    Logactie(PLANNING_INGETROKKEN, "Planning intrekken", "De geplande publicatie ingetrokken"),
    Logactie(OPMERKING, "Opmerking bij indienen", "Ingediend met een opmerking"),
    Logactie(GEWEIGERD, "Publicatie geweigerd", "Geplande publicatie geweigerd"),
    Logactie(VERWIJDERD, "Pagina eronder verwijderen", "Een pagina eronder verwijderd"),
    Logactie(ETALAGE_HERSTELD, "Etalage herstellen", "Hersteld wat lezers te zien krijgen"),
)
_bekend: dict[str, Logactie] = {}


def neem_op(rijen: Iterable[Logactie]) -> None:
    """Know these actions too."""
    _bekend.update({rij.code: rij for rij in rijen})


neem_op(TABEL)


def gronden() -> list[str]:
    """Return the actions that are a ground for their revision to go online."""
    return [rij.code for rij in _bekend.values() if rij.grond]


def noteer(instance: Any, action: str, **gegevens: Any) -> Any:
    """Log an action of ours, as its row says."""
    return log(instance, action, content_changed=_bekend[action].wijzigt, **gegevens)


def registreer(actions: Any) -> None:
    """Tell Wagtail what the entries mean (hook ``register_log_actions``)."""
    for rij in _bekend.values():
        actions.register_action(rij.code)(_formatter(rij))


def _formatter(rij: Logactie) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = rij.label
        message = rij.bericht

        def format_message(self, log_entry: Any) -> str:
            return rij.zin(rij, log_entry) if rij.zin else rij.bericht

        def format_comment(self, log_entry: Any) -> str:
            """The reason that was given."""
            return log_entry.data.get("reden", "")

    return Formatter
