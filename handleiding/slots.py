"""The registry behind local slots: who knows an edition's own data registers itself here.

The core does not know that municipalities exist; it only asks whether anyone has local data for a
page. The app that does calls ``registreer`` once, when it is loaded.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wagtail.models import Page

# Called with the page and its ancestors; returns data by slot name, or None outside an edition.
Leverancier = Callable[[Page, Sequence[Page]], Mapping[str, Any] | None]

_leveranciers: list[Leverancier] = []


def registreer(leverancier: Leverancier) -> None:
    """Let ``leverancier`` supply local data from now on; registering twice changes nothing."""
    if leverancier not in _leveranciers:
        _leveranciers.append(leverancier)


def lokale_gegevens(page: Page, voorouders: Sequence[Page]) -> Mapping[str, Any]:
    """Return the local data for ``page`` by slot name; empty in the core."""
    for leverancier in _leveranciers:
        gegevens = leverancier(page, voorouders)
        if gegevens is not None:
            return gegevens
    return {}
