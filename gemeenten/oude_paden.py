"""Dotted paths that work in the queue names from before its room moved; kept until none of it can be left."""

import sys
from importlib import import_module

PADEN = {
    "gemeenten.beoordeling.post": "gemeenten.goedkeuring.post",
    "gemeenten.kernwijzigingen.werk": "gemeenten.kernband.rondes.werk",
    "gemeenten.verbetervoorstel.bij": "gemeenten.kernband.voorstellen.bij",
}


def houd_vindbaar() -> None:
    """Let the old paths lead to the same modules."""
    for oud, nieuw in PADEN.items():
        sys.modules[oud] = import_module(nieuw)
