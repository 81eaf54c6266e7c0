"""What has to hold before an edition goes online. Who knows registers; the page asks.

The page type stands below onboarding, which knows the checklist, so it cannot ask it directly.
"""

from collections.abc import Callable
from typing import Any

_bezwaren: list[Callable[[Any], str]] = []


def registreer(bezwaar: Callable[[Any], str]) -> None:
    """Let ``bezwaar`` say why an edition may not go online; registering twice changes nothing."""
    if bezwaar not in _bezwaren:
        _bezwaren.append(bezwaar)


def bezwaar(editie: Any) -> str:
    """Return the first objection to ``editie`` going online, in Dutch, or an empty string."""
    return next((reden for vraag in _bezwaren if (reden := vraag(editie))), "")
