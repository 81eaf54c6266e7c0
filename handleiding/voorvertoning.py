"""Extra ways to preview a page in the CMS: an app that has one registers it here. Readers never get one.

The templates show what comes along as ``merktekens``: labels for a block or list item (by its id) or
a field (by its name), and a list above the text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

GEWOON = ("", "Zoals lezers het zien")


@dataclass(frozen=True)
class Merkregel:
    """One line of the list above the text, with the lines about what is inside it."""

    soort: str
    label: str
    naam: str
    binnen: Sequence["Merkregel"] = field(default=())


@dataclass(frozen=True)
class Merktekens:
    """What a preview shows beside the text: per place (kind, label) pairs, and a list above it."""

    kop: str
    per_plek: Mapping[str, Sequence[tuple[str, str]]]
    lijst: Sequence[Merkregel] = field(default=())
    uitleg: str = ""


@dataclass(frozen=True)
class Voorvertoning:
    """One extra way. ``merktekens`` returns None for a page that has no use for it."""

    naam: str
    label: str
    past_bij: Callable[[Any], bool]
    merktekens: Callable[[Any], Merktekens | None]


_soorten: dict[str, Voorvertoning] = {}


def registreer(soort: Voorvertoning) -> None:
    """Offer ``soort`` from now on; registering twice changes nothing."""
    _soorten[soort.naam] = soort


def soorten(page: Any) -> list[tuple[str, str]]:
    """Return Wagtail's preview modes for ``page``: the way readers see it comes first."""
    return [GEWOON, *((s.naam, s.label) for s in _soorten.values() if s.past_bij(page))]


def merktekens(page: Any, naam: str) -> Merktekens | None:
    """Return what the preview called ``naam`` shows beside the text of ``page``."""
    soort = _soorten.get(naam)
    return soort.merktekens(page) if soort and soort.past_bij(page) else None
