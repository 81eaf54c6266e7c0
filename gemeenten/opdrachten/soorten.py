"""The kinds of orders: each room registers its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.core.files import File

from gemeenten.models import GemeentePage, Opdracht

STAP_BEWAARD = 3600


@dataclass
class Gedaan:
    """What came of an order: sentences for who asked, and an edition or a file where it made one."""

    meldingen: list[str] = field(default_factory=list)
    waarschuwingen: list[str] = field(default_factory=list)
    editie: GemeentePage | None = None
    bestand: File | None = None
    bestandsnaam: str = ""
    geheim: str = ""


@dataclass(frozen=True, kw_only=True)
class Opdrachtsoort:
    """A kind. ``doe`` gets the order and a function that tells how far it is.

    It raises ValidationError or PermissionDenied, in Dutch, for what cannot be: that is told where it was asked
    (``terug``), by field. ``in_een``: all it does is one transaction with its outcome; what only makes a file
    needs none, and holds up nobody who writes. ``mag``: who may (still) have what comes of it. ``bewaard``: how long
    the order is kept, where that is not as long as others of its end (``opruimen``). ``bij_weigering``: what else ends
    when the order is refused.
    """

    naam: str
    titel: str
    uitleg: str
    doe: Callable[[Opdracht, "Voortgang"], Gedaan]
    terug: Callable[[Opdracht], str]
    verder: Callable[[Opdracht], str] | None = None
    mag: Callable[[Opdracht, Any], bool] = lambda opdracht, user: True
    in_een: bool = True
    bewaard: timedelta | None = None
    bij_weigering: Callable[[Opdracht], None] = lambda opdracht: None


_soorten: dict[str, Opdrachtsoort] = {}


def registreer(*soorten: Opdrachtsoort) -> None:
    """Add kinds; registering twice changes nothing."""
    for soort in soorten:
        _soorten.setdefault(soort.naam, soort)


def soort_van(opdracht: Opdracht) -> Opdrachtsoort:
    """Return the kind of an order."""
    return _soorten[opdracht.soort]


def soorten() -> list[Opdrachtsoort]:
    """Return every kind there is."""
    return list(_soorten.values())


class Voortgang:
    """How far an order is. In the cache: what runs in one transaction tells others nothing through the database."""

    def __init__(self, opdracht: Opdracht) -> None:
        self.sleutel = f"opdracht-{opdracht.pk}"

    def __call__(self, stap: str, klaar: int = 0, totaal: int = 0) -> None:
        """Tell the step that begins, or how many of how many are done in it."""
        cache.set(self.sleutel, (stap, klaar, totaal), STAP_BEWAARD)

    def lees(self) -> tuple[str, int, int]:
        """Return what was told last."""
        return cache.get(self.sleutel) or ("", 0, 0)
