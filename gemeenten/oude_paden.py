"""Dotted paths that work in the queue names from before its room moved; kept until none of it can be left."""

import sys
from importlib import import_module

# Below ``gemeenten``: where it was, and where it is.
PADEN = {
    "beoordeling.post": "goedkeuring.post",
    "kernwijzigingen.werk": "kernband.rondes.werk",
    "verbetervoorstel.bij": "kernband.voorstellen.bij",
}


def houd_vindbaar() -> None:
    """Let the old paths lead to the same modules."""
    for oud, nieuw in PADEN.items():
        sys.modules[f"gemeenten.{oud}"] = import_module(f"gemeenten.{nieuw}")
