"""Who may refer to what: the registry of objections to the links, images and files in a page.

The core knows no walls between its users; an app that does registers a judge when it is loaded.
"""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page

# Called with the page as it would be saved and the person who saves it; returns objections in Dutch.
Keurder = Callable[[Page, Any], Iterable[str]]

_keurders: list[Keurder] = []


def registreer(keurder: Keurder) -> None:
    """Let ``keurder`` judge every page form from now on; registering twice changes nothing."""
    if keurder not in _keurders:
        _keurders.append(keurder)


def bezwaren(page: Page, user: Any) -> list[str]:
    """Return why ``user`` may not save ``page`` with the references it has now."""
    return [bezwaar for keurder in _keurders for bezwaar in keurder(page, user)]
