"""What a page type says about itself: what others show of it, and where it begins a frame. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Each publication of such a page shows elsewhere: its rows are lists that many pages draw from.
ALLES = ("*",)


@dataclass(frozen=True)
class Vertoning:
    """Stands on a page class as ``vertoning``.

    ``wortel``: the kind of frame it is the root of. ``velden``: what other pages of its frame show of it.
    ``toont``: page types (``app.Model``) whose whole text this type shows. ``ramen``: kinds of frames beside its
    own in which it shows.
    """

    wortel: str = ""
    velden: tuple[str, ...] = ("title", "slug", "show_in_menus")
    toont: tuple[str, ...] = ()
    ramen: tuple[str, ...] = ()

    def gevel(self, inhoud: Mapping[str, Any]) -> str:
        """Return a digest of what others show of a text; empty where it can never be the same."""
        if self.velden == ALLES:
            return ""
        waarden = [inhoud.get(naam) for naam in self.velden]
        return hashlib.sha256(json.dumps(waarden, default=str).encode()).hexdigest()[:32]


GEWOON = Vertoning()


def vertoning_van(model: Any) -> Vertoning:
    """Return what a page type says; a plain page says nothing special."""
    return getattr(model, "vertoning", GEWOON)
